import { describe, expect, it } from 'vitest';
import { doneCount, neighboursOf, nextStep } from './study.ts';

const lesson = (id: string, completed: boolean, lastOpenedAt: string | null = null) => ({
  id,
  completed,
  lastOpenedAt,
});

describe('the next step', () => {
  it('is the first lesson for somebody who begins', () => {
    expect(nextStep([lesson('a', false), lesson('b', false)])?.id).toBe('a');
  });

  it('is the lesson opened last while it is not done', () => {
    const lessons = [
      lesson('a', false, '2026-11-20T10:00:00Z'),
      lesson('b', false, '2026-11-21T15:00:00+05:00'),
      lesson('c', false),
    ];
    expect(nextStep(lessons)?.id).toBe('b');
  });

  it('is the undone one after it once it is done', () => {
    const lessons = [
      lesson('a', false),
      lesson('b', true, '2026-11-21T10:00:00Z'),
      lesson('c', true),
      lesson('d', false),
    ];
    expect(nextStep(lessons)?.id).toBe('d');
  });

  it('goes back to what was left out', () => {
    expect(nextStep([lesson('a', false), lesson('b', true, '2026-11-21T10:00:00Z')])?.id).toBe('a');
  });

  it('is nothing when everything is done', () => {
    const lessons = [lesson('a', true), lesson('b', true, '2026-11-21T10:00:00Z')];
    expect(nextStep(lessons)).toBeUndefined();
    expect(doneCount(lessons)).toBe(2);
  });
});

it('knows the neighbours of a lesson', () => {
  const lessons = [{ id: 'a' }, { id: 'b' }];
  expect(neighboursOf(lessons, 'a')).toEqual({ number: 1, previous: undefined, next: { id: 'b' } });
  expect(neighboursOf(lessons, 'b')).toEqual({ number: 2, previous: { id: 'a' }, next: undefined });
});
