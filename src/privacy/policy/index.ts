/** `policy.*`: the revisions of the policy, how they come into force, how people are told, and who accepted them. */
export { acceptPolicy, continueUse } from './accept-policy.ts';
export { keepPolicyBoard, refreshPolicyBoard } from './board.ts';
export type { PolicyWording } from './document.ts';
export { WordingText } from './document-view.tsx';
export { countAcceptances, dateStandsOnTop, lastAnnouncement } from './evidence.ts';
export { ensureFirstRevision } from './first-revision.ts';
export { policyNotice } from './notice.tsx';
export {
  CONTACT_TERM_YEARS,
  FINANCE_TERM_YEARS,
  FIRST_REVISION,
  STUDY_RECORD_TERM_YEARS,
  TECHNICAL_LOG_TERM_MONTHS,
} from './revision.ts';
export { policyRoom } from './room.ts';
export { policyInForce } from './routes.tsx';
export type { PolicyDb } from './schema.ts';
