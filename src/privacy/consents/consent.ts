/** The rules of consent: what the last event says, and when an answer changes anything. Pure. */

export type ConsentEvent = 'given' | 'refused' | 'withdrawn' | 'expired';
/** `unasked`: there is no event; it allows as little as a refusal. */
export type ConsentState = ConsentEvent | 'unasked';

/** How the answer reached us. */
export type ConsentWay = 'registration' | 'cabinet' | 'letter' | 'operator';

export interface LastEvent {
  readonly event: ConsentEvent;
  readonly validUntil: Temporal.Instant | null;
}

export function stateOfConsent(last: LastEvent | undefined, now: Temporal.Instant): ConsentState {
  if (!last) return 'unasked';
  const over = last.validUntil !== null && Temporal.Instant.compare(now, last.validUntil) >= 0;
  return last.event === 'given' && over ? 'expired' : last.event;
}

/** Whether this answer is news: a consent that stands is not given twice, one that does not stand is not withdrawn. */
export function changesState(state: ConsentState, answer: 'given' | 'refused' | 'withdrawn'): boolean {
  if (answer === 'given') return state !== 'given';
  if (answer === 'withdrawn') return state === 'given';
  return state === 'unasked';
}
