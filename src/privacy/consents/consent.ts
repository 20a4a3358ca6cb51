/** The rules of consent that need no database: what the last event says, and until when an answer holds. Pure. */
import { SCHOOL_ZONE } from '#platform/clock.ts';

/** `renewed`: given again after its term, under another wording or policy, or on another day. */
export type ConsentEvent = 'given' | 'renewed' | 'refused' | 'withdrawn' | 'expired';
/** `unasked`: there is no event; it allows as little as a refusal. */
export type ConsentState = 'given' | 'refused' | 'withdrawn' | 'expired' | 'unasked';

/** How the answer reached us; `term`: nobody answered, time did. */
export type ConsentWay = 'registration' | 'cabinet' | 'letter' | 'operator' | 'term';

export interface LastEvent {
  readonly event: ConsentEvent;
  readonly validUntil: Temporal.Instant | null;
}

export function stateOfConsent(last: LastEvent | undefined, now: Temporal.Instant): ConsentState {
  if (!last) return 'unasked';
  if (last.event !== 'given' && last.event !== 'renewed') return last.event;
  const over = last.validUntil !== null && Temporal.Instant.compare(now, last.validUntil) >= 0;
  return over ? 'expired' : 'given';
}

/** When a consent given at this moment lapses; undefined: only a withdrawal or the end of the account ends it. */
export function lapsesAt(given: Temporal.Instant, termYears: number | undefined): Temporal.Instant | undefined {
  if (termYears === undefined) return undefined;
  return given.toZonedDateTimeISO(SCHOOL_ZONE).add({ years: termYears }).toInstant();
}
