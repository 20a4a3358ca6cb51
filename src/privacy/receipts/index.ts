/** `basis.consent`: proof of what was agreed to: receipts for people, evidence for the office, and a check for anybody. */
import type { Room } from '#platform/room.ts';
import { officeRoutes } from './office-routes.tsx';
import { routes } from './routes.tsx';

export { ReceiptSection } from './pages.tsx';
export { isSigned, type JsonObject, KEY_PATH, signDocument } from './signature.ts';

export const room: Room = {
  name: 'privacy/receipts',
  routes: (app) => {
    routes(app);
    officeRoutes(app);
  },
};
