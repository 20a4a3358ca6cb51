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

/** The calendar day at the school. */
export function schoolDay(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(SCHOOL_ZONE).toPlainDate();
}

/**
 * Kazakhstan has had one time zone, UTC+5, since 1 March 2024; older zone data still say +6 and would move every
 * deadline. Throws when this machine's data are old.
 */
export function assertCurrentZoneData(): void {
  const offset = Temporal.Instant.from('2026-01-01T00:00:00Z').toZonedDateTimeISO(SCHOOL_ZONE).offset;
  if (offset !== '+05:00') {
    throw new Error(`The time zone data of this machine are old: ${SCHOOL_ZONE} is ${offset}, and should be +05:00`);
  }
}
