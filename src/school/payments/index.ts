/** Orders: placed by the room that sells something, paid by transfer or by hand, confirmed by a person with a name. */
import type { Room } from '#platform/room.ts';
import { officeRoutes } from './office-routes.tsx';
import { routes } from './routes.tsx';
import { ordersTable } from './schema.ts';

export { type Cancelling, cancelOrder } from './cancel-order.ts';
export { confirmPayment, type Payment } from './confirm-payment.ts';
export type { OrderEvent } from './events.ts';
export { ORDER_STATES, type OrderState, PAYMENT_METHODS, type PaymentMethod, stateOf } from './order.ts';
export { type NewOrder, placeOrder } from './place-order.ts';
export { getOwnOrder, type Order, ordersOf } from './queries.ts';
export type { OrdersDb, OrdersTable } from './schema.ts';

export const room: Room = {
  name: 'school/payments',
  tables: [ordersTable],
  routes: (app) => {
    routes(app);
    officeRoutes(app);
  },
};
