/** The partners' register: who works with data on behalf of the school, and whether anything may go to them today. */
import type { Room } from '#platform/room.ts';
import { routes } from './routes.tsx';
import { partnerAddressesTable, partnerSuspensionsTable, partnersTable } from './schema.ts';

export { addPartner, resumePartner, suspendPartner } from './keep-partner.ts';
export { mayReceive } from './partner.ts';
export {
  findPartnerByAddress,
  getReceivingPartner,
  type Partner,
  partnersOfJson,
  partnersToChoose,
  type RegisterJson,
  registerAsJson,
} from './queries.ts';

export const room: Room = {
  name: 'privacy/partners',
  tables: [partnersTable, partnerAddressesTable, partnerSuspensionsTable],
  routes,
};
