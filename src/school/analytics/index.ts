/**
 * First-party analytics: visits of those who agreed, counted without a cookie of their own, without their addresses and
 * without any way from one day to the next.
 */
import type { Room } from '#platform/room.ts';
import { countDaysJob } from './count-days.ts';
import { visitDaysTable, visitMonthsTable, visitsTable } from './schema.ts';

export { countDays, countOpenDays } from './count-days.ts';
export { FEWEST_VISITORS } from './fold-names.ts';
export { createVisitRecorder, insertVisits, type VisitRecorder } from './recorder.ts';
export { type AnalyticsDb, VISIT_TERM_MONTHS } from './schema.ts';
export type { Visit } from './visit.ts';

export const room: Room = {
  name: 'school/analytics',
  tables: [visitsTable, visitDaysTable, visitMonthsTable],
  jobs: [countDaysJob],
};
