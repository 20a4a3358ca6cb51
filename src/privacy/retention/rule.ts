/** The rules of keeping, read from the inventory: from which moment, for how long, what then, and why. Pure. */
import type { Locale } from '#platform/i18n/locale.ts';
import { clearing } from '#platform/inventory/clearing.ts';
import { officeLabel, type TableDeclaration } from '#platform/inventory/declare.ts';
import { type Inventory, isPersonTable, type PersonTable } from '#platform/inventory/inventory.ts';
import type { Anchor, Bound, RetentionRule, SharedMoment } from '#platform/inventory/retention.ts';
import { settleTerm } from './bounds.ts';

export type Action = 'delete' | 'anonymise' | 'vault';

export interface Rule {
  readonly table: string;
  /** For the staff. */
  readonly label: Record<Locale, string>;
  /** The column with the person; undefined: the rows are about nobody who is here. */
  readonly person: string | undefined;
  /**
   * The columns that say whom a hold must be on for the row to stay: the person, and in a log of acts also who acted. Of
   * somebody else's data, whoever once handled them holds nothing back.
   */
  readonly held: readonly string[];
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
  /** SQL by column, for `anonymise` and `vault`. */
  readonly set: ReadonlyMap<string, string>;
  /** SQL: rows that are left alone. */
  readonly unless: string | undefined;
  readonly file: string | undefined;
  /** For `vault`: what is sealed, and by which rule the record and the row go in the end. */
  readonly sealing: { readonly table: PersonTable; readonly kept: Rule } | undefined;
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
  const set = new Map(Object.entries(given.set ?? (action === 'delete' ? {} : clearing(table))));
  if (action !== 'delete' && set.size === 0) throw new Error(`${table.table}: anonymising would change nothing`);
  const { period, source, isLeast, beaten } = settleTerm(table.table, given.category ?? table.handling?.category, term);
  return {
    table: table.table,
    label: officeLabel(table),
    person,
    held: [
      ...(person ? [person] : []),
      ...(given.byMonth || !person ? Object.keys(table.columns).filter((name) => table.columns[name]?.acting) : []),
    ],
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
    sealing: undefined,
    ...(action === 'vault' && sealingOf(table)),
  };
}

/**
 * What only a law keeps, and of nobody who restricts its use: their data are left where they are. Who acted in the row of
 * their own leaves it as well.
 */
function sealingOf(table: TableDeclaration): Pick<Rule, 'sealing' | 'set' | 'unless'> {
  if (!isPersonTable(table) || table.erasure.rows !== 'vault' || !table.erasure.since) {
    throw new Error(`${table.table}: no law keeps its rows from a moment of theirs`);
  }
  const { column: person } = table.subject;
  const acting = Object.entries(table.columns).filter(([, column]) => column.acting);
  const used = [table, ...Object.values(table.columns)].flatMap(({ handling }) => handling?.category ?? []);
  const restricted = `select person_id from restrictions where lifted_at is null and (part = 'everything'
    or part = 'category' and name in (${[...new Set(used)].map((category) => `'${category}'`).join(', ')}))`;
  return {
    sealing: { table, kept: ruleOf(table, { since: table.erasure.since }) },
    set: new Map([
      ...Object.entries(clearing(table)),
      ...acting.map(([name]) => [name, `nullif(${name}, ${person})`] as const),
    ]),
    unless: `(${table.erasure.only ?? 'true'}) is not true or ${person} in (${restricted})`,
  };
}
