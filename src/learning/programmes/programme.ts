/** The rules of programmes: what may be published, and in which order modules and lessons stand. */
import type { OutlineModule, Programme } from './queries.ts';

/** Lower-case Latin letters, digits and single hyphens, as addresses have them. */
export const SLUG = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
export const SLUG_LENGTH = 60;

export type ProgrammeState = 'draft' | 'published' | 'archived';

export function stateOf(programme: Pick<Programme, 'published_at' | 'archived_at'>): ProgrammeState {
  if (programme.archived_at) return 'archived';
  return programme.published_at ? 'published' : 'draft';
}

export type PublicationProblem = 'archived' | 'no_title' | 'no_summary' | 'no_modules' | 'empty_module';

/** Why this programme cannot be shown to people yet; nothing when it can. */
export function publicationProblems(
  programme: Pick<Programme, 'texts' | 'archived_at'>,
  outline: readonly Pick<OutlineModule, 'lessons'>[],
): PublicationProblem[] {
  const problems: PublicationProblem[] = [];
  if (programme.archived_at) problems.push('archived');
  if (!programme.texts.ru.title) problems.push('no_title');
  if (!programme.texts.ru.summary) problems.push('no_summary');
  if (outline.length === 0) problems.push('no_modules');
  if (outline.some((module) => module.lessons.length === 0)) problems.push('empty_module');
  return problems;
}

export type Direction = 'up' | 'down';

/** The same ids with one of them moved a step; at the end of the list nothing moves. */
export function movedInList(ids: readonly string[], id: string, direction: Direction): string[] {
  const from = ids.indexOf(id);
  const to = from + (direction === 'up' ? -1 : 1);
  if (from < 0 || to < 0 || to >= ids.length) return [...ids];
  return ids.with(from, ids[to] ?? id).with(to, id);
}

export interface ModuleOrder {
  readonly id: string;
  readonly lessonIds: readonly string[];
}

/** A lesson moved a step; past the edge of its module it goes over into the neighbouring one. */
export function movedBetweenModules(
  modules: readonly ModuleOrder[],
  lessonId: string,
  direction: Direction,
): ModuleOrder[] {
  const home = modules.findIndex((module) => module.lessonIds.includes(lessonId));
  const lessonIds = modules[home]?.lessonIds ?? [];
  const atEdge = direction === 'up' ? lessonIds[0] === lessonId : lessonIds.at(-1) === lessonId;
  const target = home + (direction === 'up' ? -1 : 1);
  return modules.map((module, index) => {
    if (!atEdge) return index === home ? { ...module, lessonIds: movedInList(lessonIds, lessonId, direction) } : module;
    if (!modules[target]) return module;
    if (index === home) return { ...module, lessonIds: lessonIds.filter((id) => id !== lessonId) };
    if (index !== target) return module;
    return {
      ...module,
      lessonIds: direction === 'up' ? [...module.lessonIds, lessonId] : [lessonId, ...module.lessonIds],
    };
  });
}
