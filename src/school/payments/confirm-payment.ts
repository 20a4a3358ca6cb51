import { getPerson } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { actingId, type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict } from '#platform/errors.ts';
import { publish } from '#platform/events.ts';
import { postOrderPaid } from './mail.ts';
import { type PaymentMethod, stateOf } from './order.ts';
import { FOR_WHOM, lockOrder } from './queries.ts';
import type { OrdersDb } from './schema.ts';

declare module '#platform/events.ts' {
  interface DomainEvents {
    'order.paid': { readonly orderId: string; readonly subjectKind: string; readonly subjectId: string | null };
  }
}

export interface Payment {
  readonly orderId: string;
  readonly method: PaymentMethod;
  /** For the books: the number of the payment order, who called. */
  readonly note?: string | undefined;
}

/**
 * Records that the money came, by hand of whoever acts. A second confirmation changes nothing.
 * Throws `Conflict('order-cancelled')`.
 */
export async function confirmPayment(
  ctx: Context,
  { orderId, method, note }: Payment,
): Promise<'confirmed' | 'was paid'> {
  return transact(ctx, async (tx) => {
    const order = await lockOrder(tx, orderId);
    const state = stateOf(order);
    if (state === 'paid') return 'was paid';
    if (state === 'cancelled') throw new Conflict('order-cancelled');
    const paid = await tables<OrdersDb>(tx)
      .updateTable('orders')
      .set({
        paid_at: tx.clock.now(),
        confirmed_by: actingId(tx),
        payment_method: method,
        payment_note: note ?? null,
      })
      .where('id', '=', orderId)
      .returningAll()
      .returning(FOR_WHOM)
      .executeTakeFirstOrThrow();
    await audit(tx, {
      action: 'order.paid',
      personId: order.person_id,
      object: { kind: 'order', id: orderId },
      details: { number: order.number, amount: order.amount_kzt, method },
    });
    if (order.person_id) await postOrderPaid(tx, paid, await getPerson(tx, order.person_id));
    await publish(tx, 'order.paid', { orderId, subjectKind: order.subject_kind, subjectId: order.subject_id });
    return 'confirmed';
  });
}
