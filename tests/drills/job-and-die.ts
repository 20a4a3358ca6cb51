/** A program of its own that takes a job which does not end, says so, and is to be killed in the middle of it. */
import { z } from 'zod';
import type { Connection } from '#platform/database/database.ts';
import { defineJob } from '#platform/jobs/jobs.ts';
import { startWorker } from '#platform/jobs/worker.ts';
import { createLog } from '#platform/log/log.ts';
import { openSchool } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';

const { env, connection, name } = JSON.parse(process.argv[2] ?? '{}') as {
  env: Record<string, string>;
  connection: Connection;
  name: string;
};
const school = await openSchool({
  config: readConfig(env),
  connection,
  secretKey: 'a secret key for tests, thirty-two characters and more',
  log: createLog('silent'),
});
const endless = defineJob({
  name,
  payload: z.object({}),
  run: async () => {
    process.send?.('taken');
    await new Promise(() => undefined);
  },
});
await startWorker(school.ctx, connection, [endless], []);
