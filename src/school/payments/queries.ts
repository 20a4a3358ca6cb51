import { sql } from 'kysely';
import type { PeopleDb } from '#people/profiles';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import type { OrderState } from './order.ts';
import type { OrdersDb, OrdersTable } from './schema.ts';

export interface Order extends Readonly<OrdersTable> {
  /** Whom the payer enrolled, when it is a child of theirs. */
  readonly ward_name: string | null;
}

export const FOR_WHOM = sql<string | null>`(select name from wards where wards.id = orders.ward_id)`.as('ward_name');

/** The order with the name of who confirmed its payment, null when nobody did or they are gone. */
export interface OrderWithConfirmer extends Order {
  readonly confirmed_by_name: string | null;
}

export async function getOrder(ctx: Context, id: string): Promise<OrderWithConfirmer> {
  const order = await tables<OrdersDb & PeopleDb>(ctx)
    .selectFrom('orders')
    .leftJoin('people', 'people.id', 'orders.confirmed_by')
    .selectAll('orders')
    .select(['people.name as confirmed_by_name', FOR_WHOM])
    .where('orders.id', '=', id)
    .executeTakeFirst();
  if (!order) throw new NotFound('order');
  return order;
}

/** Another person's order is not found. */
export async function getOwnOrder(ctx: Context, personId: string, id: string): Promise<OrderWithConfirmer> {
  const order = await getOrder(ctx, id);
  if (order.person_id !== personId) throw new NotFound('order');
  return order;
}

/** Locked until the end of the transaction, so that two confirmations meet one after the other. */
export async function lockOrder(tx: Context, id: string): Promise<Order> {
  const order = await tables<OrdersDb>(tx)
    .selectFrom('orders')
    .selectAll()
    .select(FOR_WHOM)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!order) throw new NotFound('order');
  return order;
}

/** Newest first. */
export async function ordersOf(ctx: Context, personId: string): Promise<Order[]> {
  return tables<OrdersDb>(ctx)
    .selectFrom('orders')
    .selectAll()
    .select(FOR_WHOM)
    .where('person_id', '=', personId)
    .orderBy('placed_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export interface ListedOrders {
  readonly orders: readonly Order[];
  readonly total: number;
}

/** Waiting ones first, the oldest of them on top; then the newest of the others. */
export async function listOrders(
  ctx: Context,
  { state, limit, offset }: { state?: OrderState | undefined; limit: number; offset: number },
): Promise<ListedOrders> {
  const rows = await tables<OrdersDb>(ctx)
    .selectFrom('orders')
    .selectAll()
    .select(FOR_WHOM)
    .select((order) => order.fn.countAll<number>().over().as('total'))
    .$if(state === 'waiting', (query) => query.where('paid_at', 'is', null).where('cancelled_at', 'is', null))
    .$if(state === 'paid', (query) => query.where('paid_at', 'is not', null))
    .$if(state === 'cancelled', (query) => query.where('cancelled_at', 'is not', null))
    .orderBy((order) => order.and([order('paid_at', 'is', null), order('cancelled_at', 'is', null)]), 'desc')
    .orderBy((order) =>
      order
        .case()
        .when(order.and([order('paid_at', 'is', null), order('cancelled_at', 'is', null)]))
        .then(order.ref('placed_at'))
        .end(),
    )
    .orderBy('placed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return { orders: rows, total: rows[0]?.total ?? 0 };
}
