/** The rules of keeping, read from the inventory: from which moment, for how long, what then, and why. Pure. */
import type { Locale } from '#platform/i18n/locale.ts';
import { officeLabel, type TableDeclaration } from '#platform/inventory/declare.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import type { Anchor, Bound, RetentionRule, SharedMoment } from '#platform/inventory/retention.ts';
import { settleTerm } from './bounds.ts';

export type Action = 'delete' | 'anonymise';

export interface Rule {
  readonly table: string;
  /** For the staff. */
  readonly label: Record<Locale, string>;
  /** The column with the person; undefined: the rows are about nobody who is here. */
  readonly person: string | undefined;
  readonly action: Action;
  /** From which moment the term runs. */
  readonly since: Moment;
  /** The column by which the table is divided: its months go as a whole. */
  readonly byMonth: string | undefined;
  readonly after: Anchor;
  /** ISO 8601 duration. */
  readonly period: string;
  readonly source: string;
  /** The period is the least: its last day is kept as well. */
  readonly isLeast: boolean;
  /** A promise that would have let the rows go sooner, and gave way to a law. */
  readonly beaten: Bound | undefined;
  readonly unlessConsented: { readonly purpose: string; readonly period: string } | undefined;
  /** SQL by column, for `anonymise`. */
  readonly set: ReadonlyMap<string, string>;
  /** SQL: rows that are left alone. */
  readonly unless: string | undefined;
  readonly file: string | undefined;
}

/** A moment of each row's own, as SQL in which `:now` is the moment of the run; or one that rows share. */
export type Moment = string | SharedMoment;

/** An anchor that means the same for every table; the others are named by the table itself. */
function meaningOf(after: Anchor, person: string | undefined): Moment | undefined {
  const ofPerson = (view: string): Moment | undefined => (person ? { by: person, view } : undefined);
  switch (after) {
    case 'programme-completed':
      return { by: 'enrolment_id', view: 'reckoned.enrolment_ends' };
    case 'enrolment-ended':
      return ofPerson('reckoned.study_ends');
    case 'account-closed':
      return ofPerson('reckoned.account_ends');
    case 'records-ended':
      return ofPerson('reckoned.records_ends');
    case 'expired':
      return 'expires_at';
    default:
      return undefined;
  }
}

/**
 * Every rule of every table. Throws, naming the table, where a term has no beginning or a rule would change nothing, and
 * `TermRefused` where a term breaks a law or a promise.
 */
export function rulesOf(inventory: Inventory): Rule[] {
  return inventory.tables.flatMap((table) => {
    const given = table.retention ?? ('column' in table.subject && table.handling ? [{}] : []);
    return given.map((rule) => ruleOf(table, rule));
  });
}

function ruleOf(table: TableDeclaration, given: RetentionRule): Rule {
  const person = 'column' in table.subject ? table.subject.column : undefined;
  const term = given.term ?? table.handling?.term;
  if (!term) throw new Error(`${table.table}: a rule of retention without a term`);
  const since = given.since ?? given.shared ?? meaningOf(term.after, person);
  if (!since) throw new Error(`${table.table}: the term runs from "${term.after}", and nothing says when that was`);
  const action = given.action ?? (table.erasure?.rows === 'anonymise' ? 'anonymise' : 'delete');
  const set = new Map(Object.entries(given.set ?? (action === 'anonymise' ? clearing(table) : {})));
  if (action === 'anonymise' && set.size === 0) throw new Error(`${table.table}: anonymising would change nothing`);
  const { period, source, isLeast, beaten } = settleTerm(table.table, given.category ?? table.handling?.category, term);
  return {
    table: table.table,
    label: officeLabel(table),
    person,
    action,
    since,
    byMonth: given.byMonth,
    after: term.after,
    period,
    source,
    isLeast: isLeast && !given.byMonth,
    beaten,
    unlessConsented: term.unlessConsented,
    set,
    unless: given.unless ?? (action === 'anonymise' && person ? `${person} is null` : undefined),
    file: given.file,
  };
}

/** What an erasure changes in a row that stays. */
function clearing(table: TableDeclaration): Record<string, string> {
  return Object.fromEntries(
    Object.entries(table.columns).flatMap(([name, column]) => {
      if (column.erasure === 'cleared') return [[name, 'null']];
      return typeof column.erasure === 'object' ? [[name, `'${column.erasure.set.replaceAll("'", "''")}'`]] : [];
    }),
  );
}
