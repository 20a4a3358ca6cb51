/** How short and how long a term may be: the law's floors, the policy's ceilings, and which of the two gives way. Pure. */
import type { Category } from '#platform/inventory/declare.ts';
import type { Anchor, Bound, Term } from '#platform/inventory/retention.ts';
import {
  CONTACT_TERM_YEARS,
  FINANCE_TERM_YEARS,
  STUDY_RECORD_TERM_YEARS,
  TECHNICAL_LOG_TERM_MONTHS,
} from '#privacy/policy';

/** A rule that a law or a promise forbids: the program does not start with it. */
export class TermRefused extends Error {}

/** What a term came to. */
export interface SettledTerm {
  readonly period: string;
  readonly source: string;
  /** At least so long, and not at most: the day on which the period ends is kept as well. */
  readonly isLeast: boolean;
  /** The promise that would have let it go sooner, and gave way to the floor. */
  readonly beaten: Bound | undefined;
}

type Law = Bound & { readonly after: Anchor };

/** Tax Code of Kazakhstan, article 206(3): five full years after the tax period of the payment. */
const FINANCE_FLOOR: Law = {
  period: `P${FINANCE_TERM_YEARS}Y`,
  after: 'tax-period-closed',
  source: 'Tax Code art. 206(3)',
};
/** What the law demands of everything of a category, whether or not its table says so. */
const FLOORS: Partial<Record<Category, Law>> = { finance: FINANCE_FLOOR };

/** What the policy promises at most, by the promise that a term names as its source. */
const CEILINGS: Readonly<Record<string, string>> = {
  'keep.study': `P${STUDY_RECORD_TERM_YEARS}Y`,
  'keep.contacts': `P${CONTACT_TERM_YEARS}Y`,
  'keep.logs': `P${TECHNICAL_LOG_TERM_MONTHS}M`,
};

/** Promised for at least so long: so that study can be confirmed. */
const LEAST = 'keep.study';
const PROMISE = /^[a-z]+\.[a-z_]+$/;

/**
 * What a law demands, or the policy promises for so long, is whole only when its last day is over: a study completed in
 * an afternoon is five years old that afternoon. A tax period begins with its first day, and `P0D` is at once.
 */
function isLeast({ period, after, source, floor }: Term): boolean {
  if (after === 'tax-period-closed' || Temporal.Duration.from(period).blank) return false;
  return source === LEAST || floor !== undefined || !PROMISE.test(source);
}

/** Throws {@link TermRefused}, with the reason, where a term is shorter than a law or longer than a promise allows. */
export function settleTerm(table: string, category: Category | undefined, term: Term): SettledTerm {
  const refuse = (reason: string): never => {
    throw new TermRefused(`${table}: kept ${term.period} after ${term.after}, ${reason}`);
  };
  const promised = CEILINGS[term.source];
  if (promised && isLonger(term.period, promised)) refuse(`and ${term.source} promises at most ${promised}`);
  // A row whose end was reckoned when it was written ran by its law then.
  const law = term.after === 'expired' ? undefined : category && FLOORS[category];
  const floor = term.floor ?? law;
  for (const each of [law, term.floor]) {
    if (!each) continue;
    const after = each.after ?? term.after;
    if (after !== term.after) refuse(`and ${each.source} counts from ${after}`);
    if (isLonger(each.period, term.period)) refuse(`and ${each.source} demands at least ${each.period}`);
  }
  const { ceiling } = term;
  const least = isLeast(term);
  if (!ceiling) return { period: term.period, source: term.source, isLeast: least, beaten: undefined };
  const sameStart = (ceiling.after ?? term.after) === term.after;
  const isBeaten = floor !== undefined && (!sameStart || isLonger(floor.period, ceiling.period));
  if (!isBeaten) {
    if (!sameStart) refuse(`and ${ceiling.source} counts from ${ceiling.after}, with no law against it`);
    if (isLonger(term.period, ceiling.period)) refuse(`and ${ceiling.source} promises at most ${ceiling.period}`);
    return { period: term.period, source: term.source, isLeast: least, beaten: undefined };
  }
  if (isLonger(term.period, floor.period)) refuse(`longer than ${floor.source} demands against ${ceiling.source}`);
  const source = term.source === floor.source ? floor.source : `${floor.source}, ${term.source}`;
  return { period: floor.period, source, isLeast: least, beaten: ceiling };
}

const SOME_DAY = Temporal.PlainDate.from('2026-01-01');

function isLonger(one: string, other: string): boolean {
  return Temporal.Duration.compare(one, other, { relativeTo: SOME_DAY }) > 0;
}
