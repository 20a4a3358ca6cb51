/**
 * Rows that came before their month was made, as in a school whose worker was off for months. They may be millions. They
 * are copied into their months without a lock that anybody waits for, and the table's old `_other` is exchanged for the
 * months in one moment: at every moment each row is there once, for a page, an erasure and a backup alike. What is broken
 * off, or killed, leaves nothing but the rows where they were.
 */
import { type RawBuilder, sql } from 'kysely';
import { SCHOOL_ZONE } from '../clock.ts';
import { type Context, transact } from '../context.ts';
import { boundsOf, divisionOf, otherOf, partitionName } from './month-names.ts';
import { atLeisure, lockPatiently, patiently, takeTime } from './patience.ts';

/** A copy is made anew when a row of it was changed meanwhile, as by an erasure. */
const MOST_COPIES = 5;

/** The months of the rows that wait, the oldest first. */
export async function monthsWaiting(ctx: Context, table: string): Promise<Temporal.PlainYearMonth[]> {
  const { key, type } = await divisionOf(ctx, table);
  const day = type === 'date' ? sql.ref(key) : sql`${sql.ref(key)} at time zone ${SCHOOL_ZONE}`;
  const { rows } = await atLeisure(ctx, (tx) =>
    sql<{ month: string }>`select distinct to_char(${day}, 'YYYY-MM') as month
      from ${sql.table(otherOf(table))} where isfinite(${sql.ref(key)}) order by 1`.execute(tx.db),
  );
  return rows.map(({ month }) => Temporal.PlainYearMonth.from(month));
}

/** Makes those of the months that are not there yet, with the rows that wait for them. Throws when they never stand still. */
export async function moveWaiting(
  ctx: Context,
  table: string,
  months: readonly Temporal.PlainYearMonth[],
): Promise<void> {
  for (let copies = 0; copies < MOST_COPIES; copies += 1) {
    await patiently(ctx, (tx) => beginNoting(tx, table));
    try {
      return await transact(ctx, (tx) => move(tx, table, months));
    } catch (error) {
      if (!(error instanceof Outdated)) throw error;
    }
  }
  throw new Error(`what waits in ${otherOf(table)} was changed each time it was copied`);
}

class Outdated extends Error {}

const lateOf = (table: string): string => `${table}_late`;

/** One at a time makes months of a table. */
export async function lockMonths(tx: Context, table: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`partitions.${table}`}))`.execute(tx.db);
}

/** From its commit on, what is written into `_other` is written a second time, and what is changed there is noted. */
async function beginNoting(tx: Context, table: string): Promise<void> {
  const [other, late] = [sql.table(otherOf(table)), sql.table(`partitions.${lateOf(table)}`)];
  await lockMonths(tx, table);
  // Waits for whoever wrote there before, so that whatever is not noted can be seen by the copy.
  await sql`lock table ${other} in share row exclusive mode`.execute(tx.db);
  // What a run that was killed left behind.
  await sql`drop table if exists ${late}`.execute(tx.db);
  await sql`delete from partitions.outdated_copies where late = ${lateOf(table)}`.execute(tx.db);
  await sql`create table ${late} (like ${other})`.execute(tx.db);
  await sql`create or replace trigger noted_meanwhile after insert or update or delete on ${other}
    for each row execute function partitions.note_meanwhile(${sql.lit(lateOf(table))})`.execute(tx.db);
}

interface Part {
  readonly table: RawBuilder<unknown>;
  readonly values: RawBuilder<unknown>;
}

/** The copy lies in a table of its own, divided as the real one, that nobody sees before it is whole. */
async function move(tx: Context, table: string, months: readonly Temporal.PlainYearMonth[]): Promise<void> {
  await takeTime(tx);
  await lockMonths(tx, table);
  const other = sql.table(otherOf(table));
  const late = sql.table(`partitions.${lateOf(table)}`);
  const copy = sql.table(`partitions.${table}_moving`);
  if (!(await isNoted(tx, table))) throw new Outdated();
  const parts = await prepareCopy(tx, table, copy, months);
  // One statement sees one moment: what is late by then is in `_other` as well, and what comes later is late alone.
  await sql`with known as (delete from ${late}) insert into ${copy} select * from ${other}`.execute(tx.db);
  const addLate = () =>
    sql`with came as (delete from ${late} returning *) insert into ${copy} select * from came`.execute(tx.db);
  await addLate();
  await assertCurrent(tx, table);
  await lockPatiently(tx, [sql.table(table), other]);
  await assertCurrent(tx, table);
  await addLate();
  await exchange(tx, table, copy, parts);
  await sql`drop table ${late}`.execute(tx.db);
}

/** Another run may have moved the rows, and the notes with them. */
async function isNoted(tx: Context, table: string): Promise<boolean> {
  const { rows } = await sql`select from pg_trigger
    where tgrelid = ${otherOf(table)}::regclass and tgname = 'noted_meanwhile'`.execute(tx.db);
  return rows.length > 0;
}

async function assertCurrent(tx: Context, table: string): Promise<void> {
  const { rows } = await sql`select from partitions.outdated_copies where late = ${lateOf(table)} limit 1`.execute(
    tx.db,
  );
  if (rows.length > 0) throw new Outdated();
}

/** Answers with its parts, the one for the rest of the rows last. */
async function prepareCopy(
  tx: Context,
  table: string,
  copy: RawBuilder<unknown>,
  months: readonly Temporal.PlainYearMonth[],
): Promise<Part[]> {
  const division = await divisionOf(tx, table);
  const key = sql.ref(division.key);
  await sql`create table ${copy} (like ${sql.table(table)} including all) partition by range (${key})`.execute(tx.db);
  const parts: Part[] = [];
  for (const name of new Set(months.map(String))) {
    const month = Temporal.PlainYearMonth.from(name);
    const part = `partitions.${partitionName(table, month)}`;
    const { rows } = await sql<{ there: boolean }>`select to_regclass(${part}) is not null as there`.execute(tx.db);
    if (rows[0]?.there) continue;
    const [from, until] = boundsOf(month, division).map((bound) => sql.lit(bound));
    const values = sql`for values from (${from}) to (${until})`;
    await sql`create table ${sql.table(part)} partition of ${copy} ${values}`.execute(tx.db);
    // What this says need not be looked for in every row when the part joins the table, which is locked by then.
    await sql`alter table ${sql.table(part)} add constraint within_month
      check (${key} is not null and ${key} >= ${from} and ${key} < ${until})`.execute(tx.db);
    parts.push({ table: sql.table(part), values });
  }
  const rest = sql.table(`partitions.${table}_rest`);
  await sql`create table ${rest} partition of ${copy} default`.execute(tx.db);
  return [...parts, { table: rest, values: sql`default` }];
}

/** Nothing here takes longer the more rows there are. */
async function exchange(tx: Context, table: string, copy: RawBuilder<unknown>, parts: readonly Part[]): Promise<void> {
  const [parent, other] = [sql.table(table), sql.table(otherOf(table))];
  await sql`alter table ${parent} detach partition ${other}`.execute(tx.db);
  await sql`drop table ${other}`.execute(tx.db);
  for (const { table: part, values } of parts) {
    await sql`alter table ${copy} detach partition ${part}`.execute(tx.db);
    await sql`alter table ${parent} attach partition ${part} ${values}`.execute(tx.db);
    await sql`alter table ${part} drop constraint if exists within_month`.execute(tx.db);
  }
  await sql`alter table ${sql.table(`partitions.${table}_rest`)} rename to ${sql.ref(`${table}_other`)}`.execute(tx.db);
  await sql`drop table ${copy}`.execute(tx.db);
}
