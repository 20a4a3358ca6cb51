/** The rules of keeping, read from the inventory: from which moment, for how long, what then, and why. Pure. */
import type { Locale } from '#platform/i18n/locale.ts';
import type { Anchor, Inventory, RetentionRule, TableDeclaration, Term } from '#platform/inventory/declare.ts';

export type Action = 'delete' | 'anonymise';

export interface Rule {
  readonly table: string;
  readonly label: Record<Locale, string>;
  /** The column with the person; undefined: the rows are about nobody who is here. */
  readonly person: string | undefined;
  readonly action: Action;
  /** SQL of the moment from which the term runs. `:now` is the moment of the run. */
  readonly since: string;
  readonly after: Anchor;
  /** ISO 8601 duration. */
  readonly period: string;
  readonly source: string;
  readonly unlessConsented: { readonly purpose: string; readonly period: string } | undefined;
  /** SQL by column, for `anonymise`. */
  readonly set: ReadonlyMap<string, string>;
  /** SQL: rows that are left alone. */
  readonly unless: string | undefined;
  readonly file: string | undefined;
}

/** An anchor that means the same for every table; the others are named by the table itself. */
function meaningOf(after: Anchor, person: string | undefined): string | undefined {
  switch (after) {
    case 'programme-completed':
      return 'enrolment_ended_at(enrolment_id)';
    case 'enrolment-ended':
      return person && `study_ended_at(${person})`;
    case 'account-closed':
      return person && `account_closed_at(${person})`;
    case 'records-ended':
      return person && `records_ended_at(${person})`;
    case 'expired':
      return 'expires_at';
    default:
      return undefined;
  }
}

/** Every rule of every table. Throws, naming the table, where a term has no beginning or a rule would change nothing. */
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
  const since = given.since ?? meaningOf(term.after, person);
  if (!since) throw new Error(`${table.table}: the term runs from "${term.after}", and nothing says when that was`);
  const action = given.action ?? (table.erasure?.rows === 'anonymise' ? 'anonymise' : 'delete');
  const set = new Map(Object.entries(given.set ?? (action === 'anonymise' ? clearing(table) : {})));
  if (action === 'anonymise' && set.size === 0) throw new Error(`${table.table}: anonymising would change nothing`);
  const { period, source } = longest(term);
  return {
    table: table.table,
    label: table.label,
    person,
    action,
    since,
    after: term.after,
    period,
    source,
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

const SOME_DAY = Temporal.PlainDate.from('2026-01-01');

/** A law's floor beats the policy's ceiling, and says so. */
function longest(term: Term): { period: string; source: string } {
  const { period, source, floor } = term;
  const beaten = floor && Temporal.Duration.compare(floor.period, period, { relativeTo: SOME_DAY }) > 0;
  return beaten
    ? { period: floor.period, source: `${floor.source}, longer than ${period} of ${source}` }
    : { period, source };
}
