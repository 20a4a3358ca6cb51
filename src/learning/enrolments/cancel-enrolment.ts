import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict } from '#platform/errors.ts';
import { cancelOrder } from '#school/payments';
import { mayBeCancelled, stateOf } from './enrolment.ts';
import { lockEnrolment } from './queries.ts';
import type { EnrolmentsDb } from './schema.ts';

/**
 * Gives up a seat that was not paid for. With an order, the order is cancelled, and the seat goes with it, so that the
 * two never tell different stories. Throws `Conflict('enrolment-kept')` for what is paid or done.
 */
export async function cancelEnrolment(
  ctx: Context,
  { enrolmentId, reason }: { readonly enrolmentId: string; readonly reason?: string },
): Promise<void> {
  await transact(ctx, async (tx) => {
    const found = await tables<EnrolmentsDb>(tx)
      .selectFrom('enrolments')
      .select('order_id')
      .where('id', '=', enrolmentId)
      .executeTakeFirst();
    // The order is locked before the enrolment, as its confirmation does.
    if (found?.order_id) await cancelOrder(tx, { orderId: found.order_id, ...(reason !== undefined && { reason }) });
    else await endEnrolment(tx, enrolmentId, reason);
  });
}

/** The seat is free again. A second time changes nothing. */
export async function endEnrolment(tx: Context, enrolmentId: string, reason?: string): Promise<void> {
  const enrolment = await lockEnrolment(tx, enrolmentId);
  if (stateOf(enrolment) === 'cancelled') return;
  if (!mayBeCancelled(enrolment)) throw new Conflict('enrolment-kept');
  await tables<EnrolmentsDb>(tx)
    .updateTable('enrolments')
    .set({ cancelled_at: tx.clock.now(), cancel_reason: reason ?? null })
    .where('id', '=', enrolmentId)
    .execute();
  await audit(tx, {
    action: 'enrolment.cancelled',
    personId: enrolment.person_id,
    object: { kind: 'enrolment', id: enrolmentId },
  });
}
