/** What the desk did in a month, from the cases alone: counts and days, nobody's name. Pure. */
import { SCHOOL_ZONE, schoolDay } from '#platform/clock.ts';
import { type Calendar, workingDaysSince } from '#privacy/calendar';
import type { Demand } from '#privacy/terms';

export interface CountedCase {
  readonly demand: Demand;
  readonly state: string;
  readonly receivedAt: Temporal.Instant;
  readonly dueOn: Temporal.PlainDate;
  readonly closedAt: Temporal.Instant | null;
}

export interface MonthCounts {
  readonly month: Temporal.PlainYearMonth;
  readonly received: number;
  readonly answered: number;
  readonly refused: number;
  /** Withdrawn by who asked, or lapsed since they never showed who they are. */
  readonly ended: number;
  /** Answered or refused after the due day. */
  readonly late: number;
  /** Working days from receipt to answer or refusal; null where none was given. */
  readonly medianDays: number | null;
  readonly longestDays: number | null;
}

export interface RightCounts {
  readonly demand: Demand;
  readonly received: number;
  readonly answered: number;
  readonly refused: number;
  readonly late: number;
  readonly medianDays: number | null;
}

const monthOf = (at: Temporal.Instant) => schoolDay(at).toPlainYearMonth();
const isDecided = ({ state }: CountedCase) => state === 'answered' || state === 'refused';

/** Working days between the day of receipt (day 0) and the day of the decision. */
export function daysToAnswer(calendar: Calendar, found: CountedCase): number | undefined {
  if (!found.closedAt || !isDecided(found)) return undefined;
  return workingDaysSince(calendar, schoolDay(found.receivedAt), schoolDay(found.closedAt));
}

export function isLate({ closedAt, dueOn, state }: CountedCase): boolean {
  const decided = state === 'answered' || state === 'refused';
  return decided && closedAt !== null && Temporal.PlainDate.compare(schoolDay(closedAt), dueOn) > 0;
}

export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function timesOf(calendar: Calendar, cases: readonly CountedCase[]): number[] {
  return cases.map((each) => daysToAnswer(calendar, each)).filter((days) => days !== undefined);
}

export function countMonth(
  calendar: Calendar,
  cases: readonly CountedCase[],
  month: Temporal.PlainYearMonth,
): MonthCounts {
  const closed = cases.filter(({ closedAt }) => closedAt && monthOf(closedAt).equals(month));
  const times = timesOf(calendar, closed);
  const inState = (...states: string[]) => closed.filter(({ state }) => states.includes(state)).length;
  return {
    month,
    received: cases.filter(({ receivedAt }) => monthOf(receivedAt).equals(month)).length,
    answered: inState('answered'),
    refused: inState('refused'),
    ended: inState('withdrawn', 'lapsed'),
    late: closed.filter(isLate).length,
    medianDays: median(times),
    longestDays: times.length > 0 ? Math.max(...times) : null,
  };
}

/** The rights that were demanded or decided in the month, the most demanded first. */
export function countRights(
  calendar: Calendar,
  cases: readonly CountedCase[],
  month: Temporal.PlainYearMonth,
): RightCounts[] {
  return [...Map.groupBy(cases, ({ demand }) => demand)]
    .map(([demand, mine]) => ({ demand, ...countMonth(calendar, mine, month) }))
    .filter(({ received, answered, refused }) => received + answered + refused > 0)
    .map(({ demand, received, answered, refused, late, medianDays }) => ({
      demand,
      received,
      answered,
      refused,
      late,
      medianDays,
    }))
    .toSorted((a, b) => b.received - a.received || b.answered - a.answered);
}

/** This many months up to the last one, the oldest first. */
export function monthsUpTo(last: Temporal.PlainYearMonth, count: number): Temporal.PlainYearMonth[] {
  return Array.from({ length: count }, (_, index) => last.subtract({ months: count - 1 - index }));
}

/** The first moment of a month at the school. */
export function beginningOf(month: Temporal.PlainYearMonth): Temporal.Instant {
  return month.toPlainDate({ day: 1 }).toZonedDateTime(SCHOOL_ZONE).toInstant();
}
