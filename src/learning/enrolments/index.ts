/** How one joins a programme, and when one is done; the schedule of what one joined. */
import type { Room } from '#platform/room.ts';
import { listeners } from './listeners.ts';
import { routes } from './routes.tsx';
import { scheduleRoutes } from './schedule-routes.tsx';
import { calendarFeedsTable, enrolmentsTable } from './schema.ts';
import { wardRoutes } from './ward-routes.tsx';

export { cancelEnrolment } from './cancel-enrolment.ts';
export { completeEnrolment } from './complete-enrolment.ts';
export { enrol } from './enrol.ts';
export { ENROLMENT_STATES, type EnrolmentState, mayBeCancelled, stateOf } from './enrolment.ts';
export {
  enrolmentsOf,
  getOwnEnrolment,
  WARD_NAME,
} from './queries.ts';
export { type EnrolmentsDb, WHO_STUDIES, whoStudies } from './schema.ts';
export { type Seat, seatAddress, seatAt } from './seat.ts';

export const room: Room = {
  name: 'learning/enrolments',
  tables: [enrolmentsTable, calendarFeedsTable],
  listeners,
  routes: (app) => {
    routes(app);
    scheduleRoutes(app);
    wardRoutes(app);
  },
};
