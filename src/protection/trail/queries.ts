import { sql } from 'kysely';
import type { AuditDb } from '#platform/audit/audit.ts';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { TrailRow } from './mark.ts';
import type { AuditSealsTable, TrailDb } from './schema.ts';

export async function findLastSeal(ctx: Context): Promise<AuditSealsTable | undefined> {
  return tables<TrailDb>(ctx)
    .selectFrom('audit_seals')
    .selectAll()
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The next seal after this number, so that no more than one stretch is in memory. */
export async function findSealAfter(ctx: Context, number: number): Promise<AuditSealsTable | undefined> {
  return tables<TrailDb>(ctx)
    .selectFrom('audit_seals')
    .selectAll()
    .where('number', '>', number)
    .orderBy('number')
    .limit(1)
    .executeTakeFirst();
}

/** The rows of a stretch, in the order in which they are sealed. */
export async function rowsOfStretch(ctx: Context, since: Temporal.Instant, until: Temporal.Instant) {
  const { rows } = await sql<TrailRow>`
    select id, at, action, actor_kind, object_kind, actor_id, object_id, person_id, reason, details::text as details
    from audit_events where at >= ${since} and at < ${until} order by at, id`.execute(ctx.db);
  return rows;
}

/** The moment of the first act; undefined: there was none yet. */
export async function firstAct(ctx: Context): Promise<Temporal.Instant | undefined> {
  const row = await tables<AuditDb>(ctx)
    .selectFrom('audit_events')
    .select('at')
    .orderBy('at')
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}

/** The first moment at which a stretch of so many rows is over; undefined: it holds fewer before `before`. */
export async function endOfStretch(
  ctx: Context,
  since: Temporal.Instant,
  before: Temporal.Instant,
  rows: number,
): Promise<Temporal.Instant | undefined> {
  const { rows: found } = await sql<{ at: Temporal.Instant | null }>`
    select min(at) as at from audit_events where at < ${before} and at > (
      select at from audit_events where at >= ${since} and at < ${before} order by at offset ${rows - 1} limit 1)`.execute(
    ctx.db,
  );
  return found[0]?.at ?? undefined;
}

export async function countActs(ctx: Context, since: Temporal.Instant, until?: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ acts: number }>`select count(*) as acts from audit_events
    where at >= ${since} ${until ? sql`and at < ${until}` : sql``}`.execute(ctx.db);
  return rows[0]?.acts ?? 0;
}
