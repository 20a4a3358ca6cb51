/** A program of its own that restores a school, and kills itself with `kill -9` at one step of the change-over. */
import { createLog } from '#platform/log/log.ts';
import { readConfig } from '../../src/config.ts';
import { restoreSchool } from '../../src/restore/from-backup.ts';
import type { RestoreRequest } from '../../src/restore/request.ts';

const [given = '{}'] = process.argv.slice(2);
const { env, request, fatal } = JSON.parse(given) as {
  env: Record<string, string>;
  request: RestoreRequest;
  fatal: string;
};
await restoreSchool(readConfig(env), request, createLog('silent'), async (step) => {
  if (step === fatal) process.kill(process.pid, 'SIGKILL');
});
