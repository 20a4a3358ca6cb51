/**
 * What cannot be undone stands still while the clock is not believed, and after a restore until the operator has looked.
 * One night or one hour dated years ahead would find every term over; and a restored school does not know what people
 * said since its backup.
 */
import { audit } from '../audit/audit.ts';
import { lastCredible } from '../clock.ts';
import { type Context, transact } from '../context.ts';
import { tables } from '../database/database.ts';
import { declareThings } from '../inventory/declare.ts';

/**
 * A school that stood still for longer, or whose clock says so, is looked at by the operator first. Backups are no older
 * than that.
 */
export const LONGEST_PAUSE_DAYS = 35;

/** A clock that is behind by more than that was not set yet, as after a start: it is believed only where it stays so. */
const UNSET_FOR: Temporal.DurationLike = { hours: 24 };

/** What the operator types, with the day of today, to let it go on. */
export const RESUME = 'bin/school resume YYYY-MM-DD';

interface TimekeepingTable {
  only_row: boolean;
  ticked_at: Temporal.Instant;
  doubted_at: Temporal.Instant | null;
  restored_from: Temporal.Instant | null;
  restored_at: Temporal.Instant | null;
}
export interface TimekeepingDb {
  timekeeping: TimekeepingTable;
}

export const timekeepingTable = declareThings<TimekeepingTable>()({
  table: 'timekeeping',
  label: { ru: 'Ход часов', kk: 'Сағат жүрісі', en: 'The passing of time' },
  why: 'which moment was believed last, and whether somebody has looked since a restore',
  columns: ['only_row', 'ticked_at', 'doubted_at', 'restored_from', 'restored_at'],
});

/** What a job that cannot be undone stands on: the clock alone, or also what people said. */
export type Final = 'clock' | 'word';

/** What happened between the moment of a backup and the restore. */
export interface Lost {
  readonly from: Temporal.Instant;
  readonly at: Temporal.Instant;
}

export interface Standstill {
  /** The clock is that many whole days after the last moment that was believed. */
  readonly leap?: { readonly last: Temporal.Instant; readonly days: number };
  /** The school is that of a backup, and nobody has looked at it since. */
  readonly restored?: Lost;
}

/** Undefined where everything goes on, as in a school that is new. */
export async function findStandstill(ctx: Context): Promise<Standstill | undefined> {
  const row = await tables<TimekeepingDb>(ctx).selectFrom('timekeeping').selectAll().executeTakeFirst();
  return row && standstillOf(row, ctx.clock.now());
}

function standstillOf(row: TimekeepingTable, now: Temporal.Instant): Standstill | undefined {
  const days = now.since(row.ticked_at).total('hours') / 24;
  const leap = days > LONGEST_PAUSE_DAYS && { last: row.ticked_at, days: Math.floor(days) };
  const restored = row.restored_from && row.restored_at && { from: row.restored_from, at: row.restored_at };
  return leap || restored ? { ...(leap && { leap }), ...(restored && { restored }) } : undefined;
}

export function standsStill(still: Standstill | undefined, final: Final): boolean {
  return still?.leap !== undefined || (final === 'word' && still?.restored !== undefined);
}

/**
 * Moves the believed moment on, or back where it lies ahead, as after a smaller leap that was taken back. One that leapt is
 * left where it is, and noticed; a clock that comes back is believed again. One that begins years behind, as where a
 * machine keeps no time while it is off, moves nothing for a day: it would be set right by a leap.
 */
export async function tick(ctx: Context): Promise<void> {
  await transact(ctx, async (tx) => {
    const now = tx.clock.now();
    const db = tables<TimekeepingDb>(tx);
    const row = await db.selectFrom('timekeeping').selectAll().forUpdate().executeTakeFirst();
    if (!row) {
      const none = { doubted_at: null, restored_from: null, restored_at: null };
      const first = db.insertInto('timekeeping').values({ only_row: true, ticked_at: now, ...none });
      await first.onConflict((conflict) => conflict.doNothing()).execute();
      return;
    }
    const leap = standstillOf(row, now)?.leap;
    if (leap) {
      if (row.doubted_at && !isUnset(row, row.doubted_at)) return;
      await db.updateTable('timekeeping').set({ doubted_at: now }).execute();
      await audit(tx, { action: 'clock.doubted', details: { days: leap.days } });
    } else if (isUnset(row, now) && !hasStayed(row, now)) {
      if (!row.doubted_at || !isUnset(row, row.doubted_at))
        await db.updateTable('timekeeping').set({ doubted_at: now }).execute();
    } else {
      // Two machines' clocks differ a little: that alone does not turn it back.
      const isBehind = Temporal.Instant.compare(row.ticked_at, lastCredible(now)) > 0;
      if (isBehind || Temporal.Instant.compare(now, row.ticked_at) > 0 || row.doubted_at)
        await db.updateTable('timekeeping').set({ ticked_at: now, doubted_at: null }).execute();
    }
  });
}

/** The moment is further behind the believed one than any leap that was believed. */
const isUnset = ({ ticked_at }: TimekeepingTable, at: Temporal.Instant): boolean =>
  ticked_at.since(at).total('hours') / 24 > LONGEST_PAUSE_DAYS;

/** A clock that is so far behind was seen a day ago, by itself: it was the believed moment that was wrong. */
const hasStayed = (row: TimekeepingTable, now: Temporal.Instant): boolean =>
  row.doubted_at !== null &&
  isUnset(row, row.doubted_at) &&
  Temporal.Instant.compare(row.doubted_at.add(UNSET_FOR), now) <= 0;

/**
 * For a school that was just brought back, as it was at `from`. One that was brought back before, and not looked at since,
 * misses both spans. Returns the whole of it.
 */
export async function noteRestore(tx: Context, from: Temporal.Instant): Promise<Lost> {
  const at = tx.clock.now();
  const db = tables<TimekeepingDb>(tx);
  const row = await db.selectFrom('timekeeping').selectAll().executeTakeFirst();
  const since = row?.restored_from ?? from;
  const noted = { restored_from: since, restored_at: at };
  await (row
    ? db.updateTable('timekeeping').set(noted)
    : db.insertInto('timekeeping').values({ only_row: true, ticked_at: since, doubted_at: null, ...noted })
  ).execute();
  return { from: since, at };
}
