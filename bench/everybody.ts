/** What the worker asks of everybody, in a school and in one of ten times its learners: it may grow with them, and no faster. */
import { refreshFigures } from '#learning/effectiveness';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { findUntold } from '#privacy/retention';
import type { Line } from './main.ts';
import { median } from './median.ts';
import { divideCohorts, fillOpinions } from './opinions.ts';
import { openSchoolOfLearners, type SchoolOfLearners } from './school-of-learners.ts';

const TIMES_LARGER = 10;
const MOST_TIMES = 12;
const ROUNDS = 3;

const ASKED: Readonly<Record<string, (ctx: Context) => Promise<unknown>>> = {
  'the hourly count of the board': refreshFigures,
  'finding whom to tell that their account closes': (ctx) => findUntold(ctx, schoolDay(ctx.clock.now())),
};

/** `learners`: of the large school; everybody has said something once. */
export async function measureEverybody(learners: number): Promise<Line[]> {
  const small = await openWithOpinions(Math.ceil(learners / TIMES_LARGER));
  try {
    const large = await openWithOpinions(learners);
    try {
      const lines: Line[] = [];
      for (const [name, ask] of Object.entries(ASKED)) lines.push(await compare(name, ask, { small, large }));
      return lines;
    } finally {
      await large.close();
    }
  } finally {
    await small.close();
  }
}

async function openWithOpinions(learners: number): Promise<SchoolOfLearners> {
  const school = await openSchoolOfLearners(learners);
  await divideCohorts(school.ctx);
  await fillOpinions(school.ctx, learners);
  return school;
}

type Schools = Readonly<Record<'small' | 'large', SchoolOfLearners>>;

async function compare(name: string, ask: (ctx: Context) => Promise<unknown>, schools: Schools): Promise<Line> {
  const { small, large } = schools;
  const taken: { small: number; large: number }[] = [];
  // The first round warms the connections and is not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const times = { small: await timed(ask, small), large: await timed(ask, large) };
    if (round > 0) taken.push(times);
  }
  const times = median(taken.map((each) => each.large / each.small));
  const [inSmall, inLarge] = [median(taken.map((each) => each.small)), median(taken.map((each) => each.large))];
  const [many, few] = [large, small].map(({ learners }) => learners.toLocaleString('en'));
  return {
    name: `${name}, ${many} learners: times that of ${few}`,
    measured: `${times.toFixed(1)} (${Math.round(inLarge)} ms of ${Math.round(inSmall)} ms)`,
    target: `<= ${MOST_TIMES}`,
    met: times <= MOST_TIMES,
    values: { learners: large.learners, times, largeMs: inLarge, smallMs: inSmall },
  };
}

async function timed(ask: (ctx: Context) => Promise<unknown>, { ctx }: SchoolOfLearners): Promise<number> {
  const began = performance.now();
  await ask(ctx);
  return performance.now() - began;
}
