/** How one joins a programme, and when one is done; the schedule of what one joined. */
import type { Room } from '#platform/room.ts';
import { listeners } from './listeners.ts';
import { routes } from './routes.tsx';
import { scheduleRoutes } from './schedule-routes.tsx';
import { calendarFeedsTable, enrolmentsTable } from './schema.ts';

export { cancelEnrolment } from './cancel-enrolment.ts';
export { completeEnrolment } from './complete-enrolment.ts';
export { enrol, type Joined, type Joining } from './enrol.ts';
export { asksExperience, ENROLMENT_STATES, type EnrolmentState, mayBeCancelled, stateOf } from './enrolment.ts';
export type { EnrolmentEvent } from './events.ts';
export {
  type Enrolment,
  type EnrolmentInCohort,
  enrolmentsOf,
  getEnrolment,
  getEnrolmentOf,
  getOwnEnrolment,
} from './queries.ts';
export type { EnrolmentsDb, EnrolmentsTable } from './schema.ts';

export const room: Room = {
  name: 'learning/enrolments',
  tables: [enrolmentsTable, calendarFeedsTable],
  listeners,
  routes: (app) => {
    routes(app);
    scheduleRoutes(app);
  },
};
