import { renderPdf } from '#platform/documents/index.ts';
import { orderDocument } from '#platform/documents/templates/order.ts';
import { Conflict } from '#platform/errors.ts';
import { type App, page, type Request, requirePerson, seeOther, uuidParam } from '#platform/http/app.ts';
import { translator } from '#platform/i18n/messages.ts';
import { cancelOrder } from './cancel-order.ts';
import { printedOrder } from './invoice.ts';
import { messages } from './messages.ts';
import { stateOf } from './order.ts';
import { CancellationPage, OrderPage, OrdersPage } from './pages.tsx';
import { getOwnOrder, type OrderWithConfirmer, ordersOf } from './queries.ts';

export const routes = (app: App) => {
  app.get('/account/orders', async (c) => {
    const { ctx, locale } = c.var;
    const orders = await ordersOf(ctx, requirePerson(c).personId);
    const title = translator(messages, locale)('orders');
    return page(c, { title, area: 'learner' }, <OrdersPage orders={orders} locale={locale} />);
  });

  app.get('/account/orders/:id', async (c) => {
    const { ctx, locale } = c.var;
    const order = await getOwnOrder(ctx, requirePerson(c).personId, uuidParam(c, 'id'));
    const title = translator(messages, locale)('order', { number: order.number });
    const done = c.req.query('done') === 'placed' ? 'placed' : undefined;
    return page(
      c,
      { title, area: 'learner' },
      <OrderPage order={order} school={ctx.school} locale={locale} done={done} />,
    );
  });

  app.get('/account/orders/:id/pdf', async (c) => {
    const order = await getOwnOrder(c.var.ctx, requirePerson(c).personId, uuidParam(c, 'id'));
    return sendInvoice(c, order);
  });

  app.get('/account/orders/:id/cancellation', async (c) => {
    const order = await getOwnOrder(c.var.ctx, requirePerson(c).personId, uuidParam(c, 'id'));
    if (stateOf(order) === 'cancelled') return seeOther(c, `/account/orders/${order.id}`);
    return cancellation(c, order);
  });

  app.post('/account/orders/:id/cancellation', async (c) => {
    const order = await getOwnOrder(c.var.ctx, requirePerson(c).personId, uuidParam(c, 'id'));
    try {
      await cancelOrder(c.var.ctx, { orderId: order.id });
    } catch (error) {
      if (error instanceof Conflict && error.reason === 'order-paid') {
        return cancellation(c, { ...order, paid_at: order.paid_at ?? c.var.ctx.clock.now() });
      }
      throw error;
    }
    return seeOther(c, `/account/orders/${order.id}`);
  });
};

function cancellation(c: Request, order: OrderWithConfirmer): Response | Promise<Response> {
  const { locale } = c.var;
  const paid = stateOf(order) === 'paid';
  const title = translator(messages, locale)('cancel_title', { number: order.number });
  return page(
    c,
    { title, area: 'learner', ...(paid && { status: 409 as const }) },
    <CancellationPage order={order} locale={locale} paid={paid} />,
  );
}

/** Drawn when asked for: the same order gives the same bytes. */
export async function sendInvoice(c: Request, order: OrderWithConfirmer): Promise<Response> {
  const pdf = await renderPdf(...orderDocument(printedOrder(order, c.var.ctx.school)));
  return c.body(new Uint8Array(pdf), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${order.number}.pdf"`,
    'cache-control': 'private, no-store',
  });
}
