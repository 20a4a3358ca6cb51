/** What a copy is, in which state it stands, and for how long. Pure. */
import type { Category } from '#platform/inventory/declare.ts';
import type { CopiesTable } from './schema.ts';

/** For the person, or for an organisation which the person named. */
export type CopyKind = 'own' | 'hand-over';
export type Copy = Readonly<CopiesTable>;
export type CopyState = 'asked' | 'making' | 'ready' | 'fetched' | 'expired' | 'failed' | 'cancelled';

export const COPIES_BUCKET = 'copies';
/** From the moment it is ready until the file goes. */
export const VALID_FOR = Temporal.Duration.from({ hours: 7 * 24 });
/** Beginnings before a copy is given up: a fault that comes back each time is no accident. */
export const MOST_ATTEMPTS = 5;
/** Silence after which whoever was making a copy is taken for dead. */
export const SILENT_AFTER = Temporal.Duration.from({ minutes: 2 });

/**
 * What another school gets: who the person is, what they told of themselves, and how they studied. The school's own
 * records of visits, security, letters and payments are not about what a new school needs, and stay.
 */
export const HANDED_OVER: readonly Category[] = [
  'name',
  'contact',
  'profession',
  'education',
  'goals',
  'study',
  'activity',
  'certificate',
];

export function stateOf(copy: Copy, now: Temporal.Instant): CopyState {
  if (copy.cancelled_at) return 'cancelled';
  if (copy.failed_at) return 'failed';
  if (copy.expires_at && Temporal.Instant.compare(copy.expires_at, now) <= 0) return 'expired';
  if (copy.fetched_at) return 'fetched';
  if (copy.ready_at) return 'ready';
  return copy.started_at ? 'making' : 'asked';
}

/** Whether it still has to be made. */
export function isBeingMade(state: CopyState): boolean {
  return state === 'asked' || state === 'making';
}

/** Of a hundred; undefined while nobody has counted. Never a hundred before it is ready. */
export function percentOf(copy: Pick<Copy, 'total_rows' | 'done_rows'>): number | undefined {
  if (copy.total_rows === null) return undefined;
  if (copy.total_rows === 0) return 99;
  return Math.min(99, Math.floor((copy.done_rows / copy.total_rows) * 100));
}
