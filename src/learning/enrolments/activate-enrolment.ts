import { getPerson } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { publish } from '#platform/events.ts';
import { postAdmitted } from './mail.ts';
import { getEnrolment } from './queries.ts';
import type { EnrolmentsDb } from './schema.ts';

declare module '#platform/events.ts' {
  interface DomainEvents {
    'enrolment.activated': { readonly enrolmentId: string; readonly personId: string };
  }
}

/** Opens the lessons to the learner, and tells them the first step. A second time changes nothing. */
export async function activateEnrolment(ctx: Context, enrolmentId: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const activated = await tables<EnrolmentsDb>(tx)
      .updateTable('enrolments')
      .set({ active_at: tx.clock.now() })
      .where('id', '=', enrolmentId)
      .where('active_at', 'is', null)
      .where('cancelled_at', 'is', null)
      .returning('person_id')
      .executeTakeFirst();
    if (!activated?.person_id) return;
    const personId = activated.person_id;
    await audit(tx, { action: 'enrolment.activated', personId, object: { kind: 'enrolment', id: enrolmentId } });
    await postAdmitted(tx, await getPerson(tx, personId), await getEnrolment(tx, enrolmentId));
    await publish(tx, 'enrolment.activated', { enrolmentId, personId });
  });
}
