/** Deadlines in working days of Kazakhstan. */
import type { Room } from '#platform/room.ts';
import { routes } from './routes.tsx';
import { calendarDaysTable, calendarYearsTable } from './schema.ts';

export { confirmYear, setDay } from './edit-calendar.ts';
export { readCalendar } from './queries.ts';
export {
  addWorkingDays,
  type Calendar,
  type Deadline,
  deadlineAfter,
  isWorkingDay,
  workingDaysSince,
} from './working-days.ts';

export const room: Room = { name: 'privacy/calendar', tables: [calendarYearsTable, calendarDaysTable], routes };
