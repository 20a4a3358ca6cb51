import { findInstallation } from '#platform/installation.ts';
import { forgetSeals } from '#protection/trail';
import { demoPasswordOf } from '../../installation.ts';
import { seedDemo, seedScale } from '../../seed/index.ts';
import { Failure, type Flags, type Handed, type Verb, WrongWords } from '../verb.ts';

const MOST_LEARNERS = 1_000_000;

export const seed: Verb = {
  name: 'seed',
  usage: '[--scale N]',
  summary: 'Loads the demo school; with --scale, N more learners with their history',
  words: 0,
  options: { scale: { type: 'string' } },
  async run(handed) {
    const { ctx, flags } = handed;
    const scale = scaleOf(flags);
    const installation = await findInstallation(ctx);
    if (installation?.demo === false)
      throw new Failure('this is a real school: invented people are added to a demo school only');
    // A school that only had more learners would be nothing that a start knows how to begin.
    const lines = scale === undefined || !installation ? [await loadDemo(handed)] : [];
    if (scale === undefined) return { lines };
    await seedScale(ctx, scale);
    // Their acts bear the days of their history, which may be sealed already.
    await forgetSeals(ctx);
    return { lines: [...lines, `${scale} learners with their history are added`] };
  },
};

function scaleOf({ scale }: Flags): number | undefined {
  if (scale === undefined) return undefined;
  const count = Number(scale);
  if (Number.isInteger(count) && count >= 1 && count <= MOST_LEARNERS) return count;
  throw new WrongWords(`--scale takes a whole number from 1 to ${MOST_LEARNERS}`);
}

async function loadDemo({ ctx, config, school }: Handed): Promise<string> {
  const password = await demoPasswordOf(config);
  await seedDemo(ctx, { password });
  await school.runWaitingJobs();
  return `The demo school is loaded. Everybody's password: ${password}`;
}
