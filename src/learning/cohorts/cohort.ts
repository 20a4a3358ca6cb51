/** The rules of cohorts. */
import type { CohortsTable } from './schema.ts';

export type Cohort = Readonly<CohortsTable>;

/** Whether people may still join: not closed by the school, and not over. Seats are counted by enrolments. */
export function isOpen(cohort: Pick<Cohort, 'closed_at' | 'ends_on'>, today: Temporal.PlainDate): boolean {
  if (cohort.closed_at) return false;
  return cohort.ends_on === null || Temporal.PlainDate.compare(cohort.ends_on, today) >= 0;
}

/** Undefined: as many as come. Never negative. */
export function freeSeats(cohort: Pick<Cohort, 'seats'>, taken: number): number | undefined {
  return cohort.seats === null ? undefined : Math.max(0, cohort.seats - taken);
}
