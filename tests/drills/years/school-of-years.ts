/**
 * A school that lives day by day, and an oracle beside it: at each month's end the database must hold exactly what the oracle
 * expects.
 */
import { sql } from 'kysely';
import type { MovableClock } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { tellAndRun } from '#privacy/retention';
import { generator } from '../random.ts';
import { ACTS, join, type World } from './acts.ts';
import { dayOf, leaveTraces, ZONE } from './belongings.ts';
import { openCohorts } from './cohorts.ts';
import { before, type Life } from './life.ts';
import { createOracle } from './oracle.ts';
import { countDiffering, readAll } from './rows-there.ts';

export interface Lived {
  readonly nights: number;
  readonly months: number;
  readonly people: number;
  readonly rows: number;
  readonly destroyed: number;
  /** Documents that went under lock, and those of them whose law ended. */
  readonly sealed: number;
  readonly unsealed: number;
  /** Letters that an account closes, and of them those that could not come in time. */
  readonly told: number;
  readonly toldLate: number;
  readonly longestMs: number;
  /** Of how many sorts there were rows at some month's end. */
  readonly sorts: number;
  readonly faults: readonly string[];
}

interface Living {
  readonly ctx: Context;
  readonly clock: MovableClock;
  readonly inventory: Inventory;
  readonly years: number;
  /** When what is due goes: each night, or on the last night of a month alone, which is thirty times as quick. */
  readonly runs: 'nightly' | 'monthly';
  /** How many people come in a hundred days. */
  readonly newcomers: number;
  readonly seed: number;
  readonly say?: (line: string) => void;
}

/** Lives through the years. */
export async function liveThrough({
  ctx,
  clock,
  inventory,
  years,
  runs,
  newcomers,
  seed,
  say,
}: Living): Promise<Lived> {
  const random = generator(seed);
  const pick = (below: number) => Math.floor(random() * below);
  const lives: Life[] = [];
  const faults: string[] = [];
  const oracle = createOracle({ lives, clock, runs, fault: (what) => faults.push(what) });
  const world: World = { ctx, lives, pick, cohorts: await openCohorts(ctx, clock.now()) };
  const sorts = new Set<string>();
  const counts = { nights: 0, months: 0, rows: 0, destroyed: 0 };
  const start = dayOf(clock.now());
  const end = start.add({ years });

  for (let day = start; before(day, end); day = day.add({ days: 1 })) {
    clock.set(day.toZonedDateTime({ timeZone: ZONE, plainTime: '12:00' }).toInstant());
    await liveDay(day);
    const tonight = day.add({ days: 1 });
    clock.set(tonight.toZonedDateTime({ timeZone: ZONE, plainTime: '00:30' }).toInstant());
    const isMonthOver = tonight.month !== day.month;
    if (runs === 'monthly' && !isMonthOver) continue;
    const { destroyed } = await tellAndRun(ctx, inventory);
    counts.destroyed += destroyed.reduce((sum, each) => sum + each.rows, 0);
    counts.nights += 1;
    await hear(oracle.forget(tonight));
    if (isMonthOver) {
      counts.months += 1;
      await compare(tonight);
      if (tonight.month === 1) say?.(`${day.year}: ${lives.length} people came, ${counts.destroyed} rows went`);
    }
  }
  const { rows: longest } = await sql<{ ms: number }>`
    select coalesce(max(longest_ms), 0) as ms from retention_counts`.execute(ctx.db);
  return {
    ...counts,
    ...oracle.counts,
    people: lives.length,
    longestMs: longest[0]?.ms ?? 0,
    sorts: sorts.size,
    faults,
  };

  /** Tonight's letters are one each to those who are to be told, and name the day on which their account closes. */
  async function hear(told: readonly Life[]): Promise<void> {
    const { rows } = await sql<{ id: string; closes: string }>`
      select outbox_messages.person_id as id, closes_on::text as closes
      from outbox_messages left join closing_notices using (person_id)
      where letter = 'account-closing' and written_at = ${clock.now()}`.execute(ctx.db);
    const found = rows.map(({ id, closes }) => `${id} ${closes}`).sort();
    const wanted = told.map(({ id, told: notice }) => `${id} ${notice?.closes}`).sort();
    if (found.join() !== wanted.join()) {
      faults.push(
        `${dayOf(clock.now())}: ${found.length} letters that an account closes, and ${wanted.length} are due`,
      );
    }
  }

  async function compare(today: Temporal.PlainDate): Promise<void> {
    const differing = await countDiffering(ctx);
    if (differing > 0) faults.push(`${today}: ${differing} moments of all are not those of each`);
    const wanted = oracle.expected();
    const found = await readAll(ctx);
    for (const table of new Set([...found.keys(), ...wanted.keys()])) {
      sorts.add(table);
      const [due, ids] = [wanted.get(table) ?? new Set<string>(), found.get(table) ?? new Set<string>()];
      counts.rows += ids.size;
      const late = [...ids].filter((id) => !due.has(id)).length;
      const early = [...due].filter((id) => !ids.has(id)).length;
      if (late > 0) faults.push(`${today}: ${late} of ${table} are late`);
      if (early > 0) faults.push(`${today}: ${early} of ${table} went early`);
    }
  }

  async function liveDay(day: Temporal.PlainDate): Promise<void> {
    const now = clock.now();
    if (pick(100) < newcomers) lives.push(await join(world, now));
    const present = lives.filter((life) => !life.gone && !life.closed);
    const life = present[pick(Math.max(1, present.length))];
    if (!life) return;
    const audit = { id: ctx.ids.uuid(), at: now, person: pick(4) === 0 ? null : life.id };
    oracle.known.audits.push(audit);
    await sql`insert into audit_events (id, at, action, actor_kind, person_id)
      values (${audit.id}, ${now}, 'simulated.act', 'person', ${audit.person})`.execute(ctx.db);
    if (pick(10) === 0) oracle.known.traces.push(...(await leaveTraces(ctx, now)));
    await ACTS[pick(ACTS.length)]?.(world, life, now, day);
  }
}
