/**
 * How many rows a month holds, without reading it when it goes. A month is counted once, at leisure, after it is over;
 * from then on a trigger of its own notes each row that still comes or goes, and the nights add them up.
 */
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { atLeisure, patiently } from './patience.ts';

/** Counts the month's rows; where that was done before, adds up what changed since. `part`: the name of its table in `partitions`. */
export async function countMonth(ctx: Context, part: string): Promise<void> {
  const { rows } = await sql<{ counted: number | null }>`
    select counted from partitions.month_counts where part = ${part}`.execute(ctx.db);
  const [known] = rows;
  if (known && known.counted !== null) return addUp(ctx, part);
  if (!known) await patiently(ctx, (tx) => watchChanges(tx, part));
  // One statement sees one moment: what changed before it is in its count, and what changes later is added to it.
  const { rows: counts } = await atLeisure(ctx, (tx) =>
    sql<{ base: number }>`select (select count(*) from ${sql.table(`partitions.${part}`)})
      - (select coalesce(sum(change), 0) from partitions.month_changes where part = ${part}) as base`.execute(tx.db),
  );
  await sql`update partitions.month_counts set counted = ${counts[0]?.base} where part = ${part}`.execute(ctx.db);
}

/** What is not committed yet is left for the next time. */
async function addUp(ctx: Context, part: string): Promise<void> {
  await sql`with added as (delete from partitions.month_changes where part = ${part} returning change)
    update partitions.month_counts set counted = counted + (select sum(change) from added)
    where part = ${part} and exists (select from added)`.execute(ctx.db);
}

/** The lock of `create trigger` has waited for whoever wrote there before; whoever writes after it is noticed. */
async function watchChanges(tx: Context, part: string): Promise<void> {
  await sql`create trigger month_counted after insert or delete on ${sql.table(`partitions.${part}`)}
    for each row execute function partitions.count_change()`.execute(tx.db);
  await sql`insert into partitions.month_counts (part) values (${part})`.execute(tx.db);
}

/** What it holds at this moment; undefined: never counted. For the transaction in which it goes: the count goes along. */
export async function takeCount(tx: Context, part: string): Promise<number | undefined> {
  const { rows } = await sql<{ rows: number | null }>`
    with added as (delete from partitions.month_changes where part = ${part} returning change)
    delete from partitions.month_counts where part = ${part}
    returning counted + (select coalesce(sum(change), 0) from added) as rows`.execute(tx.db);
  return rows[0]?.rows ?? undefined;
}

/** What it holds at this moment: by the count, and where it was never counted, by reading. */
export async function rowsOfMonth(ctx: Pick<Context, 'db'>, part: string): Promise<number> {
  const { rows } = await sql<{ counted: number | null }>`
    select (counted + (select coalesce(sum(change), 0) from partitions.month_changes where part = ${part}))::bigint as counted
    from partitions.month_counts where part = ${part}`.execute(ctx.db);
  const counted = rows[0]?.counted;
  if (counted !== null && counted !== undefined) return counted;
  const { rows: read } = await sql<{ rows: number }>`
    select count(*) as rows from ${sql.table(`partitions.${part}`)}`.execute(ctx.db);
  return read[0]?.rows ?? 0;
}
