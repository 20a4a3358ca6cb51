/** A run over the terms in a process of its own, on a database that is there: to be killed. */
import { movableClock } from '#platform/clock.ts';
import { actingAs } from '#platform/context.ts';
import type { Connection } from '#platform/database/database.ts';
import { createLog } from '#platform/log/log.ts';
import { runRetention } from '#privacy/retention';
import { openSchool } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';

const { connection, folder, now } = JSON.parse(process.argv[2] ?? '{}') as {
  connection: Connection;
  folder: string;
  now: string;
};
const school = await openSchool({
  config: readConfig({
    NODE_ENV: 'test',
    DATA_DIR: `${folder}/data`,
    LEDGER_URL: `file:${folder}/ledger`,
    DRILL_KEY_FILE: `${folder}/drill.key`,
  }),
  connection,
  secretKey: 'a secret key for tests, thirty-two characters and more',
  log: createLog('silent'),
  clock: movableClock(now),
});
process.send?.('open');
await runRetention(actingAs(school.ctx, { kind: 'operator' }), school.inventory);
process.send?.('done');
process.disconnect?.();
await school.close();
