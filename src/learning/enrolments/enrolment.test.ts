import { describe, expect, it } from 'vitest';
import { asksExperience, joiningProblem, mayBeCancelled, stateOf } from './enrolment.ts';

const at = Temporal.Instant.from('2026-11-22T06:00:00Z');
const nothing = { active_at: null, completed_at: null, cancelled_at: null };
const today = Temporal.PlainDate.from('2026-11-22');
const open = { closed_at: null, ends_on: null, seats: 2 };

describe('the state of an enrolment', () => {
  it('is awaiting, active, completed or cancelled', () => {
    expect(stateOf(nothing)).toBe('awaiting');
    expect(stateOf({ ...nothing, active_at: at })).toBe('active');
    expect(stateOf({ ...nothing, active_at: at, completed_at: at })).toBe('completed');
    expect(stateOf({ ...nothing, active_at: at, cancelled_at: at })).toBe('cancelled');
  });
});

describe('joining a cohort', () => {
  it('is possible while there are seats and it is open', () => {
    expect(joiningProblem(open, 1, today)).toBeUndefined();
    expect(joiningProblem(open, 2, today)).toBe('cohort-full');
    expect(joiningProblem({ ...open, seats: null }, 10_000, today)).toBeUndefined();
    expect(joiningProblem({ ...open, closed_at: at }, 0, today)).toBe('cohort-closed');
    expect(joiningProblem({ ...open, ends_on: today.subtract({ days: 1 }) }, 0, today)).toBe('cohort-closed');
    expect(joiningProblem({ ...open, ends_on: today }, 0, today)).toBeUndefined();
  });

  it('asks for experience at the level of practice only', () => {
    expect(asksExperience('practice')).toBe(true);
    expect(asksExperience('start')).toBe(false);
  });
});

describe('giving up a seat', () => {
  it('is possible until it is paid or done', () => {
    expect(mayBeCancelled({ ...nothing, order_id: 'order' })).toBe(true);
    expect(mayBeCancelled({ ...nothing, active_at: at, order_id: null })).toBe(true);
    expect(mayBeCancelled({ ...nothing, active_at: at, order_id: 'order' })).toBe(false);
    expect(mayBeCancelled({ ...nothing, active_at: at, completed_at: at, order_id: null })).toBe(false);
    expect(mayBeCancelled({ ...nothing, cancelled_at: at, order_id: null })).toBe(false);
  });
});
