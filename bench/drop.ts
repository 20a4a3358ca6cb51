/**
 * A month of visits that goes, with few rows and with a hundred times as many. Three things are told apart: until it is
 * gone for everybody, for good; how long whoever else uses the table waits meanwhile; and until the files are removed,
 * which is the file system's work, after every lock is let go.
 */
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { actingAs, type Context } from '#platform/context.ts';
import { dropMonthsBefore, makeMonth, tendMonths } from '#platform/database/partitions.ts';
import type { School } from '../src/app.ts';
import type { Line } from './main.ts';
import { unhurried } from './unhurried.ts';
import { fillDay } from './visits.ts';

/** What is in the times of a few milliseconds besides the work: the disk's own, at the one durable commit. */
const MOST_TIMES = 3;
const DROPS = 7;
/** Beyond so many rows a month is made once only. */
const MOST_MADE_AGAIN = 10_000_000;
/** Months nobody visited anything in. */
const LONG_AGO = Temporal.PlainYearMonth.from('2001-01');
const FOR_EVER = 12 * 1_000;

interface Drop {
  readonly goneMs: number;
  readonly waitedMs: number;
  readonly wholeMs: number;
}

export async function measureDrop(school: School, rows: number): Promise<Line[]> {
  const ctx = actingAs(school.ctx, { kind: 'operator' });
  const few = Math.ceil(rows / 100);
  const [small, large]: [Drop[], Drop[]] = [[], []];
  for (let nth = 0; nth < DROPS; nth += 1) {
    small.push(await dropOf(ctx, few, 2 * nth));
    if (rows <= MOST_MADE_AGAIN || nth === 0) large.push(await dropOf(ctx, rows, 2 * nth + 1));
  }
  const named = `dropping a month of ${rows.toLocaleString('en')} visits`;
  const line = (what: string, of: keyof Drop): Line => {
    const [manyMs, fewMs] = [medianOf(large, of), medianOf(small, of)];
    const times = manyMs / fewMs;
    return {
      name: `${named}: ${what}`,
      measured: `${manyMs.toFixed(1)} ms, ${times.toFixed(2)} × that of ${few.toLocaleString('en')}`,
      target: `at most ${MOST_TIMES} ×`,
      met: times <= MOST_TIMES,
      values: { rows, few, manyMs, fewMs, times },
    };
  };
  return [
    line('until it is gone for everybody', 'goneMs'),
    line('the longest that another’s read or write of visits waited', 'waitedMs'),
    line('until its files are removed', 'wholeMs'),
  ];
}

async function dropOf(ctx: Context, rows: number, nth: number): Promise<Drop> {
  const month = LONG_AGO.add({ months: nth });
  await makeMonth(ctx, 'visits', month);
  await fillDay(ctx, month.toPlainDate({ day: 10 }), rows);
  // The night after its last day: what is over is counted. And what was just written is on the disk and vacuumed, as after
  // a year.
  await tendMonths(ctx, 'visits', { months: FOR_EVER, onDrop: async () => undefined });
  const part = `partitions.visits_${String(month).replace('-', '_')}`;
  await settle(ctx, part);
  const started = performance.now();
  const whole = dropMonthsBefore(ctx, 'visits', month.add({ months: 1 }), {
    onDrop: async (_tx, dropped) => {
      if (dropped.rows !== rows) throw new Error(`${dropped.rows} rows went, and not ${rows}`);
    },
  }).then((dropped) => {
    if (dropped.length !== 1) throw new Error(`${dropped.length} months were dropped, and not one`);
    return performance.now() - started;
  });
  const watched = { over: false };
  const [wholeMs, goneMs, waitedMs] = await Promise.all([
    whole.finally(() => {
      watched.over = true;
    }),
    untilGone(ctx, part, started),
    longestWait(ctx, watched),
  ]);
  return { goneMs, waitedMs, wholeMs };
}

async function settle(ctx: Context, part: string): Promise<void> {
  await unhurried(ctx, async (db) => {
    await sql`vacuum analyze ${sql.table(part)}`.execute(db);
    await sql`checkpoint`.execute(db);
  });
}

/** As another connection sees it: then the drop is committed, and no crash brings the month back. */
async function untilGone(ctx: Context, part: string, started: number): Promise<number> {
  for (;;) {
    const { rows } = await sql<{ there: boolean }>`select to_regclass(${part}) is not null as there`.execute(ctx.db);
    if (rows[0]?.there === false) return performance.now() - started;
  }
}

/** A look that is written down and a count of the day, one after the other, until the month is gone. */
async function longestWait(ctx: Context, watched: { readonly over: boolean }): Promise<number> {
  let longest = 0;
  do {
    const started = performance.now();
    await sql`insert into visits (day, page, device, system, browser, locale)
      values (current_date, '/', 'phone', 'ios', 'safari', 'ru')`.execute(ctx.db);
    await sql`select count(*) from visits where day = current_date - 400`.execute(ctx.db);
    longest = Math.max(longest, performance.now() - started);
    await setImmediate();
  } while (!watched.over);
  return longest;
}

function medianOf(drops: readonly Drop[], of: keyof Drop): number {
  return drops.map((drop) => drop[of]).toSorted((a, b) => a - b)[Math.floor(drops.length / 2)] ?? 0;
}
