/** When a programme is taught: cohorts and their sessions. */
import type { Room } from '#platform/room.ts';
import { cohortSessionsTable, cohortsTable } from './schema.ts';

export { type Cohort, freeSeats, isOpen } from './cohort.ts';
export { type CohortInput, closeCohort, createCohort, reopenCohort, updateCohort } from './edit-cohort.ts';
export { addSession, removeSession, type SessionInput, updateSession } from './edit-session.ts';
export {
  type CohortSession,
  findCohort,
  openCohortsOf,
  type SessionOfCohort,
  sessionsOf,
} from './queries.ts';
export type { CohortSessionsTable, CohortsDb, CohortsTable } from './schema.ts';

export const room: Room = {
  name: 'learning/cohorts',
  tables: [cohortsTable, cohortSessionsTable],
};
