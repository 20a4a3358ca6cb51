/** Which promises a clause may be about: by the section it stands in, and by the words it shares with them. */
import type { Locale } from '#platform/i18n/locale.ts';
import { type Clause, clausesOf, type PolicyWording } from './document.ts';
import type { PolicyCatalogue } from './readiness.ts';

const ENOUGH = 0.2;
const MOST_SUGGESTED = 2;
/** Endings differ from case to case in Russian and Kazakh: the beginnings of words are compared. */
const STEM = 5;
const SHORTEST = 4;

function stems(text: string): Set<string> {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return new Set(words.filter((word) => word.length >= SHORTEST).map((word) => word.slice(0, STEM)));
}

function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  return (2 * left.intersection(right).size) / Math.max(1, left.size + right.size);
}

/** For each clause of the wording, in order, the promises it may be about, likeliest first. */
export function suggestPromises(wording: PolicyWording, catalogue: PolicyCatalogue, locale: Locale): string[][] {
  const known = catalogue.promises.map(({ id, sentence }) => ({ id, stems: stems(sentence[locale]) }));
  const ofClause = (clause: Clause & { readonly section: { readonly id: string } | undefined }): string[] => {
    const own = stems(clause.text);
    const scored = known.map((promise) => ({
      id: promise.id,
      score: likeness(own, promise.stems) * (clause.section && promise.id.startsWith(`${clause.section.id}.`) ? 2 : 1),
    }));
    return scored
      .filter(({ score }) => score >= ENOUGH)
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST_SUGGESTED)
      .map(({ id }) => id);
  };
  return clausesOf(wording).map(ofClause);
}
