import { getPerson } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { actingId, type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict } from '#platform/errors.ts';
import { publish } from '#platform/events.ts';
import { postOrderCancelled } from './mail.ts';
import { stateOf } from './order.ts';
import { lockOrder } from './queries.ts';
import type { OrdersDb } from './schema.ts';

declare module '#platform/events.ts' {
  interface DomainEvents {
    'order.cancelled': { readonly orderId: string; readonly subjectKind: string; readonly subjectId: string | null };
  }
}

export interface Cancelling {
  readonly orderId: string;
  /** Told to the payer when the school cancels. */
  readonly reason?: string | undefined;
}

/**
 * Cancels an order that waits; a second time changes nothing. When somebody else than the payer cancels, the payer is
 * told by letter. Throws `Conflict('order-paid')`.
 */
export async function cancelOrder(
  ctx: Context,
  { orderId, reason }: Cancelling,
): Promise<'cancelled' | 'was cancelled'> {
  return transact(ctx, async (tx) => {
    const order = await lockOrder(tx, orderId);
    const state = stateOf(order);
    if (state === 'cancelled') return 'was cancelled';
    if (state === 'paid') throw new Conflict('order-paid');
    const by = actingId(tx);
    await tables<OrdersDb>(tx)
      .updateTable('orders')
      .set({ cancelled_at: tx.clock.now(), cancelled_by: by, cancel_reason: reason ?? null })
      .where('id', '=', orderId)
      .execute();
    await audit(tx, {
      action: 'order.cancelled',
      personId: order.person_id,
      object: { kind: 'order', id: orderId },
      details: { number: order.number },
    });
    if (order.person_id && order.person_id !== by) {
      await postOrderCancelled(tx, order, await getPerson(tx, order.person_id), reason);
    }
    await publish(tx, 'order.cancelled', { orderId, subjectKind: order.subject_kind, subjectId: order.subject_id });
    return 'cancelled';
  });
}
