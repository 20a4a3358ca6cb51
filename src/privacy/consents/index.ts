/** `basis.*`, `rights.withdraw`: what people agreed to, as events that nobody can rewrite, and the gate that obeys them. */
import type { Room } from '#platform/room.ts';
import { expireConsents } from './expire-consents.ts';
import { consentEventsTable, gateRefusalsTable } from './schema.ts';

export type { ConsentState } from './consent.ts';
export { ConsentChoices, type ConsentChoicesProps, consentFields, explainConsentErrors, givenIn } from './form.tsx';
export {
  allowed,
  forEachAllowed,
  mayStillGo,
  type Refusal,
  verdictOf,
} from './gate.ts';
export { postAboutOwnData } from './mail.ts';
export { type ConsentPurpose, consentPurposes, isPurpose, PURPOSES, type PurposeFacts } from './purposes.ts';
export { type ConsentRecord, consentHistory } from './queries.ts';
export { consentsOf, type PersonConsent } from './read-consents.ts';
export { consentText, giveConsent, recordConsents, withdrawConsent } from './record-consents.ts';
export type { ConsentEventsTable, ConsentsDb } from './schema.ts';

export const room: Room = {
  name: 'privacy/consents',
  tables: [consentEventsTable, gateRefusalsTable],
  jobs: [expireConsents],
};
