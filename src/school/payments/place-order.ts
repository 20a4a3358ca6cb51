import { sql } from 'kysely';
import { getPerson } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { schoolDay } from '#platform/clock.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { postOrderPlaced } from './mail.ts';
import { orderNumber } from './order.ts';
import { FOR_WHOM } from './queries.ts';
import type { OrdersDb } from './schema.ts';

export interface NewOrder {
  readonly personId: string;
  /** The child who studies, when the payer ordered it for one of theirs. */
  readonly wardId?: string | undefined;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly description: string;
  /** Whole tenge. */
  readonly amountKzt: number;
  readonly locale: Locale;
}

/** Places an order and tells its payer how to pay. The payer's name is kept as it is now, for the books. */
export async function placeOrder(ctx: Context, order: NewOrder): Promise<{ id: string; number: string }> {
  return transact(ctx, async (tx) => {
    const payer = await getPerson(tx, order.personId);
    const placed = await tables<OrdersDb>(tx)
      .insertInto('orders')
      .values({
        id: tx.ids.uuid(),
        number: orderNumber(schoolDay(tx.clock.now()), await nextCount(tx)),
        person_id: order.personId,
        ward_id: order.wardId ?? null,
        subject_kind: order.subject.kind,
        subject_id: order.subject.id,
        description: order.description,
        amount_kzt: order.amountKzt,
        payer_name: payer.name,
        payer_email: payer.email,
        locale: order.locale,
        placed_at: tx.clock.now(),
        paid_at: null,
        confirmed_by: null,
        payment_method: null,
        payment_note: null,
        cancelled_at: null,
        cancelled_by: null,
        cancel_reason: null,
      })
      .returningAll()
      .returning(FOR_WHOM)
      .executeTakeFirstOrThrow();
    await audit(tx, {
      action: 'order.placed',
      personId: order.personId,
      object: { kind: 'order', id: placed.id },
      details: { number: placed.number, amount: placed.amount_kzt },
    });
    await postOrderPlaced(tx, placed, payer);
    return { id: placed.id, number: placed.number };
  });
}

async function nextCount(tx: Context): Promise<number> {
  const { rows } = await sql<{ count: number }>`select nextval('order_numbers') as count`.execute(tx.db);
  return rows[0]?.count ?? 0;
}
