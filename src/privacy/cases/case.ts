/** The rules of the rights desk: what may be demanded, how a demand goes on, when it alarms. Pure. */
import { SCHOOL_ZONE } from '#platform/clock.ts';
import type { Demand } from '#privacy/terms';

/** How a demand came. */
export const WAYS = ['form', 'email', 'letter', 'call', 'visit'] as const;
export type Way = (typeof WAYS)[number];

export const STATES = [
  'received',
  'identity-asked',
  'accepted',
  'in-work',
  'answered',
  'refused',
  'withdrawn',
  'lapsed',
] as const;
export type State = (typeof STATES)[number];
export type ClosedState = 'answered' | 'refused' | 'withdrawn' | 'lapsed';

const NEXT: Readonly<Record<State, readonly State[]>> = {
  received: ['identity-asked', 'accepted', 'refused', 'withdrawn'],
  'identity-asked': ['received', 'identity-asked', 'accepted', 'refused', 'withdrawn', 'lapsed'],
  accepted: ['in-work', 'answered', 'refused', 'withdrawn'],
  'in-work': ['answered', 'refused', 'withdrawn'],
  answered: [],
  refused: [],
  withdrawn: [],
  lapsed: [],
};

export function mayBecome(state: State, next: State): boolean {
  return NEXT[state].includes(next);
}

export function isClosed(state: State): state is ClosedState {
  return NEXT[state].length === 0;
}

/** How the person was shown to be who they say. A question about places alone tells nothing about anybody. */
export const IDENTITIES = ['code', 'document', 'visit', 'signature', 'not-needed'] as const;
export type Identity = (typeof IDENTITIES)[number];

export function needsIdentity(demand: Demand): boolean {
  return demand !== 'geography';
}

/** The law's reasons to refuse, and where they stand. */
export const REFUSALS = {
  'identity-not-shown': '94-V art. 24; rights.identity',
  'another-person': '94-V art. 24; rights.identity',
  'kept-by-law': '255-VIII art. 41; Tax Code art. 206(3)',
  'obligation-unfulfilled': '94-V art. 8(2)',
  'consent-not-needed': '94-V art. 9',
  'not-confirmed': '94-V art. 25(2)8',
} as const;
export type Refusal = keyof typeof REFUSALS;
export const REFUSAL_REASONS = Object.keys(REFUSALS) as [Refusal, ...Refusal[]];

export const ALARMS = [50, 80, 100] as const;
export type Alarm = 0 | (typeof ALARMS)[number];

/** The first moment at which an answer is late: the end of the last day, at the school. */
export function lateFrom(dueOn: Temporal.PlainDate): Temporal.Instant {
  return dueOn.add({ days: 1 }).toZonedDateTime(SCHOOL_ZONE).toInstant();
}

/** The alarm that a clock has reached: how much of the time from receipt to the end of the last day is over. */
export function alarmAt(received: Temporal.Instant, dueOn: Temporal.PlainDate, now: Temporal.Instant): Alarm {
  const whole = lateFrom(dueOn).epochMilliseconds - received.epochMilliseconds;
  const gone = now.epochMilliseconds - received.epochMilliseconds;
  return ALARMS.findLast((percent) => gone * 100 >= whole * percent) ?? 0;
}

/** A form filled in with an address nobody has yet shown to be theirs: it waits for its sender, and alarms nobody. */
export function waitsForSender(state: State, way: Way): boolean {
  return state === 'identity-asked' && way === 'form';
}

const YEAR_DIGITS = 2;
/** `26-KX7T2MPQ`: cannot be guessed from another number, and is easily read aloud. */
export function caseNumber(received: Temporal.PlainDate, code: string): string {
  return `${String(received.year).slice(-YEAR_DIGITS)}-${code}`;
}

export const NUMBER_PATTERN = /\b\d{2}-[2-9BCDFGHJKMNP-TV-Z]{8}\b/i;

/** The number as it is written down, or undefined for what cannot be one. */
export function tidyNumber(typed: string): string | undefined {
  const number = typed.trim().toUpperCase();
  return NUMBER_PATTERN.exec(number)?.[0] === number ? number : undefined;
}
