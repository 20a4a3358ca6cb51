import type { Context } from '#platform/context.ts';
import { findInstallation, registerInstallation } from '#platform/installation.ts';
import { forgetSeals } from '#protection/trail';
import { seedDemo, seedScale } from '../../seed/index.ts';
import { Failure, type Verb, WrongWords } from '../verb.ts';

const MOST_LEARNERS = 1_000_000;

export const seed: Verb = {
  name: 'seed',
  usage: '[--scale N]',
  summary: 'Loads the demo school; with --scale, N more learners with their history',
  words: 0,
  options: { scale: { type: 'string' } },
  async run({ ctx, flags, school }) {
    if (flags['scale'] === undefined) {
      const password = ctx.ids.token(9);
      await seedDemo(ctx, { password });
      await registerInstallation(ctx, true);
      await school.runWaitingJobs();
      return { lines: [`The demo school is loaded. Everybody's password: ${password}`] };
    }
    const scale = Number(flags['scale']);
    if (!Number.isInteger(scale) || scale < 1 || scale > MOST_LEARNERS) {
      throw new WrongWords(`--scale takes a whole number from 1 to ${MOST_LEARNERS}`);
    }
    if (!(await isDemoOrEmpty(ctx)))
      throw new Failure('this is a real school: invented learners are added to a demo school only');
    await seedScale(ctx, scale);
    // Their acts bear the days of their history, which may be sealed already.
    await forgetSeals(ctx);
    return { lines: [`${scale} learners with their history are added`] };
  },
};

async function isDemoOrEmpty(ctx: Context): Promise<boolean> {
  const installation = await findInstallation(ctx);
  return installation === undefined || installation.demo;
}
