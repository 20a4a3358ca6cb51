/** The school under measurement, in a process of its own: the whole web as `bin/start` serves it, without the worker. */
import { serve } from '@hono/node-server';
import { createLog } from '#platform/log/log.ts';
import { openSchool } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { readBuiltAssets } from '../src/web/assets.ts';

const [host = '', user = '', database = '', dataDir = '', secretKey = ''] = process.argv.slice(2);
const school = await openSchool({
  config: readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'info' }),
  connection: { host, user, database },
  secretKey,
  // The log is written as in service, and thrown away by the parent.
  log: createLog('info'),
});
const app = school.createWeb(readBuiltAssets('dist/browser'));
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
server.once('listening', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
});
