/** Orders: placed by the room that sells something, paid by transfer or by hand, confirmed by a person with a name. */
import type { Room } from '#platform/room.ts';
import { officeRoutes } from './office-routes.tsx';
import { routes } from './routes.tsx';
import { ordersTable } from './schema.ts';

export { cancelOrder } from './cancel-order.ts';
export { confirmPayment } from './confirm-payment.ts';
export { stateOf } from './order.ts';
export { placeOrder } from './place-order.ts';
export { getOwnOrder, ordersOf } from './queries.ts';
export type { OrdersDb } from './schema.ts';

export const room: Room = {
  name: 'school/payments',
  tables: [ordersTable],
  routes: (app) => {
    routes(app);
    officeRoutes(app);
  },
};
