/** `policy.*`: the revision in force, its figures, and who accepted it. Its text and page stand in `promises/`. */
import type { Room } from '#platform/room.ts';
import { policyAcceptancesTable } from './schema.ts';

export { type AcceptanceWay, acceptPolicy } from './accept-policy.ts';
export {
  CONTACT_TERM_YEARS,
  CURRENT_REVISION,
  FINANCE_TERM_YEARS,
  type PolicyRevision,
  STUDY_RECORD_TERM_YEARS,
  TECHNICAL_LOG_TERM_MONTHS,
} from './revision.ts';
export type { PolicyAcceptancesTable, PolicyDb } from './schema.ts';

export const room: Room = { name: 'privacy/policy', tables: [policyAcceptancesTable] };
