/** What the catalogue says about a programme's cohorts: when one can start, and whether there is room. */
import { freeSeats } from '#learning/cohorts';
import type { LocalText } from '#platform/i18n/locale.ts';

export interface OfferedCohort {
  readonly slug: string;
  readonly titles: LocalText;
  readonly startsOn: Temporal.PlainDate;
  readonly endsOn: Temporal.PlainDate | null;
  readonly seats: number | null;
  /** Enrolled and awaiting payment together; 0 where seats are not counted. */
  readonly taken: number;
  readonly sessions: number;
  readonly instructor: string | null;
}

/** `any time`: open without end, one starts when one likes; `under way`: it has begun, and one may still join. */
export type Start =
  | { readonly kind: 'any time' | 'under way' | 'none' }
  | { readonly kind: 'day' | 'full'; readonly day: Temporal.PlainDate };

export function seatsLeft(cohort: OfferedCohort): number | undefined {
  return freeSeats(cohort, cohort.taken);
}

export function hasRoom(cohort: OfferedCohort): boolean {
  return seatsLeft(cohort) !== 0;
}

/** The best start among cohorts that may still be joined, given in order of their first days. */
export function nextStart(cohorts: readonly OfferedCohort[], today: Temporal.PlainDate): Start {
  const withRoom = cohorts.filter(hasRoom);
  const begun = (cohort: OfferedCohort) => Temporal.PlainDate.compare(cohort.startsOn, today) <= 0;
  if (withRoom.some((cohort) => begun(cohort) && cohort.endsOn === null)) return { kind: 'any time' };
  const coming = withRoom.find((cohort) => !begun(cohort));
  if (coming) return { kind: 'day', day: coming.startsOn };
  if (withRoom.length > 0) return { kind: 'under way' };
  const [full] = cohorts;
  return full ? { kind: 'full', day: full.startsOn } : { kind: 'none' };
}
