import { z } from 'zod';
import { may, requirePermission } from '#people/roles';
import { recordListing, recordReading } from '#platform/audit/audit.ts';
import { type App, page, type Request, seeOther, uuidParam } from '#platform/http/app.ts';
import { pageParam } from '#platform/http/fields.ts';
import { type FormReading, line, oneOf, optional, paragraphs, readForm } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { cancelOrder } from './cancel-order.ts';
import { confirmPayment } from './confirm-payment.ts';
import { messages } from './messages.ts';
import { type PaymentDone, PaymentPage, PaymentsPage } from './office-pages.tsx';
import { ORDER_STATES, PAYMENT_METHODS } from './order.ts';
import { getOrder, listOrders, type OrderWithConfirmer } from './queries.ts';
import { sendInvoice } from './routes.tsx';

const PAGE_SIZE = 50;
const DONE: readonly PaymentDone[] = ['confirmed', 'was_paid', 'office_cancelled'];
const confirmation = z.object({ method: oneOf(PAYMENT_METHODS), note: optional(line({ max: 300 })) });
const cancellation = z.object({ reason: paragraphs({ max: 500 }) });

export const officeRoutes = (app: App) => {
  app.get('/office/payments', async (c) => {
    requirePermission(c, 'orders.read');
    const { ctx, locale } = c.var;
    const state = ORDER_STATES.find((each) => each === c.req.query('state'));
    const number = pageParam.parse(c.req.query('page'));
    const { orders, total } = await listOrders(ctx, { state, limit: PAGE_SIZE, offset: (number - 1) * PAGE_SIZE });
    await recordListing(ctx, { action: 'orders.listed', count: orders.length });
    return page(
      c,
      { title: translator(messages, locale)('payments'), area: 'office' },
      <PaymentsPage orders={orders} total={total} state={state} page={number} pageSize={PAGE_SIZE} locale={locale} />,
    );
  });

  app.get('/office/payments/:id', async (c) => {
    requirePermission(c, 'orders.read');
    return payment(c, { done: DONE.find((each) => each === c.req.query('done')) });
  });

  app.get('/office/payments/:id/pdf', async (c) => {
    requirePermission(c, 'orders.read');
    return sendInvoice(c, await openOrder(c));
  });

  app.post('/office/payments/:id/confirmation', async (c) => {
    requirePermission(c, 'orders.confirm');
    const orderId = uuidParam(c, 'id');
    const form = await readForm(c, confirmation);
    if (!form.ok) return payment(c, { failed: form });
    const outcome = await confirmPayment(c.var.ctx, { orderId, ...form.value });
    return seeOther(c, `/office/payments/${orderId}?done=${outcome === 'confirmed' ? 'confirmed' : 'was_paid'}`);
  });

  app.post('/office/payments/:id/cancellation', async (c) => {
    requirePermission(c, 'orders.confirm');
    const orderId = uuidParam(c, 'id');
    const form = await readForm(c, cancellation);
    if (!form.ok) return payment(c, { failed: form });
    await cancelOrder(c.var.ctx, { orderId, reason: form.value.reason });
    return seeOther(c, `/office/payments/${orderId}?done=office_cancelled`);
  });
};

/** Staff who open one order read one person's data: that is recorded. */
async function openOrder(c: Request): Promise<OrderWithConfirmer> {
  const { ctx } = c.var;
  const order = await getOrder(ctx, uuidParam(c, 'id'));
  if (order.person_id) await recordReading(ctx, { personId: order.person_id, what: 'order', why: 'payment' });
  return order;
}

async function payment(
  c: Request,
  { done, failed }: { done?: PaymentDone | undefined; failed?: FormReading<unknown> & { ok: false } },
): Promise<Response> {
  const { ctx, locale } = c.var;
  const order = await openOrder(c);
  const title = translator(messages, locale)('order', { number: order.number });
  return page(
    c,
    { title, area: 'office', ...(failed && { status: 422 as const }) },
    <PaymentPage
      order={order}
      locale={locale}
      mayConfirm={may(ctx.actor, 'orders.confirm')}
      done={done}
      values={failed?.values}
      errors={failed?.errors}
    />,
  );
}
