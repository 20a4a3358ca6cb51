/** A person's rows of any declared table, a few at a time, so that a long history costs no more memory than a short. */
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { storedFilesTable } from '#platform/files/stored-files.ts';
import type { PersonTable } from '#platform/inventory/inventory.ts';
import type { ColumnType, Row } from './section.ts';

export interface Subject {
  readonly personId: string;
  readonly email: string;
}

const BATCH = 200;

/** The condition that a row is this person's. */
export function ownedBy(table: PersonTable, subject: Subject): RawBuilder<boolean> {
  const column = sql.ref(table.subject.column);
  if (!table.subject.email) return sql<boolean>`${column} = ${subject.personId}`;
  return sql<boolean>`(${column} = ${subject.personId} or (${column} is null and lower(${sql.ref(table.subject.email)}) = ${subject.email}))`;
}

/** The same without the rows of files that are copies themselves, such as the one being made. */
export function copiedBy(table: PersonTable, subject: Subject, copiesIn: readonly string[]): RawBuilder<boolean> {
  const owned = ownedBy(table, subject);
  if (table.table !== storedFilesTable.table || copiesIn.length === 0) return owned;
  return sql<boolean>`${owned} and bucket <> all(${copiesIn})`;
}

export interface LiveTable {
  /** The primary key. */
  readonly keys: readonly string[];
  readonly types: ReadonlyMap<string, ColumnType>;
}

const TYPES: Readonly<Record<string, ColumnType>> = {
  uuid: 'identifier',
  int2: 'integer',
  int4: 'integer',
  int8: 'integer',
  bool: 'yes-no',
  timestamptz: 'moment',
  date: 'day',
  bytea: 'bytes',
  jsonb: 'document',
};

/** Each table's primary key and the kinds of its columns, from the database itself. */
export async function liveTables(ctx: Context): Promise<ReadonlyMap<string, LiveTable>> {
  const { rows } = await sql<{ table: string; keys: string[] | null; types: Record<string, string> }>`
    select pg_class.relname as table,
      (select array_agg(key.attname::text order by array_position(indkey::int2[], key.attnum))
        from pg_index join pg_attribute as key on key.attrelid = indrelid and key.attnum = any(indkey)
        where indrelid = pg_class.oid and indisprimary) as keys,
      json_object_agg(attname, typname) as types
    from pg_class
    join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
    join pg_type on pg_type.oid = atttypid
    where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
    group by pg_class.oid, pg_class.relname`.execute(ctx.db);
  return new Map(
    rows.map(({ table, keys, types }) => [
      table,
      { keys: keys ?? [], types: new Map(Object.entries(types).map(([name, type]) => [name, TYPES[type] ?? 'text'])) },
    ]),
  );
}

/** How many rows each table holds of the person, in one statement. */
export async function countRows(
  ctx: Context,
  tables: readonly PersonTable[],
  copied: (table: PersonTable) => RawBuilder<boolean>,
): Promise<ReadonlyMap<string, number>> {
  if (tables.length === 0) return new Map();
  const counts = tables.map(
    (table) =>
      sql`select ${sql.lit(table.table)} as "table", count(*) as rows from ${sql.table(table.table)} where ${copied(table)}`,
  );
  const { rows } = await sql<{ table: string; rows: number }>`${sql.join(counts, sql` union all `)}`.execute(ctx.db);
  return new Map(rows.map(({ table, rows: count }) => [table, count]));
}

/** What the copy shows of a column: its value, or of a reference what it leads to. */
function copiedColumn({ columns }: PersonTable, name: string): RawBuilder<unknown> {
  const shows = columns[name]?.shows;
  return shows === undefined ? sql.ref(name) : sql`(${sql.raw(shows)}) as ${sql.ref(name)}`;
}

/**
 * Through a cursor: one walk over the table, whatever its length. Asking for the rows after the last one, batch by batch,
 * would sort a long history anew for every batch. `ctx` is a snapshot's, for a cursor lives in a transaction.
 */
export async function* readRows(
  ctx: Context,
  table: PersonTable,
  columns: readonly string[],
  keys: readonly string[],
  copied: RawBuilder<boolean>,
): AsyncGenerator<Row> {
  const cursor = sql.ref(`copy of ${table.table}`);
  const order = sql.join(keys.map((name) => sql.ref(name)));
  await sql`declare ${cursor} no scroll cursor for
    select ${sql.join(columns.map((name) => copiedColumn(table, name)))} from ${sql.table(table.table)}
    where ${copied} order by ${order}`.execute(ctx.db);
  for (;;) {
    const { rows }: { rows: Row[] } = await sql<Row>`fetch ${sql.lit(BATCH)} from ${cursor}`.execute(ctx.db);
    yield* rows;
    if (rows.length < BATCH) break;
  }
  await sql`close ${cursor}`.execute(ctx.db);
}
