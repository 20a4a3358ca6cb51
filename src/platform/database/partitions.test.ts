/** Months that go whole: how many rows went is exact without reading them, and nobody is kept waiting. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { type Context, transact } from '#platform/context.ts';
import { useSchool } from '#tests/harness/school.ts';
import { type DroppedMonth, dropMonthsBefore, makeMonth, tendMonths } from './partitions.ts';

const school = useSchool();
const OLD = Temporal.PlainYearMonth.from('2026-01');

async function put(day: string, rows = 1): Promise<void> {
  await sql`insert into visits (day, page, device, system, browser, locale)
    select ${day}::date, '/', 'phone', 'ios', 'safari', 'ru' from generate_series(1, ${rows}::int)`.execute(
    school.ctx.db,
  );
}

/** For the lock that a drop needs. */
async function isSomebodyWaiting(): Promise<boolean> {
  const { rows } = await sql`select from pg_locks join pg_database on pg_database.oid = database
    where datname = current_database() and not granted and mode = 'AccessExclusiveLock'`.execute(school.ctx.db);
  return rows.length > 0;
}

/** Every statement of this part of the work, as the database got it. */
function dropping(keepFrom: string) {
  const dropped: DroppedMonth[] = [];
  return {
    dropped,
    run: () =>
      dropMonthsBefore(school.ctx, 'visits', Temporal.PlainYearMonth.from(keepFrom), {
        onDrop: async (_tx, each) => {
          dropped.push(each);
        },
      }),
  };
}

describe('a month that goes', () => {
  it('is counted when it is over, and what comes or goes afterwards is counted too', async () => {
    const { ctx } = school;
    await makeMonth(ctx, 'visits', OLD);
    await put('2026-01-10', 40);
    await tendMonths(ctx, 'visits', { months: 120, onDrop: async () => undefined });
    await put('2026-01-11', 5);
    await sql`delete from visits where ctid = (select ctid from visits where day = '2026-01-10' limit 1)`.execute(
      ctx.db,
    );
    // What was not committed counts for nothing.
    await transact(ctx, async (tx) => {
      await sql`insert into visits (day, page, device, system, browser, locale)
        values ('2026-01-12', '/', 'phone', 'ios', 'safari', 'ru')`.execute(tx.db);
      throw new Error('broken off');
    }).catch(() => undefined);
    const { dropped, run } = dropping('2026-02');
    await run();
    expect(dropped).toMatchObject([{ rows: 44 }]);
    const { rows } = await sql`select from partitions.month_counts where part = 'visits_2026_01'`.execute(ctx.db);
    expect(rows).toEqual([]);
  });

  it('lets two change it at once, after it was counted, and counts both', async () => {
    const { ctx } = school;
    await makeMonth(ctx, 'visits', OLD);
    await put('2026-01-10', 10);
    await tendMonths(ctx, 'visits', { months: 120, onDrop: async () => undefined });
    const removeOne = (tx: Context) =>
      sql`delete from visits where ctid = (select ctid from visits where day = '2026-01-10' limit 1 for update skip locked)`.execute(
        tx.db,
      );
    await transact(ctx, async (tx) => {
      await removeOne(tx);
      await transact(ctx, async (other) => {
        await sql`set local lock_timeout = '100ms'`.execute(other.db);
        await removeOne(other);
      });
    });
    await tendMonths(ctx, 'visits', { months: 120, onDrop: async () => undefined });
    const { rows } = await sql`select from partitions.month_changes`.execute(ctx.db);
    expect(rows).toEqual([]);
    await put('2026-01-11');
    const { dropped, run } = dropping('2026-02');
    await run();
    expect(dropped).toMatchObject([{ rows: 9 }]);
  });

  it('is not read when it goes', async () => {
    const { ctx } = school;
    await makeMonth(ctx, 'visits', OLD);
    await put('2026-01-10', 10);
    await tendMonths(ctx, 'visits', { months: 120, onDrop: async () => undefined });
    // A count that nobody could find by reading: the drop believes it.
    await sql`update partitions.month_counts set counted = 1000000 where part = 'visits_2026_01'`.execute(ctx.db);
    const { dropped, run } = dropping('2026-02');
    await run();
    expect(dropped).toMatchObject([{ rows: 1_000_000 }]);
  });

  it('is counted at the last moment where the program was off for long', async () => {
    await makeMonth(school.ctx, 'visits', OLD);
    await put('2026-01-31', 7);
    const { dropped, run } = dropping('2026-02');
    await run();
    expect(dropped).toMatchObject([{ rows: 7 }]);
  });

  it('counts what is written while it is being counted', async () => {
    const { ctx } = school;
    await makeMonth(ctx, 'visits', OLD);
    await put('2026-01-10', 3);
    // As a count that was killed after its first step.
    await sql`create trigger month_counted after insert or delete on partitions.visits_2026_01
      for each row execute function partitions.count_change()`.execute(ctx.db);
    await sql`insert into partitions.month_counts (part) values ('visits_2026_01')`.execute(ctx.db);
    await put('2026-01-20', 4);
    const { dropped, run } = dropping('2026-02');
    await run();
    expect(dropped).toMatchObject([{ rows: 7 }]);
  });

  it('steps back while somebody reads the table, lets others pass, and goes when they are done', async () => {
    const { ctx } = school;
    await makeMonth(ctx, 'visits', OLD);
    await put('2026-01-10');
    const { dropped, run } = dropping('2026-02');
    const reader = Promise.withResolvers<void>();
    const reads = Promise.withResolvers<void>();
    const reading = transact(ctx, async (tx) => {
      await sql`select count(*) from visits`.execute(tx.db);
      reads.resolve();
      await reader.promise;
    });
    await reads.promise;
    const going = run();
    // Ten writers, each of whom would wait behind the drop for as long as the drop waits for the reader.
    for (let writer = 0; writer < 10; writer += 1) await put('2026-11-22');
    expect(dropped).toEqual([]);
    reader.resolve();
    await reading;
    await going;
    expect(dropped).toHaveLength(1);
  });

  it('leaves behind what was decided to stay while it waited to go', async () => {
    const { ctx } = school;
    await makeMonth(ctx, 'visits', OLD);
    await put('2026-01-10', 3);
    await sql`create table kept_days (day date)`.execute(ctx.db);
    const reader = Promise.withResolvers<void>();
    const reads = Promise.withResolvers<void>();
    try {
      const reading = transact(ctx, async (tx) => {
        await sql`select count(*) from visits`.execute(tx.db);
        reads.resolve();
        await reader.promise;
      });
      await reads.promise;
      const dropped: DroppedMonth[] = [];
      const going = dropMonthsBefore(ctx, 'visits', OLD.add({ months: 1 }), {
        keep: { rows: sql`each.day in (select day from kept_days)`, decidedBy: 'kept_days' },
        onDrop: async (_tx, each) => {
          dropped.push(each);
        },
      });
      await expect.poll(isSomebodyWaiting).toBe(true);
      await sql`insert into kept_days values ('2026-01-10')`.execute(ctx.db);
      reader.resolve();
      await Promise.all([reading, going]);
      expect(dropped).toMatchObject([{ rows: 0 }]);
      const { rows } = await sql`select 1 from visits where day = '2026-01-10'`.execute(ctx.db);
      expect(rows).toHaveLength(3);
    } finally {
      reader.resolve();
      await sql`drop table kept_days`.execute(ctx.db);
      await sql`delete from visits where day = '2026-01-10'`.execute(ctx.db);
    }
  });
});
