/** What stood on a page counts as read; of ratings without words a page marks the first, and a job goes on with the others. */
import { z } from 'zod';
import { markFeedbackRead } from '#learning/feedback';
import { type Context, transact } from '#platform/context.ts';
import { defineJob, enqueue } from '#platform/jobs/jobs.ts';
import { type FeedbackFilter, PERIODS } from './board.ts';
import type { BoardHead } from './board-head.ts';
import { findNewRatings, RATINGS_AT_ONCE, type SaidPage } from './said.ts';

/** `filter`: as the page was made, whatever its address left open. */
export async function markShown(ctx: Context, board: SaidPage & BoardHead, filter: FeedbackFilter): Promise<void> {
  const { said, newRatings, refreshedAt } = board;
  const shown = [...said.filter(({ isNew }) => isNew).map(({ id }) => id), ...newRatings];
  if (shown.length === 0) return;
  await transact(ctx, async (tx) => {
    await markFeedbackRead(tx, shown);
    if (newRatings.length < RATINGS_AT_ONCE || !refreshedAt) return;
    const { programme, cohort, lesson, period } = filter;
    await enqueue(tx, markCountedJob, { programme, cohort, lesson, period, countedAt: refreshedAt.toString() });
  });
}

/** All that the page counted: each batch is an act of its own. */
async function markCounted(ctx: Context, filter: FeedbackFilter, countedAt: Temporal.Instant): Promise<void> {
  for (;;) {
    const ratings = await findNewRatings(ctx, filter, countedAt);
    if (ratings.length === 0) return;
    await markFeedbackRead(ctx, ratings);
  }
}

const slug = z.string().optional();

export const markCountedJob = defineJob({
  name: 'effectiveness.mark-counted',
  payload: z.object({ programme: slug, cohort: slug, lesson: slug, period: z.enum(PERIODS), countedAt: z.string() }),
  run: (ctx, { countedAt, programme, cohort, lesson, period }) =>
    markCounted(ctx, { programme, cohort, lesson, period }, Temporal.Instant.from(countedAt)),
});
