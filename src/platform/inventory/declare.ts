/** How a table is declared, column by column, beside its schema: a part of the inventory. */
import type { Locale } from '../i18n/locale.ts';
import type { RetentionRule, Term } from './retention.ts';

/** What kind of data it is; the first eight are the policy's own list (`collect.*`). */
export type Category =
  | 'name'
  | 'contact'
  | 'profession'
  | 'education'
  | 'goals'
  | 'visit'
  | 'device'
  | 'activity'
  | 'study'
  | 'certificate'
  | 'finance'
  | 'consent'
  | 'letters'
  | 'security'
  | 'preference'
  | 'technical';

/** The policy's purposes (`use.*`), and the two that law and safety add. */
export type Purpose =
  | 'programmes'
  | 'materials'
  | 'certificates'
  | 'consultations'
  | 'offers'
  | 'feedback'
  | 'support'
  | 'effectiveness'
  | 'security'
  | 'law';

export type Basis = 'consent' | 'contract' | 'interest' | 'law';

export interface Handling {
  readonly category: Category;
  readonly purposes: readonly Purpose[];
  readonly basis: Basis;
  readonly term: Term;
}

/** What an erasure does with a column of a row that itself stays. */
export type ColumnErasure = 'with row' | 'stays' | 'cleared' | { readonly set: string };

export interface ColumnDeclaration {
  readonly handling: Partial<Handling> | undefined;
  /** How the person's own copy names it; undefined: it is not in the copy, and `why` says why. */
  readonly label: Record<Locale, string> | undefined;
  readonly why: string | undefined;
  readonly erasure: ColumnErasure;
  /** An SQL query of one value: what the copy shows in place of an identifier that means nothing to its reader. */
  readonly shows?: string;
  /** It may name somebody else than the row's owner: an erasure of that person clears it wherever it does. */
  readonly acting?: true;
}

/** What an erasure does with a row. */
export type RowErasure =
  | { readonly rows: 'delete' }
  /** The row stays, without what tells who it was: columns declared `cleared` or `set` change. */
  | { readonly rows: 'anonymise'; readonly why: Record<Locale, string> }
  /**
   * A law keeps it: what identifies the person is sealed in the vault, and leaves the row. `only` is an SQL condition
   * on the row: rows that fail it are deleted. `since` is the column from which the term is counted.
   */
  | {
      readonly rows: 'vault';
      readonly what: Record<Locale, string>;
      readonly why: Record<Locale, string>;
      readonly only?: string;
      readonly since?: string;
    };

/**
 * Whose row it is. `email`: a column with an address that counts as theirs while the row is not tied to a person, as in
 * an invitation that was not accepted yet.
 */
export type Subject = { readonly column: string; readonly email?: string } | { readonly none: string };

export interface TableDeclaration {
  readonly table: string;
  /** As the person’s own copy names it. */
  readonly label: Record<Locale, string>;
  /** As the office reads of it, where the label speaks to the person; see {@link officeLabel}. */
  readonly office?: Record<Locale, string>;
  readonly subject: Subject;
  readonly handling: Handling | undefined;
  readonly erasure: RowErasure | undefined;
  readonly retention?: readonly RetentionRule[];
  /** The column with the number that stands on a paper in the person's hands: the staff find by it whose it is. */
  readonly paperNumber?: string;
  /** The column that names a paper of another table, which may have forgotten whose it is, and that paper's number. */
  readonly paper?: { readonly column: string; readonly table: string; readonly number: string };
  readonly columns: Readonly<Record<string, ColumnDeclaration>>;
}

/** A column that says something about its person, as their copy names it. */
export function data(
  label: Record<Locale, string>,
  extra: Partial<Handling> & { readonly erasure?: ColumnErasure } = {},
): ColumnDeclaration {
  const { erasure = 'with row', ...handling } = extra;
  return { handling, label, why: undefined, erasure };
}

/** A reference to another row: the copy shows what it is called. `shows`: see {@link ColumnDeclaration}. */
export function named(
  label: Record<Locale, string>,
  shows: string,
  extra: Parameters<typeof data>[1] = {},
): ColumnDeclaration {
  return { ...data(label, extra), shows };
}

/** A column that is kept out of the copy for a reason: a password's hash, a session's token. */
export function withheld(why: string, erasure: ColumnErasure = 'with row'): ColumnDeclaration {
  return { handling: {}, label: undefined, why, erasure };
}

/** A column that says nothing about anybody. */
export function nothing(why: string): ColumnDeclaration {
  return { handling: undefined, label: undefined, why, erasure: 'stays' };
}

const KEY = withheld('an identifier without meaning');
/** The row's own identifier, or a reference to another row. */
export function key(): ColumnDeclaration {
  return KEY;
}

/** The column that says whose row it is. `cleared`: an anonymised row forgets it. */
export function owner(erasure: ColumnErasure = 'with row'): ColumnDeclaration {
  return withheld('the identifier of the person', erasure);
}

/** A column that may name a person other than the row's owner: an erasure of that person clears it. */
export function mayNamePerson(why: string): ColumnDeclaration {
  return { ...nothing(`${why}; cleared when that person is erased`), acting: true };
}

/** The member of staff who acted. */
export function actingPerson(): ColumnDeclaration {
  return mayNamePerson('the identifier of who acted, without a name');
}

/**
 * Declares a table of a person: `declareTable<Enrolments>()({…})`. Every column of the type must be declared, and the
 * start compares the declaration with the database.
 */
export function declareTable<Columns>() {
  return (declaration: {
    readonly table: string;
    readonly label: Record<Locale, string>;
    readonly office?: Record<Locale, string>;
    readonly subject: keyof Columns & string;
    /** See {@link Subject}. */
    readonly subjectEmail?: keyof Columns & string;
    readonly handling: Handling;
    readonly erasure: RowErasure;
    readonly retention?: readonly RetentionRule[];
    /** See {@link TableDeclaration}. */
    readonly paperNumber?: keyof Columns & string;
    /** See {@link TableDeclaration}. */
    readonly paper?: { readonly column: keyof Columns & string; readonly table: string; readonly number: string };
    readonly columns: Readonly<Record<keyof Columns, ColumnDeclaration>>;
  }): TableDeclaration => {
    const { subject, subjectEmail, ...rest } = declaration;
    return { ...rest, subject: { column: subject, ...(subjectEmail && { email: subjectEmail }) } };
  };
}

/** Declares a table that holds nothing about a person, and says why it may not. */
export function declareThings<Columns>() {
  return (declaration: {
    readonly table: string;
    readonly label: Record<Locale, string>;
    readonly why: string;
    readonly columns: readonly (keyof Columns & string)[];
    /** For rows that are written on and on: each rule with its own term. Without any, the rows stay. */
    readonly retention?: readonly (RetentionRule & { readonly term: Term })[];
    /** Those of the columns that say who of the staff acted or is responsible. */
    readonly acting?: readonly (keyof Columns & string)[];
  }): TableDeclaration => ({
    table: declaration.table,
    label: declaration.label,
    subject: { none: declaration.why },
    handling: undefined,
    erasure: undefined,
    ...(declaration.retention && { retention: declaration.retention }),
    columns: Object.fromEntries(
      declaration.columns.map((column) => [
        column,
        declaration.acting?.includes(column) ? actingPerson() : nothing(declaration.why),
      ]),
    ),
  });
}

/** What the table is called before the staff. */
export function officeLabel({ label, office }: Pick<TableDeclaration, 'label' | 'office'>): Record<Locale, string> {
  return office ?? label;
}
