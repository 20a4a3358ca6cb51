/**
 * What may stay of a month for good: names that enough visitors came by, and all others as one. A month's visitors are its
 * days added up, and ten may be one who came ten times: so a name's fullest day decides. Pure.
 */

/** What one name of a month came to, as the month keeps it. */
export interface NameFigures {
  readonly name: string;
  readonly views: number;
  readonly visitors: number;
  /** The visitors of its fullest day. */
  readonly busiest: number;
  readonly busiest_rest: number | null;
}

/** Fewer visitors than this could be known. */
export const FEWEST_VISITORS = 10;
/** Whatever has no name of its own. Some browsers and systems bear it from the beginning. */
export const OTHER = 'other';

/**
 * The names of one kind that stay, then {@link OTHER}. `names` come in an order that was public beforehand: they are told
 * up to the first that is too small and nothing after it, and what is left has `k` visitors on a day, or none at all. To
 * hold back the small ones and the smallest of the others would betray people to whoever knows the rule. Where no name
 * can be told nothing is. Folding again changes nothing.
 */
export function foldNames(names: readonly NameFigures[], k: number = FEWEST_VISITORS): NameFigures[] {
  // Pages of those signed in have no visitors: only their views are kept, among the others'.
  const ordered = names.filter(({ name, visitors }) => name !== OTHER && visitors > 0);
  const unsafe = ordered.findIndex(({ busiest }) => busiest < k);
  let told = unsafe < 0 ? ordered.length : unsafe;
  const restOf = (count: number) => names.filter((each) => !ordered.slice(0, count).includes(each));
  while (told > 0 && !isRest(restOf(told), k)) told -= 1;
  if (told === 0) return [];
  const rest = restOf(told);
  return [...ordered.slice(0, told), ...(rest.length > 0 ? [asOne(rest)] : [])];
}

function isRest(rest: readonly NameFigures[], k: number): boolean {
  return rest.every(({ visitors }) => visitors === 0) || rest.some(({ busiest }) => busiest >= k);
}

function asOne(rest: readonly NameFigures[]): NameFigures {
  const sum = (of: 'views' | 'visitors') => rest.reduce((total, each) => total + each[of], 0);
  // Of the days of these names together no more is known than that one of them had so many.
  const busiest = Math.max(...rest.map((each) => each.busiest));
  return { name: OTHER, views: sum('views'), visitors: sum('visitors'), busiest, busiest_rest: null };
}
