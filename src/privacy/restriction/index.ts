/** `rights.restrict`, `rights.object`, `use.no_spam`: the switches a person can throw, and that every purpose obeys. */
import type { Room } from '#platform/room.ts';
import { routes } from './routes.tsx';
import { objectionsTable, restrictionsTable } from './schema.ts';

export { objectTo, withdrawObjection } from './object-to.ts';
export { LimitsSection } from './pages.tsx';
export { type Limits, limitsOf } from './queries.ts';
export { liftRestriction, restrictProcessing } from './restrict-processing.ts';
export { partOf, RESTRICTION_CHOICES } from './restriction.ts';
export { objectableParam, restrictionForm } from './routes.tsx';
export type { RestrictionDb } from './schema.ts';
export { unsubscribeUrl } from './unsubscribe.ts';

export const room: Room = { name: 'privacy/restriction', tables: [restrictionsTable, objectionsTable], routes };
