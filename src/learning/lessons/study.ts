/** The rules of going through a programme: what is done, and where to go on. */
import type { LocalText } from '#platform/i18n/locale.ts';

/** A lesson of the programme in reading order, with what its learner did in it. */
export interface StudyLesson {
  readonly id: string;
  readonly slug: string;
  readonly titles: LocalText;
  readonly minutes: number;
  readonly hasQuiz: boolean;
  readonly completed: boolean;
  /** ISO 8601; null: never opened. */
  readonly lastOpenedAt: string | null;
}

type Step = Pick<StudyLesson, 'completed' | 'lastOpenedAt'>;

export function doneCount(lessons: readonly Pick<Step, 'completed'>[]): number {
  return lessons.filter((lesson) => lesson.completed).length;
}

/**
 * Where «continue» leads: the lesson opened last, on whatever device; when that one is done, the next undone one after
 * it, then any undone one. Undefined when everything is done.
 */
export function nextStep<L extends Step>(lessons: readonly L[]): L | undefined {
  const last = lastOpened(lessons);
  if (last && !last.completed) return last;
  const after = last ? lessons.slice(lessons.indexOf(last) + 1) : lessons;
  return after.find((lesson) => !lesson.completed) ?? lessons.find((lesson) => !lesson.completed);
}

function lastOpened<L extends Step>(lessons: readonly L[]): L | undefined {
  return lessons
    .filter((lesson) => lesson.lastOpenedAt !== null)
    .toSorted((a, b) => Date.parse(b.lastOpenedAt ?? '') - Date.parse(a.lastOpenedAt ?? ''))
    .at(0);
}

export interface Neighbours<L> {
  /** From 1. */
  readonly number: number;
  readonly previous: L | undefined;
  readonly next: L | undefined;
}

export function neighboursOf<L extends { readonly id: string }>(lessons: readonly L[], id: string): Neighbours<L> {
  const index = lessons.findIndex((lesson) => lesson.id === id);
  return { number: index + 1, previous: index > 0 ? lessons[index - 1] : undefined, next: lessons[index + 1] };
}
