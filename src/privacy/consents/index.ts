/** `basis.*`, `rights.withdraw`: what people agreed to, purpose by purpose, as events that nobody can rewrite. */
import type { Room } from '#platform/room.ts';
import { consentEventsTable } from './schema.ts';

export type { ConsentState, ConsentWay } from './consent.ts';
export { ConsentChoices, type ConsentChoicesProps, consentFields, explainConsentErrors, givenIn } from './form.tsx';
export { type ConsentPurpose, consentPurposes, isPurpose, type PurposeFacts } from './purposes.ts';
export { allowed, consentsOf, type PersonConsent } from './read-consents.ts';
export { consentText, giveConsent, recordConsents, withdrawConsent } from './record-consents.ts';
export type { ConsentEventsTable, ConsentsDb } from './schema.ts';

export const room: Room = { name: 'privacy/consents', tables: [consentEventsTable] };
