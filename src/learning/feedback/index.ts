/** `use.feedback`: what learners say of lessons and programmes, freely, and as long as they leave it standing. */
import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { on } from '#platform/events.ts';
import type { Room } from '#platform/room.ts';
import type {} from '#privacy/consents';
import type {} from '#privacy/minors';
import type {} from '#privacy/restriction';
import { openFeedbackOf } from './open-feedback.ts';
import { routes } from './routes.tsx';
import { feedbackTable } from './schema.ts';

export { giveFeedback } from './give-feedback.ts';
export { openFeedback } from './open-feedback.ts';
export {
  FEEDBACK_READ_DAYS,
  type FeedbackStanding,
  feedbackStanding,
  markFeedbackRead,
} from './read-feedback.ts';
export type { FeedbackDb } from './schema.ts';

/** What a guardian said of their child's studies does not change hands. */
async function dropFeedbackOf(tx: Context, wardId: string): Promise<void> {
  await sql`delete from feedback where enrolment_id in (select id from enrolments where ward_id = ${wardId})`.execute(
    tx.db,
  );
}

export const room: Room = {
  name: 'learning/feedback',
  tables: [feedbackTable],
  listeners: [
    on('consent.withdrawn', async (tx, { personId, purpose }) => {
      if (purpose === 'improvement') await openFeedbackOf(tx, personId);
    }),
    on('restriction.imposed', (tx, { personId }) => openFeedbackOf(tx, personId)),
    on('restriction.lifted', (tx, { personId }) => openFeedbackOf(tx, personId)),
    on('ward.leaving', (tx, { wardId }) => dropFeedbackOf(tx, wardId)),
    on('ward.grown', (tx, { wardId }) => dropFeedbackOf(tx, wardId)),
    on('ward.handed-over', (tx, { wardId }) => dropFeedbackOf(tx, wardId)),
  ],
  routes,
};
