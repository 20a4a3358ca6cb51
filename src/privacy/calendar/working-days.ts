/** Counting in working days: day 0 is receipt, counting starts the next day, at the school (Asia/Almaty). */
import { schoolDay } from '#platform/clock.ts';

/** What is known of the years: the exceptions from "Monday to Friday", and which years somebody has confirmed. */
export interface Calendar {
  readonly confirmedYears: ReadonlySet<number>;
  /** By ISO day: true where a weekend day is worked, false where a weekday is not. */
  readonly exceptions: ReadonlyMap<string, boolean>;
}

export interface Deadline {
  /** The last day on which the answer is in time. */
  readonly day: Temporal.PlainDate;
  /**
   * True when a year on the way has no confirmed calendar: its holidays are not counted, so the deadline is earlier
   * than the law's or the same, never later.
   */
  readonly provisional: boolean;
}

const SATURDAY = 6;

export function isWorkingDay(calendar: Calendar, day: Temporal.PlainDate): boolean {
  const weekday = day.dayOfWeek < SATURDAY;
  if (!calendar.confirmedYears.has(day.year)) return weekday;
  return calendar.exceptions.get(day.toString()) ?? weekday;
}

/** The day that lies this many working days after the day of receipt. `count` is at least 1. */
export function addWorkingDays(calendar: Calendar, received: Temporal.PlainDate, count: number): Deadline {
  let day = received;
  let provisional = !calendar.confirmedYears.has(day.year);
  for (let left = count; left > 0; ) {
    day = day.add({ days: 1 });
    provisional ||= !calendar.confirmedYears.has(day.year);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return { day, provisional };
}

/** The same for an instant of receipt. */
export function deadlineAfter(calendar: Calendar, received: Temporal.Instant, count: number): Deadline {
  return addWorkingDays(calendar, schoolDay(received), count);
}

/** How many working days have gone by since the day of receipt, up to and including this day. */
export function workingDaysSince(calendar: Calendar, received: Temporal.PlainDate, day: Temporal.PlainDate): number {
  let gone = 0;
  for (let each = received.add({ days: 1 }); Temporal.PlainDate.compare(each, day) <= 0; each = each.add({ days: 1 })) {
    if (isWorkingDay(calendar, each)) gone += 1;
  }
  return gone;
}

/** Working days in a year, for the page on which the year is confirmed. */
export function countWorkingDays(calendar: Calendar, year: number): number {
  let day = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  let count = 0;
  while (day.year === year) {
    if (isWorkingDay(calendar, day)) count += 1;
    day = day.add({ days: 1 });
  }
  return count;
}
