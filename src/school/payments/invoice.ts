/** The order as a document: an invoice while it waits, a confirmation once it is paid. */
import { schoolDay } from '#platform/clock.ts';
import type { SchoolFacts } from '#platform/context.ts';
import type { OrderData, OrderState as PrintedState } from '#platform/documents/templates/order.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { payBy } from './order.ts';
import type { OrderWithConfirmer } from './queries.ts';

/** In the language in which it was ordered, whoever reads it. */
export function printedOrder(order: OrderWithConfirmer, school: SchoolFacts): OrderData {
  const { locale } = order;
  const { name, phone, email, bin, bank } = school;
  return {
    locale,
    school: { name, address: school.address[locale], phone, email, ...(bin !== undefined && { bin }) },
    number: order.number,
    issuedOn: schoolDay(order.placed_at),
    payer: order.payer_name ?? translator(messages, locale)('payer_erased'),
    item: order.description,
    amountKzt: order.amount_kzt,
    state: printedState(order, school),
    ...(bank !== undefined && { bank }),
  };
}

function printedState(order: OrderWithConfirmer, school: SchoolFacts): PrintedState {
  if (order.cancelled_at) return { name: 'cancelled', at: order.cancelled_at };
  if (!order.paid_at) return { name: 'awaiting', payBy: payBy(schoolDay(order.placed_at)) };
  const t = translator(messages, order.locale);
  return {
    name: 'paid',
    receivedAt: order.paid_at,
    method: t(order.payment_method ?? 'other'),
    confirmedBy: order.confirmed_by_name ?? school.name,
    confirmedAt: order.paid_at,
  };
}
