/** Rows that wait for their month get there, whoever reads, writes or dies meanwhile. */
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { transact } from '#platform/context.ts';
import { useSchool } from '#tests/harness/school.ts';
import { monthsOf, tendMonths } from './partitions.ts';
import { monthsWaiting } from './waiting-rows.ts';

const school = useSchool();
const NEVER = 120;
const GATE = 4_711;

async function put(day: string, rows = 1): Promise<void> {
  await sql`insert into visits (day, page, device, system, browser, locale)
    select ${day}::date, '/', 'phone', 'ios', 'safari', 'ru' from generate_series(1, ${rows}::int)`.execute(
    school.ctx.db,
  );
}

/** How many rows each part of the visits holds. */
async function visitsByPart(): Promise<Record<string, number>> {
  const { rows } = await sql<{ part: string; rows: number }>`
    select relname as part, count(*)::int as rows from visits join pg_class on pg_class.oid = visits.tableoid
    group by relname`.execute(school.ctx.db);
  return Object.fromEntries(rows.map(({ part, rows: count }) => [part, count]));
}

const tend = () => tendMonths(school.ctx, 'visits', { months: NEVER, onDrop: async () => undefined });

async function waitsFor(mode: 'ShareLock' | 'AccessExclusiveLock'): Promise<boolean> {
  const { rows } = await sql`select from pg_locks join pg_database on pg_database.oid = database
    where datname = current_database() and not granted and mode = ${mode}`.execute(school.ctx.db);
  return rows.length > 0;
}

/** Runs `work` while the copy is under way and cannot go on. */
async function whileCopying(work: () => Promise<void>): Promise<void> {
  await transact(school.ctx, async (tx) => {
    await sql`select pg_advisory_xact_lock(${GATE})`.execute(tx.db);
    const tending = tend();
    const ended = tending.then(
      () => 'ended',
      () => 'ended',
    );
    await expect.poll(() => Promise.race([ended, waitsFor('ShareLock')])).toBe(true);
    await work();
    return { tending };
  }).then(({ tending }) => tending);
}

beforeEach(async () => {
  const { db } = school.ctx;
  await put('2026-03-10', 30);
  await put('2026-04-01', 4);
  await put('2026-11-22', 5);
  // Whoever takes the time of a copy comes to a gate at each row; everybody else passes.
  await sql`create function at_gate() returns boolean language sql as $$
    select case current_setting('statement_timeout') when '0'
      then pg_advisory_xact_lock_shared(${sql.lit(GATE)}) is not null else true end $$`.execute(db);
  await sql`alter table visits add constraint gate check (at_gate()) not valid`.execute(db);
});

afterEach(async () => {
  const { db } = school.ctx;
  await sql`alter table visits drop constraint gate`.execute(db);
  await sql`drop function at_gate`.execute(db);
  const { rows } = await sql<{
    name: string;
  }>`select relname as name from pg_inherits join pg_class on pg_class.oid = inhrelid
    where inhparent = 'visits'::regclass and relname <> 'visits_other'`.execute(db);
  for (const { name } of rows) await sql`drop table ${sql.table(`partitions.${name}`)}`.execute(db);
  await sql`delete from visits`.execute(db);
  await sql`delete from partitions.month_counts`.execute(db);
  await sql`delete from partitions.month_changes`.execute(db);
});

describe('rows that wait for their month', () => {
  it('lie in it after a night, and the count of each month is right', async () => {
    await tend();
    expect(await visitsByPart()).toEqual({ visits_2026_03: 30, visits_2026_04: 4, visits_2026_11: 5 });
    expect(await monthsWaiting(school.ctx, 'visits')).toEqual([]);
    const { rows } = await sql`select part, counted from partitions.month_counts order by part`.execute(school.ctx.db);
    expect(rows).toEqual([
      { part: 'visits_2026_03', counted: 30 },
      { part: 'visits_2026_04', counted: 4 },
    ]);
    expect((await monthsOf(school.ctx, 'visits')).map(({ month }) => String(month))).toEqual([
      '2026-03',
      '2026-04',
      '2026-11',
      '2026-12',
      '2027-01',
    ]);
  });

  it('are there once for everybody while they are copied, and so is what is written meanwhile', async () => {
    await whileCopying(async () => {
      await put('2026-11-22', 2);
      await put('2026-03-11', 1);
      // A month for which nobody waited, and nobody asked.
      await put('2025-01-01', 1);
      expect(await visitsByPart()).toEqual({ visits_other: 43 });
    });
    expect(await visitsByPart()).toEqual({
      visits_2026_03: 31,
      visits_2026_04: 4,
      visits_2026_11: 7,
      visits_other: 1,
    });
  });

  it('are copied anew when one of them was changed or went meanwhile', async () => {
    await whileCopying(async () => {
      await sql`update visits set page = '/changed' where ctid = (select ctid from visits where day = '2026-03-10' limit 1)`.execute(
        school.ctx.db,
      );
      await sql`delete from visits where day = '2026-04-01'`.execute(school.ctx.db);
      await put('2026-03-11', 1);
    });
    expect(await visitsByPart()).toEqual({ visits_2026_03: 31, visits_2026_11: 5 });
    const { rows } = await sql`select from visits where page = '/changed'`.execute(school.ctx.db);
    expect(rows).toHaveLength(1);
  });

  it('stay where they were when the copy is killed, and get there the next time', async () => {
    await expect(
      whileCopying(async () => {
        await put('2026-11-22', 1);
        await sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and not granted
          and database = (select oid from pg_database where datname = current_database())`.execute(school.ctx.db);
      }),
    ).rejects.toThrow();
    expect(await visitsByPart()).toEqual({ visits_other: 40 });
    await put('2026-11-22', 1);
    await tend();
    expect(await visitsByPart()).toEqual({ visits_2026_03: 30, visits_2026_04: 4, visits_2026_11: 7 });
    const { rows } = await sql<{ there: string | null }>`
      select to_regclass('partitions.visits_late')::text as there`.execute(school.ctx.db);
    expect(rows).toEqual([{ there: null }]);
  });

  it('wait for whoever reads the table long, let others write, and lose nothing of it', async () => {
    const reads = Promise.withResolvers<void>();
    const reader = Promise.withResolvers<void>();
    const reading = transact(school.ctx, async (tx) => {
      await sql`select count(*) from visits`.execute(tx.db);
      reads.resolve();
      await reader.promise;
    });
    await reads.promise;
    const tending = tend();
    try {
      await expect.poll(() => waitsFor('AccessExclusiveLock'), { interval: 5 }).toBe(true);
      for (let writer = 0; writer < 10; writer += 1) await put('2026-11-22');
    } finally {
      reader.resolve();
      await reading;
    }
    await tending;
    expect(await visitsByPart()).toEqual({ visits_2026_03: 30, visits_2026_04: 4, visits_2026_11: 15 });
  });
});
