/**
 * Tables divided by month, so that a month that has reached its term goes as a whole, in the time of one file however
 * many rows it holds. The months lie in a schema of their own, `partitions`, under the table's name: the catalogue of
 * `public` stays the same from month to month. Rows of a month that was not made yet fall into `<table>_other`, and
 * move when it is.
 */
import { type RawBuilder, sql } from 'kysely';
import { schoolDay } from '../clock.ts';
import type { Context } from '../context.ts';
import { countMonth, takeCount } from './month-counts.ts';
import { boundsOf, divisionOf, monthNamed, otherOf, partitionName } from './month-names.ts';
import { atLeisure, patiently } from './patience.ts';
import { lockMonths, monthsWaiting, moveWaiting } from './waiting-rows.ts';

export interface MonthPartition {
  readonly month: Temporal.PlainYearMonth;
  /** As the database last counted them; exact after an analyze. */
  readonly rows: number;
}

/** A month is made so long before it begins. */
const MONTHS_AHEAD = 2;
/** More than this is not read while somebody waits: some ten thousand rows. */
const LARGE_BYTES = 4 << 20;

/** The months that are there, the oldest first. `table`: a name from the program, never from outside. */
export async function monthsOf(ctx: Pick<Context, 'db'>, table: string): Promise<MonthPartition[]> {
  const { rows } = await sql<{ name: string; rows: number }>`
    select relname as name, greatest(reltuples, 0)::float8 as rows
    from pg_inherits join pg_class on pg_class.oid = inhrelid
    where inhparent = to_regclass(${`public.${table}`}) order by relname`.execute(ctx.db);
  const months = rows.flatMap(({ name, rows: count }) => {
    const month = monthNamed(name);
    return month ? [{ month, rows: count }] : [];
  });
  return months.toSorted((a, b) => Temporal.PlainYearMonth.compare(a.month, b.month));
}

/** Makes the month's partition, with what waited for it in `<table>_other`. One that is there already stays. */
export async function makeMonth(ctx: Context, table: string, month: Temporal.PlainYearMonth): Promise<void> {
  try {
    await patiently(ctx, (tx) => makeEmptyMonth(tx, table, month));
  } catch (error) {
    if ((error as { code?: unknown }).code !== ROWS_WAIT) throw error;
    await moveWaiting(ctx, table, [...(await monthsWaiting(ctx, table)), month]);
  }
}

/** `check_violation`: rows of the month lie in `<table>_other`. */
const ROWS_WAIT = '23514';

async function makeEmptyMonth(tx: Context, table: string, month: Temporal.PlainYearMonth): Promise<void> {
  await lockMonths(tx, table);
  const name = `partitions.${partitionName(table, month)}`;
  const { rows } = await sql<{ there: boolean }>`select to_regclass(${name}) is not null as there`.execute(tx.db);
  if (rows[0]?.there) return;
  const [part, parent] = [sql.table(name), sql.table(table)];
  const [from, until] = boundsOf(month, await divisionOf(tx, table));
  await sql`create table ${part} (like ${parent} including all)`.execute(tx.db);
  await sql`alter table ${parent} attach partition ${part} for values from (${sql.lit(from)}) to (${sql.lit(until)})`.execute(
    tx.db,
  );
}

/** Rows that stay although their month goes: they move to `<table>_other`. */
export interface Keeping {
  /** SQL over `each`. */
  readonly rows: RawBuilder<boolean>;
  /** The small table that decides it. Nobody writes to it in the moment in which the month goes. */
  readonly decidedBy: string;
}

export interface Dropping {
  readonly keep?: Keeping;
  /** Told, in the transaction of the drop, how many rows go with the month, exactly. Months are counted for its sake. */
  readonly onDrop?: (tx: Context, dropped: DroppedMonth) => Promise<void>;
}

export interface DroppedMonth extends MonthPartition {
  /** For how long the table was locked, the waiting for the lock included. */
  readonly lockedMs: number;
}

/** Drops every month before this one, as a whole. Returns what went, the oldest first. */
export async function dropMonthsBefore(
  ctx: Context,
  table: string,
  first: Temporal.PlainYearMonth,
  dropping: Dropping = {},
): Promise<MonthPartition[]> {
  const old = (await monthsOf(ctx, table)).filter(({ month }) => Temporal.PlainYearMonth.compare(month, first) < 0);
  const dropped: MonthPartition[] = [];
  for (const each of old) dropped.push(await dropMonth(ctx, table, each, dropping));
  return dropped;
}

/**
 * What takes its time comes before the lock: the month was counted when it was over, and those who stay are looked up,
 * again where another decision fell meanwhile. Under the lock no row that goes is touched; the file is removed after the
 * lock is let go.
 */
async function dropMonth(
  ctx: Context,
  table: string,
  { month, rows: estimated }: MonthPartition,
  { keep, onDrop }: Dropping,
): Promise<MonthPartition> {
  const name = partitionName(table, month);
  const part = sql.table(`partitions.${name}`);
  if (onDrop) await countMonth(ctx, name);
  for (;;) {
    const kept = keep && (await lookUp(ctx, part, keep));
    const dropped = await patiently(ctx, async (tx) => {
      const locked = performance.now();
      if (kept && (await hasChanged(tx, kept))) return undefined;
      const staying = kept?.places ?? [];
      if (staying.length > 0) {
        await sql`alter table ${sql.table(table)} detach partition ${part}`.execute(tx.db);
        await sql`insert into ${sql.table(otherOf(table))} select each.* from ${part} as each
          where each.ctid = any(${staying}::tid[])`.execute(tx.db);
      }
      await sql`drop table ${part}`.execute(tx.db);
      const gone = { month, rows: ((await takeCount(tx, name)) ?? estimated) - staying.length };
      await onDrop?.(tx, { ...gone, lockedMs: Math.ceil(performance.now() - locked) });
      return gone;
    });
    if (dropped) return dropped;
  }
}

interface Kept {
  readonly decidedBy: string;
  /** What stood in the deciding table when the rows were looked up, or before. */
  readonly decision: string;
  readonly places: readonly string[];
}

async function lookUp(ctx: Context, part: RawBuilder<unknown>, { rows: stay, decidedBy }: Keeping): Promise<Kept> {
  const decision = await decisionOf(ctx, decidedBy);
  const { rows } = await atLeisure(ctx, (tx) =>
    sql<{ place: string }>`select each.ctid::text as place from ${part} as each where ${stay}`.execute(tx.db),
  );
  return { decidedBy, decision, places: rows.map(({ place }) => place) };
}

/** Whoever decides anew waits from here on, until the month is gone: a moment. */
async function hasChanged(tx: Context, { decidedBy, decision }: Kept): Promise<boolean> {
  await sql`lock table ${sql.table(decidedBy)} in share mode`.execute(tx.db);
  return (await decisionOf(tx, decidedBy)) !== decision;
}

async function decisionOf(ctx: Pick<Context, 'db'>, table: string): Promise<string> {
  const { rows } = await sql<{ decision: string }>`
    select coalesce(md5(string_agg(each::text, ',' order by each::text)), '') as decision
    from ${sql.table(table)} as each`.execute(ctx.db);
  return rows[0]?.decision ?? '';
}

/**
 * What a night does: makes this month and the next two, and those for which rows wait, drops what is `months` old, and
 * counts what is over, so that the drop need not. With twelve, nothing is ever older than twelve months, and a row is
 * gone by the first of the month in which it would be.
 */
export async function tendMonths(
  ctx: Context,
  table: string,
  { months, ...dropping }: Dropping & { readonly months: number },
): Promise<{ readonly dropped: readonly MonthPartition[] }> {
  const current = schoolDay(ctx.clock.now()).toPlainYearMonth();
  const oldest = oldestKept(current, months);
  const wanted = Array.from({ length: MONTHS_AHEAD + 1 }, (_, ahead) => current.add({ months: ahead }));
  const there = new Set((await monthsOf(ctx, table)).map(({ month }) => String(month)));
  const missing = wanted.filter((month) => !there.has(String(month)));
  const waiting = await monthsWaiting(ctx, table);
  // What was kept from a month that went waits in `<table>_other` until it may go too.
  const isLate = waiting.some((month) => !dropping.keep || Temporal.PlainYearMonth.compare(month, oldest) >= 0);
  // A month that joins looks for its rows in there, and everybody who writes waits for it.
  if (isLate || (missing.length > 0 && (await isLarge(ctx, otherOf(table))))) {
    await moveWaiting(ctx, table, [...waiting, ...wanted]);
  }
  for (const month of missing) await makeMonth(ctx, table, month);
  const dropped = await dropMonthsBefore(ctx, table, oldest, dropping);
  // What is counted on the night after its last day costs nothing when it goes.
  if (dropping.onDrop) {
    for (const { month } of await monthsOf(ctx, table)) {
      if (Temporal.PlainYearMonth.compare(month, current) < 0) await countMonth(ctx, partitionName(table, month));
    }
  }
  return { dropped };
}

/** The first month of which nothing has reached the age of so many months yet. */
export function oldestKept(current: Temporal.PlainYearMonth, months: number): Temporal.PlainYearMonth {
  return current.subtract({ months: months - 1 });
}

async function isLarge(ctx: Context, table: string): Promise<boolean> {
  const { rows } = await sql<{ large: boolean }>`
    select pg_relation_size(${table}) > ${LARGE_BYTES}::bigint as large`.execute(ctx.db);
  return rows[0]?.large === true;
}
