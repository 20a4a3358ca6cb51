/** Until when a row is kept: the words in which a table declares it. The room `privacy/retention` acts on them. */

/** From which moment a term runs. */
export type Anchor =
  | 'written'
  | 'account-closed'
  | 'enrolment-ended'
  | 'programme-completed'
  | 'tax-period-closed'
  /** The account is closed, and no study, certificate or order of theirs is left. */
  | 'records-ended'
  | 'consent-withdrawn'
  | 'expired';

/** A bound of a term, and the promise or article of law that sets it. */
export interface Bound {
  /** ISO 8601 duration. */
  readonly period: string;
  readonly source: string;
  /** Where it runs from another moment than the term itself. */
  readonly after?: Anchor;
}

export interface Term {
  /** ISO 8601 duration, `P0D` for at once. */
  readonly period: string;
  readonly after: Anchor;
  /** The promise or the article of law that fixes it. */
  readonly source: string;
  /** The period rests on a consent: without it the row goes after this one. */
  readonly unlessConsented?: { readonly purpose: string; readonly period: string; readonly source: string };
  /** A law demands at least this. A shorter period is refused. */
  readonly floor?: Bound;
  /** A promise allows at most this. A longer period is refused, unless the floor demands it: then the register says which of the two lost. */
  readonly ceiling?: Bound;
}

/** Many rows have one moment: it is reckoned once for all of them, and they go together. */
export interface SharedMoment {
  /** The column that says which. */
  readonly by: string;
  /** A view of `id` and `ended_at`, which is null while the term has not begun. */
  readonly view: string;
}

/**
 * What happens to a row at the end of its term. SQL here names columns of the table; `:now` is the moment of the run.
 * A table without rules of its own goes by its handling's term and its erasure.
 */
export interface RetentionRule {
  /** Where it differs from the handling's. */
  readonly term?: Term;
  /** Where its rows are no more than that, whatever else the table holds: the laws of the table's category are not theirs. */
  readonly category?: 'contact';
  /** SQL of the moment from which the term runs; null while it has not begun. Without it, the anchor's own meaning. */
  readonly since?: string;
  /** In place of `since`, where rows share their moment. */
  readonly shared?: SharedMoment;
  /**
   * The column by which the table is divided by month: the term runs from the first day of the row's month, and the month
   * goes as a whole.
   */
  readonly byMonth?: string;
  /**
   * Where it differs from what an erasure does. A row that a law kept goes when its term is over. `vault`: the row stays,
   * and what an erasure would seal is sealed already, for the law keeps it longer than anything else keeps the person.
   */
  readonly action?: 'delete' | 'anonymise' | 'vault';
  /** For `anonymise`, where columns become something else than in an erasure: SQL by column. */
  readonly set?: Readonly<Record<string, string>>;
  /** SQL: rows that are left alone, because the rule has been at them already. */
  readonly unless?: string;
  /** A column that names a stored file: it goes with the row. */
  readonly file?: string;
}
