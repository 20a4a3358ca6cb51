/** What an erasure would do to each table, from the inventory and the database's own references. */
import { sql } from 'kysely';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { type Inventory, type PersonTable, personTables } from '#platform/inventory/declare.ts';
import { ownedBy, type Subject } from '#privacy/export';
import { childrenFirst, type Kept, lastDayOf } from './erasure.ts';

/** Tables of people, the rows that point at others first. */
export async function tablesInOrder(ctx: Context, inventory: Inventory): Promise<PersonTable[]> {
  const { rows } = await sql<{ from: string; to: string }>`
    select conrelid::regclass::text as "from", confrelid::regclass::text as "to"
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`.execute(ctx.db);
  const byName = new Map(personTables(inventory).map((table) => [table.table, table]));
  return childrenFirst([...byName.keys()], rows).flatMap((name) => byName.get(name) ?? []);
}

/** The rows of a person that a law keeps; every other row of such a table is deleted. */
export function keptByLaw(table: PersonTable): string | undefined {
  return table.erasure.rows === 'vault' ? (table.erasure.only ?? 'true') : undefined;
}

export interface TableFate {
  readonly table: PersonTable;
  /** How many rows go, and how many stay in another form. */
  readonly deleted: number;
  readonly changed: number;
  readonly kept: readonly Kept[];
}

/** Counts the person's rows table by table. */
export async function fateOf(ctx: Context, table: PersonTable, subject: Subject): Promise<TableFate> {
  const condition = keptByLaw(table);
  const staying = table.erasure.rows === 'anonymise' ? 'true' : (condition ?? 'false');
  const since = table.erasure.rows === 'vault' && table.erasure.since;
  const { rows } = await sql<{ deleted: number; changed: number; latest: Temporal.Instant | null }>`
    select count(*) filter (where not (${sql.raw(staying)})) as deleted,
      count(*) filter (where ${sql.raw(staying)}) as changed,
      ${since ? sql`max(${sql.ref(since)}) filter (where ${sql.raw(staying)})::timestamptz` : sql`null::timestamptz`} as latest
    from ${sql.table(table.table)} where ${ownedBy(table, subject)}`.execute(ctx.db);
  const [counted] = rows;
  const { deleted = 0, changed = 0 } = counted ?? {};
  const from = schoolDay(counted?.latest ?? ctx.clock.now());
  return { table, deleted, changed, kept: changed > 0 ? keptOf(table, from) : [] };
}

function keptOf(table: PersonTable, since: Temporal.PlainDate): Kept[] {
  const { erasure, handling, label } = table;
  if (erasure.rows === 'delete') return [];
  if (erasure.rows === 'anonymise') return [{ what: label, why: erasure.why, until: null }];
  return [{ what: erasure.what, why: erasure.why, until: lastDayOf(handling.term, since).toString() }];
}
