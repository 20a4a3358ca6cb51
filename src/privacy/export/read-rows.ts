/** A person's rows of any declared table, in batches by key, so that a long history costs no more memory than a short. */
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import type { PersonTable } from '#platform/inventory/declare.ts';

export type Row = Readonly<Record<string, unknown>>;
export interface Subject {
  readonly personId: string;
  readonly email: string;
}

const BATCH = 200;

/** The columns a copy holds. */
export function copiedColumns(table: PersonTable): string[] {
  return Object.entries(table.columns).flatMap(([name, column]) => (column.label ? [name] : []));
}

/** The condition that a row is this person's. */
export function ownedBy(table: PersonTable, subject: Subject): RawBuilder<boolean> {
  const column = sql.ref(table.subject.column);
  if (!table.subject.email) return sql<boolean>`${column} = ${subject.personId}`;
  return sql<boolean>`(${column} = ${subject.personId} or (${column} is null and lower(${sql.ref(table.subject.email)}) = ${subject.email}))`;
}

/** Each table's primary key, from the database itself. */
export async function primaryKeys(ctx: Context): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ table: string; columns: string[] }>`
    select pg_class.relname as table, array_agg(attname::text order by array_position(indkey::int2[], attnum)) as columns
    from pg_index
    join pg_class on pg_class.oid = indrelid
    join pg_attribute on attrelid = indrelid and attnum = any(indkey)
    where indisprimary and relnamespace = 'public'::regnamespace
    group by pg_class.relname`.execute(ctx.db);
  return new Map(rows.map((row) => [row.table, row.columns]));
}

export async function* readRows(
  ctx: Context,
  table: PersonTable,
  keys: readonly string[],
  subject: Subject,
): AsyncGenerator<Row> {
  const columns = copiedColumns(table);
  if (columns.length === 0) return;
  const key = sql.join(keys.map((name) => sql.ref(name)));
  const selected = sql.join([
    ...columns.map((name) => sql.ref(name)),
    ...keys.map((name, position) => sql`${sql.ref(name)} as ${sql.ref(`key ${position}`)}`),
  ]);
  let after: readonly unknown[] | undefined;
  for (;;) {
    const onwards = after ? sql`and (${key}) > (${sql.join(after.map((value) => sql`${value}`))})` : sql``;
    const { rows }: { rows: Row[] } = await sql<Row>`
      select ${selected} from ${sql.table(table.table)}
      where ${ownedBy(table, subject)} ${onwards} order by ${key} limit ${BATCH}`.execute(ctx.db);
    for (const row of rows) yield Object.fromEntries(columns.map((name) => [name, row[name]]));
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = keys.map((_, position) => last[`key ${position}`]);
  }
}
