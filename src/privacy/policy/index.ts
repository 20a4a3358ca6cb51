/** `policy.*`: the revision in force, its figures, and who accepted it. Its text and page stand in `promises/`. */
import type { Room } from '#platform/room.ts';
import { policyTables } from './schema.ts';

export { acceptPolicy } from './accept-policy.ts';
export {
  CONTACT_TERM_YEARS,
  FINANCE_TERM_YEARS,
  FIRST_REVISION as CURRENT_REVISION,
  type PolicyRevision,
  STUDY_RECORD_TERM_YEARS,
  TECHNICAL_LOG_TERM_MONTHS,
} from './revision.ts';
export type { AcceptanceWay, PolicyAcceptancesTable, PolicyDb } from './schema.ts';

export const room: Room = { name: 'privacy/policy', tables: policyTables };
