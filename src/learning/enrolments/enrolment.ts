/** The rules of joining a programme. */
import { type Cohort, freeSeats, isOpen } from '#learning/cohorts';
import type { Level } from '#learning/programmes';

export const ENROLMENT_STATES = ['awaiting', 'active', 'completed', 'cancelled'] as const;
export type EnrolmentState = (typeof ENROLMENT_STATES)[number];

interface EnrolmentTimes {
  readonly active_at: Temporal.Instant | null;
  readonly completed_at: Temporal.Instant | null;
  readonly cancelled_at: Temporal.Instant | null;
}

export function stateOf(enrolment: EnrolmentTimes): EnrolmentState {
  if (enrolment.cancelled_at) return 'cancelled';
  if (enrolment.completed_at) return 'completed';
  return enrolment.active_at ? 'active' : 'awaiting';
}

/** A programme at the level of practice is taught for those who have some: it asks what they did. */
export function asksExperience(level: Level): boolean {
  return level === 'practice';
}

export type JoiningProblem = 'cohort-closed' | 'cohort-full' | 'restricted';

/** Why nobody may join the cohort now; undefined: they may. */
export function joiningProblem(
  cohort: Pick<Cohort, 'closed_at' | 'ends_on' | 'seats'>,
  taken: number,
  today: Temporal.PlainDate,
): JoiningProblem | undefined {
  if (!isOpen(cohort, today)) return 'cohort-closed';
  return freeSeats(cohort, taken) === 0 ? 'cohort-full' : undefined;
}

/** Whether it can be given up: not what was paid for, and not what is done. */
export function mayBeCancelled(enrolment: EnrolmentTimes & { readonly order_id: string | null }): boolean {
  const state = stateOf(enrolment);
  return state === 'awaiting' || (state === 'active' && enrolment.order_id === null);
}
