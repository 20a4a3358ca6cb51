/** `policy.*`: the revisions of the policy, how they come into force, how people are told, and who accepted them. */
export { acceptPolicy, continueUse, revisionInForce } from './accept-policy.ts';
export { keepPolicyBoard, refreshPolicyBoard } from './board.ts';
export type { PolicyWording } from './document.ts';
export { type AfterClause, WordingText } from './document-view.tsx';
export {
  type AnnouncementEvidence,
  countAcceptances,
  dateStandsOnTop,
  lastAnnouncement,
} from './evidence.ts';
export { ensureFirstRevision, type FirstWording } from './first-revision.ts';
export { policyNotice } from './notice.tsx';
export type { PolicyCatalogue } from './readiness.ts';
export {
  CONTACT_TERM_YEARS,
  FINANCE_TERM_YEARS,
  FIRST_REVISION,
  FIRST_REVISION as CURRENT_REVISION,
  NOTICE_DAYS,
  type PolicyRevision,
  STUDY_RECORD_TERM_YEARS,
  TECHNICAL_LOG_TERM_MONTHS,
} from './revision.ts';
export { policyRoom } from './room.ts';
export { policyInForce } from './routes.tsx';
export type { AcceptanceWay, PolicyAcceptancesTable, PolicyDb } from './schema.ts';
