import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { publish } from '#platform/events.ts';
import type { EnrolmentsDb } from './schema.ts';

declare module '#platform/events.ts' {
  interface DomainEvents {
    'enrolment.completed': { readonly enrolmentId: string; readonly personId: string };
  }
}

/** Records that everything was done; `false` when it was recorded before, or the enrolment is not active. */
export async function completeEnrolment(ctx: Context, enrolmentId: string): Promise<boolean> {
  return transact(ctx, async (tx) => {
    const completed = await tables<EnrolmentsDb>(tx)
      .updateTable('enrolments')
      .set({ completed_at: tx.clock.now() })
      .where('id', '=', enrolmentId)
      .where('active_at', 'is not', null)
      .where('completed_at', 'is', null)
      .where('cancelled_at', 'is', null)
      .returning('person_id')
      .executeTakeFirst();
    if (!completed?.person_id) return false;
    const personId = completed.person_id;
    await audit(tx, { action: 'enrolment.completed', personId, object: { kind: 'enrolment', id: enrolmentId } });
    await publish(tx, 'enrolment.completed', { enrolmentId, personId });
    return true;
  });
}
