/** Seals what of the audit trail is an hour old: nobody writes there any more. */

import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { SCHOOL_ZONE } from '#platform/clock.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { takeTime } from '#platform/database/patience.ts';
import { markOf } from './mark.ts';
import { endOfStretch, findLastSeal, firstAct, rowsOfStretch } from './queries.ts';
import type { AuditSealsTable, TrailDb } from './schema.ts';

/** No transaction lasts so long: whatever bears an older moment is there. */
const SETTLED: Temporal.DurationLike = { hours: 1 };
/** Rows under one seal: about a megabyte of marks. */
const MOST_ROWS = 20_000;
const FIRST = 'the first';

export const trailKey = (ctx: Context): Buffer => ctx.secrets.key('seals of the audit trail');

/** The seal itself: over the stretch, the marks and the seal before it. */
export function sealOf(key: Buffer, given: Omit<AuditSealsTable, 'seal' | 'sealed_at'>): string {
  const head = [given.number, given.since.toString(), given.until.toString(), given.rows, given.previous];
  return createHmac('sha256', key).update(JSON.stringify(head)).update(given.marks).digest('hex');
}

/** Returns how many seals it made. Each is a transaction of its own, so that a long trail is sealed bit by bit. */
export async function sealTrail(ctx: Context, mostRows = MOST_ROWS): Promise<number> {
  for (let made = 0; ; made += 1) {
    if (!(await transact(ctx, (tx) => sealNext(tx, mostRows)))) return made;
  }
}

async function sealNext(tx: Context, mostRows: number): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext('audit_seals'))`.execute(tx.db);
  await takeTime(tx);
  const last = await findLastSeal(tx);
  const since = last?.until ?? (await firstAct(tx));
  if (!since) return false;
  const settled = tx.clock.now().subtract(SETTLED).round('millisecond');
  // A stretch lies in one month, with which its rows go.
  const before = earlier(settled, nextMonth(since));
  if (Temporal.Instant.compare(before, since) <= 0) return false;
  const until = (await endOfStretch(tx, since, before, mostRows)) ?? before;
  const key = trailKey(tx);
  const rows = await rowsOfStretch(tx, since, until);
  const sealed = {
    number: (last?.number ?? 0) + 1,
    since,
    until,
    rows: rows.length,
    marks: Buffer.concat(rows.map((row) => markOf(key, row))),
    previous: last?.seal ?? FIRST,
  };
  await tables<TrailDb>(tx)
    .insertInto('audit_seals')
    .values({ ...sealed, seal: sealOf(key, sealed), sealed_at: tx.clock.now() })
    .execute();
  return true;
}

/** For an invented history, which is put in where seals stand already: they are made anew. */
export async function forgetSeals(ctx: Context): Promise<void> {
  await tables<TrailDb>(ctx).deleteFrom('audit_seals').execute();
}

function earlier(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) < 0 ? one : other;
}

function nextMonth(instant: Temporal.Instant): Temporal.Instant {
  const first = instant.toZonedDateTimeISO(SCHOOL_ZONE).toPlainDate().with({ day: 1 });
  return first.add({ months: 1 }).toZonedDateTime(SCHOOL_ZONE).toInstant();
}
