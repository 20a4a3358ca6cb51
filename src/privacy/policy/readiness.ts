/** What still stands between a draft and its readers. Every reason is a stable word that pages translate. */
import { LOCALES, type Locale } from '#platform/i18n/locale.ts';
import { bindingGaps, clausesOf, type Problem, readWording, shapeOf } from './document.ts';
import type { FullRevision } from './queries.ts';

/** What the room is told of the floor above: the promises there are, and the purposes people are asked about. */
export interface PolicyCatalogue {
  readonly promises: readonly { readonly id: string; readonly sentence: Readonly<Record<Locale, string>> }[];
  readonly purposes: readonly { readonly id: string; readonly label: Readonly<Record<Locale, string>> }[];
}

export type Obstacle =
  | { readonly obstacle: 'no-text' | 'no-summary'; readonly locale: Locale }
  | { readonly obstacle: 'wrong-wording'; readonly locale: Locale; readonly problems: readonly Problem[] }
  | { readonly obstacle: 'unknown-promise'; readonly locale: Locale; readonly ids: readonly string[] }
  | { readonly obstacle: 'bindings-differ'; readonly locale: Locale; readonly ids: readonly string[] }
  | { readonly obstacle: 'nothing-changed' };

export interface Readiness {
  readonly obstacles: readonly Obstacle[];
  /** Listed before publishing, and to be confirmed: they may be right as they are. */
  readonly unboundClauses: readonly string[];
  readonly unboundPromises: readonly string[];
  /** Languages that are built otherwise than the Russian text: other sections, or other numbers of clauses. */
  readonly otherShape: readonly Locale[];
}

export const LONGEST_SUMMARY = 600;

export function readinessOf(
  revision: Pick<FullRevision, 'texts' | 'summaries'>,
  inForce: Pick<FullRevision, 'texts'> | undefined,
  catalogue: PolicyCatalogue,
): Readiness {
  const promiseIds = catalogue.promises.map((promise) => promise.id);
  const obstacles: Obstacle[] = [];
  const readings = new Map(LOCALES.map((locale) => [locale, readWording(revision.texts[locale]?.source ?? '')]));
  const wordingIn = (locale: Locale) => (readings.get(locale) ?? readWording('')).wording;
  const boundIn = (locale: Locale) => new Set(clausesOf(wordingIn(locale)).flatMap((clause) => clause.promises));
  for (const locale of LOCALES) {
    const problems = readings.get(locale)?.problems ?? [];
    if (!revision.summaries[locale]?.trim()) obstacles.push({ obstacle: 'no-summary', locale });
    if (problems.some(({ problem }) => problem === 'empty')) obstacles.push({ obstacle: 'no-text', locale });
    else if (problems.length > 0) obstacles.push({ obstacle: 'wrong-wording', locale, problems });
    const { unknownPromises } = bindingGaps(wordingIn(locale), promiseIds);
    if (unknownPromises.length > 0) obstacles.push({ obstacle: 'unknown-promise', locale, ids: unknownPromises });
    const ids = [...boundIn('ru').symmetricDifference(boundIn(locale))];
    if (ids.length > 0) obstacles.push({ obstacle: 'bindings-differ', locale, ids });
  }
  const sameAsInForce = LOCALES.every((locale) => revision.texts[locale]?.source === inForce?.texts[locale]?.source);
  if (inForce && sameAsInForce) obstacles.push({ obstacle: 'nothing-changed' });
  const gaps = bindingGaps(wordingIn('ru'), promiseIds);
  return {
    obstacles,
    unboundClauses: gaps.unboundClauses.map((clause) => clause.text),
    unboundPromises: gaps.unboundPromises,
    otherShape: LOCALES.filter((locale) => shapeOf(wordingIn(locale)) !== shapeOf(wordingIn('ru'))),
  };
}

export const hasGaps = (readiness: Readiness): boolean =>
  readiness.unboundClauses.length + readiness.unboundPromises.length > 0;
