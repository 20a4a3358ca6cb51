/** What an erasure would do to each table, from the inventory and the database's own references. */
import { type RawBuilder, sql } from 'kysely';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { type Inventory, type PersonTable, personTables } from '#platform/inventory/inventory.ts';
import { childrenFirst, type Kept, lastDayOf } from './erasure.ts';
import { type ErasureSubject, ownedBySubject } from './subject.ts';

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

/** Counts the person's rows of every table, in one statement. */
export async function fatesOf(
  ctx: Context,
  tables: readonly PersonTable[],
  subject: ErasureSubject,
): Promise<readonly TableFate[]> {
  const counts = tables.map((table) => countOf(table, subject));
  const { rows } = await sql<Count>`${sql.join(counts, sql` union all `)}`.execute(ctx.db);
  const byTable = new Map(rows.map((row) => [row.table, row]));
  return tables.map((table) => {
    const { deleted, changed, latest } = byTable.get(table.table) ?? { deleted: 0, changed: 0, latest: null };
    const since = schoolDay(latest ?? ctx.clock.now());
    return { table, deleted, changed, kept: changed > 0 ? keptOf(table, since) : [] };
  });
}

interface Count {
  readonly table: string;
  readonly deleted: number;
  readonly changed: number;
  /** The last moment from which a law's term runs. */
  readonly latest: Temporal.Instant | null;
}

function countOf(table: PersonTable, subject: ErasureSubject): RawBuilder<Count> {
  const staying = sql.raw(table.erasure.rows === 'anonymise' ? 'true' : (keptByLaw(table) ?? 'false'));
  const since = table.erasure.rows === 'vault' ? table.erasure.since : undefined;
  const latest = since ? sql`max(${sql.ref(since)}) filter (where ${staying})::timestamptz` : sql`null::timestamptz`;
  return sql<Count>`select ${sql.lit(table.table)} as "table", count(*) filter (where not (${staying})) as deleted,
    count(*) filter (where ${staying}) as changed, ${latest} as latest
    from ${sql.table(table.table)} where ${ownedBySubject(table, subject)}`;
}

function keptOf(table: PersonTable, since: Temporal.PlainDate): Kept[] {
  const { erasure, handling, label } = table;
  if (erasure.rows === 'delete') return [];
  if (erasure.rows === 'anonymise') return [{ what: label, why: erasure.why, until: null }];
  return [{ what: erasure.what, why: erasure.why, until: lastDayOf(handling.term, since).toString() }];
}
