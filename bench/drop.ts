/**
 * A month of visits that goes. With few rows and with a hundred times as many: how long the table is locked, and until it
 * is gone for everybody. And beside the bare `drop table` of as many: the same, what others wait meanwhile who read and
 * write, and until the file system has its space back, which takes it as long as there is space.
 */
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { actingAs, type Context } from '#platform/context.ts';
import { dropMonthsBefore, makeMonth, tendMonths } from '#platform/database/partitions.ts';
import type { School } from '../src/app.ts';
import type { Line } from './main.ts';
import { median } from './median.ts';
import { unhurried } from './unhurried.ts';
import { fillDay } from './visits.ts';

/** What is in the times of a few milliseconds besides the work: the disk's own, and the turns of two cores. */
const MOST_TIMES = 3;
const MOST_TIMES_WHOLE = 1.5;
const DROPS = 7;
/** Beyond so many rows a month takes minutes to make: as often as there are rounds. */
const MOST_MADE_OFTEN = 10_000_000;
/** Months nobody visited anything in. */
const LONG_AGO = Temporal.PlainYearMonth.from('2001-01');
const FOR_EVER = 12 * 1_000;
const BARE = 'partitions.bare';

interface Drop {
  /** The waiting for the lock included. */
  readonly lockedMs: number;
  readonly goneMs: number;
  /** The longest that another took meanwhile, for one read of visits or one look written down for good. */
  readonly readMs: number;
  readonly wroteMs: number;
  readonly wholeMs: number;
}

export async function measureDrop(school: School, rows: number, rounds: number): Promise<Line[]> {
  const ctx = actingAs(school.ctx, { kind: 'operator' });
  const few = Math.ceil(rows / 100);
  const [small, large, bare]: [Drop[], Drop[], Drop[]] = [[], [], []];
  const largeDrops = rows <= MOST_MADE_OFTEN ? DROPS : rounds;
  for (let nth = 0; nth < DROPS; nth += 1) {
    small.push(await dropMonth(ctx, await monthOf(ctx, few, 4 * nth + 1), few));
    if (nth >= largeDrops) continue;
    const month = await monthOf(ctx, rows, 4 * nth + 3);
    await copyBare(ctx, month);
    // Each goes first in turns: what goes second finds a disk that has just worked.
    if (nth % 2 === 0) bare.push(await dropBare(ctx, month));
    large.push(await dropMonth(ctx, month, rows));
    if (nth % 2 === 1) bare.push(await dropBare(ctx, month));
  }
  const named = `dropping a month of ${rows.toLocaleString('en')} visits`;
  const line = (what: string, of: keyof Drop, against: readonly Drop[], most: number): Line => {
    const [thisMs, otherMs] = [median(large.map((drop) => drop[of])), median(against.map((drop) => drop[of]))];
    const times = thisMs / otherMs;
    const other = against === bare ? 'the bare drop of as many' : `that of ${few.toLocaleString('en')}`;
    return {
      name: `${named}: ${what}`,
      measured: `${thisMs.toFixed(1)} ms, ${times.toFixed(2)} × ${other} (${otherMs.toFixed(1)} ms)`,
      target: `<= ${most} ×`,
      met: times <= most,
      values: { rows, few, thisMs, otherMs, times },
    };
  };
  return [
    line('the table is locked for', 'lockedMs', small, MOST_TIMES),
    line('until it is gone for everybody', 'goneMs', small, MOST_TIMES),
    line('until it is gone for everybody', 'goneMs', bare, MOST_TIMES),
    line('the longest read of visits meanwhile', 'readMs', bare, MOST_TIMES),
    line('the longest durable write meanwhile', 'wroteMs', bare, MOST_TIMES),
    line('until the file system has its space back', 'wholeMs', bare, MOST_TIMES_WHOLE),
  ];
}

async function monthOf(ctx: Context, rows: number, nth: number): Promise<Temporal.PlainYearMonth> {
  const month = LONG_AGO.add({ months: nth });
  await makeMonth(ctx, 'visits', month);
  const half = Math.floor(rows / 2);
  await Promise.all([half, rows - half].map((each) => fillDay(ctx, month.toPlainDate({ day: 10 }), each)));
  // The night after its last day: what is over is counted.
  await tendMonths(ctx, 'visits', { months: FOR_EVER, onDrop: async () => undefined });
  await settle(ctx, partOf(month));
  return month;
}

const partOf = (month: Temporal.PlainYearMonth): string => `partitions.visits_${String(month).replace('-', '_')}`;

/** The same rows with the same indexes, in a table that is nobody's part. */
async function copyBare(ctx: Context, month: Temporal.PlainYearMonth): Promise<void> {
  await unhurried(ctx, async (db) => {
    await sql`create table ${sql.table(BARE)} (like ${sql.table(partOf(month))} including all)`.execute(db);
    await sql`insert into ${sql.table(BARE)} select * from ${sql.table(partOf(month))}`.execute(db);
  });
  await settle(ctx, BARE);
}

/** What was written is vacuumed and on the disk, as after a year. */
async function settle(ctx: Context, table: string): Promise<void> {
  await unhurried(ctx, async (db) => {
    await sql`vacuum analyze ${sql.table(table)}`.execute(db);
    await sql`checkpoint`.execute(db);
  });
}

async function dropMonth(ctx: Context, month: Temporal.PlainYearMonth, rows: number): Promise<Drop> {
  await dropEmpty(ctx, month.subtract({ months: 1 }));
  return watched(ctx, partOf(month), () => dropOne(ctx, month, rows));
}

/**
 * The first drop looks the catalogue up, which takes longer than the drop, however few the rows: each that is measured comes
 * after one, also where making the month took so long that all of that was forgotten.
 */
async function dropEmpty(ctx: Context, month: Temporal.PlainYearMonth): Promise<void> {
  await makeMonth(ctx, 'visits', month);
  await dropOne(ctx, month, 0);
}

/** Returns for how many milliseconds the table was locked. */
async function dropOne(ctx: Context, month: Temporal.PlainYearMonth, rows: number): Promise<number> {
  let lockedMs = 0;
  const dropped = await dropMonthsBefore(ctx, 'visits', month.add({ months: 1 }), {
    onDrop: async (_tx, gone) => {
      if (gone.rows !== rows) throw new Error(`${gone.rows} rows went, and not ${rows}`);
      ({ lockedMs } = gone);
    },
  });
  if (dropped.length !== 1) throw new Error(`${dropped.length} months were dropped, and not one`);
  return lockedMs;
}

async function dropBare(ctx: Context, beside: Temporal.PlainYearMonth): Promise<Drop> {
  await dropEmpty(ctx, beside.subtract({ months: 1 }));
  return watched(ctx, BARE, async () => {
    await unhurried(ctx, (db) => sql`drop table ${sql.table(BARE)}`.execute(db));
    return 0;
  });
}

/** What a drop takes, as others see it who read and write visits over and over. `drop` tells for how long it locked them. */
async function watched(ctx: Context, table: string, drop: () => Promise<number>): Promise<Drop> {
  const started = performance.now();
  const until = { over: false };
  const whole = drop().finally(() => {
    until.over = true;
  });
  const [[lockedMs, wholeMs], goneMs, readMs, wroteMs] = await Promise.all([
    whole.then((locked) => [locked, performance.now() - started] as const),
    untilGone(ctx, table, started),
    longest(until, () => sql`select count(*) from visits where day = current_date - 400`.execute(ctx.db)),
    longest(until, () =>
      sql`insert into visits (day, page, device, system, browser, locale)
        values (current_date, '/', 'phone', 'ios', 'safari', 'ru')`.execute(ctx.db),
    ),
  ]);
  return { lockedMs, goneMs, readMs, wroteMs, wholeMs };
}

/** As another connection sees it: then the drop is committed, and no crash brings the table back. */
async function untilGone(ctx: Context, table: string, started: number): Promise<number> {
  for (;;) {
    const { rows } = await sql<{ there: boolean }>`select to_regclass(${table}) is not null as there`.execute(ctx.db);
    if (rows[0]?.there === false) return performance.now() - started;
  }
}

async function longest(until: { readonly over: boolean }, act: () => Promise<unknown>): Promise<number> {
  let longestMs = 0;
  do {
    const started = performance.now();
    await act();
    longestMs = Math.max(longestMs, performance.now() - started);
    await setImmediate();
  } while (!until.over);
  return longestMs;
}
