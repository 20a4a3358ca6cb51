/** The register of disclosures: to whom a person's data were given, what, when and why. */
import type { Room } from '#platform/room.ts';
import { disclosuresTable } from './schema.ts';

export {
  type Disclosing,
  type Disclosure,
  disclosuresOf,
  recordDisclosure,
  recordDisclosureToPartner,
} from './record-disclosure.ts';
export type { DisclosureReason, DisclosuresDb } from './schema.ts';

export const room: Room = { name: 'privacy/disclosures', tables: [disclosuresTable] };
