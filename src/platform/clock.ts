/** The one clock. Everything else is handed it, so that a test can move the whole program through ten years. */

export interface Clock {
  now(): Temporal.Instant;
}

/** The time zone the school lives in: deadlines and dates that people read are days there. */
export const SCHOOL_ZONE = 'Asia/Almaty';

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

export interface MovableClock extends Clock {
  advance(duration: Temporal.DurationLike): void;
  set(instant: Temporal.Instant): void;
}

export function movableClock(start: Temporal.Instant | string): MovableClock {
  let at = Temporal.Instant.from(start);
  return {
    now: () => at,
    advance: (duration) => {
      at = at.toZonedDateTimeISO('UTC').add(duration).toInstant();
    },
    set: (instant) => {
      at = instant;
    },
  };
}

/** Two clocks that are right may differ by so much; what lies further ahead was dated by a wrong one. */
const MAY_BE_AHEAD: Temporal.DurationLike = { hours: 1 };

/** The last moment that something which has happened may bear. What bears a later one is never the newest of its kind. */
export function lastCredible(now: Temporal.Instant): Temporal.Instant {
  return now.add(MAY_BE_AHEAD);
}

/** The day asked for last, with its bounds in milliseconds: most questions are about today. */
let known: { readonly from: number; readonly until: number; readonly day: Temporal.PlainDate } | undefined;

/** The calendar day at the school. */
export function schoolDay(instant: Temporal.Instant): Temporal.PlainDate {
  const at = instant.epochMilliseconds;
  if (known && at >= known.from && at < known.until) return known.day;
  const start = instant.toZonedDateTimeISO(SCHOOL_ZONE).startOfDay();
  known = {
    from: start.epochMilliseconds,
    until: start.add({ days: 1 }).epochMilliseconds,
    day: start.toPlainDate(),
  };
  return known.day;
}

/**
 * Kazakhstan has had one time zone, UTC+5, since 1 March 2024; older zone data still say +6 and would move every
 * deadline. Throws when this machine's data are old.
 */
export function assertCurrentZoneData(): void {
  assertCurrentOffset(
    'this machine',
    Temporal.Instant.from('2026-01-01T00:00:00Z').toZonedDateTimeISO(SCHOOL_ZONE).offset,
  );
}

/** `offset`: of the school's zone on 1 January 2026, as `owner` reckons it. Throws when it is not the one in force. */
export function assertCurrentOffset(owner: string, offset: string): void {
  if (offset === '+05:00') return;
  throw new Error(`The time zone data of ${owner} are old: ${SCHOOL_ZONE} is ${offset}, and should be +05:00`);
}
