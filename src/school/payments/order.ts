/** The rules of orders: an order waits, then is paid or cancelled, and neither is undone. */

export const PAYMENT_METHODS = ['transfer', 'kaspi', 'cash', 'other'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

export const ORDER_STATES = ['waiting', 'paid', 'cancelled'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** A seat is held for an unpaid order this long; the invoice names the day. */
export const PAYMENT_TERM_DAYS = 7;

interface OrderTimes {
  readonly paid_at: Temporal.Instant | null;
  readonly cancelled_at: Temporal.Instant | null;
}

export function stateOf(order: OrderTimes): OrderState {
  if (order.cancelled_at) return 'cancelled';
  return order.paid_at ? 'paid' : 'waiting';
}

/** `2026-00017`: the year is that of the school's day, the count goes on over the years. */
export function orderNumber(day: Temporal.PlainDate, count: number): string {
  return `${day.year}-${String(count).padStart(5, '0')}`;
}

/** The last day on which the order should be paid. */
export function payBy(placedOn: Temporal.PlainDate): Temporal.PlainDate {
  return placedOn.add({ days: PAYMENT_TERM_DAYS });
}
