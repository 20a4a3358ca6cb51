/** A program of its own that erases a person, and kills itself with `kill -9` at one step; or only tells the steps. */
import { actingAs } from '#platform/context.ts';
import { createLog } from '#platform/log/log.ts';
import { erasePerson } from '#privacy/erasure';
import { readConfig } from '../../src/config.ts';
import { openInstallation } from '../../src/installation.ts';

const [settings = '{}', personId = '', fatal = ''] = process.argv.slice(2);
const env = JSON.parse(settings) as Record<string, string>;
const { school, close } = await openInstallation(readConfig(env), {
  beside: true,
  demo: false,
  log: createLog('silent'),
});
const steps: string[] = [];
const onStep = async (step: string): Promise<void> => {
  steps.push(step);
  if (step === fatal) process.kill(process.pid, 'SIGKILL');
};
const ctx = { ...actingAs(school.ctx, { kind: 'operator' }), onStep };
const { state } = await erasePerson(ctx, school.inventory, { personId, requestedBy: 'operator' });
await close();
process.stdout.write(`${JSON.stringify({ state, steps })}\n`);
process.exit(0);
