/** A part of a copy that is a table: one of the database, or one that is put together for the reader. */
import type { Locale } from '#platform/i18n/locale.ts';
import type { Category, Handling } from '#platform/inventory/declare.ts';
import type { PersonTable } from '#platform/inventory/inventory.ts';
import { handlingOf } from '#platform/inventory/register.ts';

export type Row = Readonly<Record<string, unknown>>;

/** What a cell may hold, as the schemas name it. */
export type ColumnType = 'text' | 'identifier' | 'integer' | 'yes-no' | 'moment' | 'day' | 'bytes' | 'document';

export interface SectionColumn {
  readonly name: string;
  readonly label: string;
  readonly type: ColumnType;
  readonly handling: Handling | undefined;
}

export interface Section {
  /** The name of its files. */
  readonly name: string;
  readonly label: string;
  readonly columns: readonly SectionColumn[];
  readonly handling: Handling | undefined;
  /** Columns that are left out, and why. */
  readonly leftOut: readonly { readonly column: string; readonly why: string }[];
  /** Undefined: known only once they are read. */
  readonly count: number;
  rows(): AsyncIterable<Row> | Iterable<Row>;
}

/** What of a table goes into a copy. `categories`: of these kinds of data alone, from tables of these kinds alone. */
export function copiedColumns(table: PersonTable, categories?: ReadonlySet<Category>): string[] {
  if (categories && !categories.has(table.handling.category)) return [];
  return Object.entries(table.columns).flatMap(([name, column]) => {
    if (!column.label) return [];
    const category = handlingOf(table, column)?.category;
    return categories && !(category && categories.has(category)) ? [] : [name];
  });
}

export function tableSection(
  table: PersonTable,
  locale: Locale,
  read: Pick<Section, 'count' | 'rows'> & {
    readonly columns: readonly string[];
    readonly types: ReadonlyMap<string, ColumnType>;
  },
): Section {
  return {
    name: table.table,
    label: table.label[locale],
    handling: table.handling,
    columns: read.columns.map((name) => ({
      name,
      label: table.columns[name]?.label?.[locale] ?? name,
      type: table.columns[name]?.shows === undefined ? (read.types.get(name) ?? 'text') : 'text',
      handling: table.columns[name] && handlingOf(table, table.columns[name]),
    })),
    leftOut: Object.entries(table.columns).flatMap(([column, { why }]) => (why ? [{ column, why }] : [])),
    count: read.count,
    rows: read.rows,
  };
}
