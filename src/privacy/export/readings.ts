/** `protect.staff_access`: who of the school opened a person's data, when, what, and why. */
import { sql } from 'kysely';
import { isRole, type Role } from '#people/roles';
import type { Context } from '#platform/context.ts';

/** One time that somebody else opened the person's data. */
export interface Reading {
  readonly at: Temporal.Instant;
  readonly by: 'person' | 'operator' | 'other';
  /** Of the member of staff; undefined where their own record is gone. */
  readonly name: string | undefined;
  /** What they held at that moment. */
  readonly roles: readonly Role[];
  readonly what: string;
  readonly why: string | null;
}

interface StoredReading {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly actor_kind: string;
  readonly object_kind: string | null;
  readonly reason: string | null;
  readonly name: string | null;
  readonly roles: readonly string[];
}

/** A page of them, the latest first; `before` is the last of the page before. */
async function pageOfReadings(
  ctx: Context,
  personId: string,
  limit: number,
  before?: Pick<StoredReading, 'at' | 'id'>,
): Promise<StoredReading[]> {
  const onwards = before ? sql`and (event.at, event.id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql``;
  const { rows } = await sql<StoredReading>`
    select event.id, event.at, event.actor_kind, event.object_kind, event.reason, reader.name,
      array(select held.role from staff_roles as held where held.person_id = event.actor_id
        and held.granted_at <= event.at and (held.ended_at is null or held.ended_at > event.at)
        order by held.granted_at) as roles
    from audit_events as event left join people as reader on reader.id = event.actor_id
    where event.person_id = ${personId} and event.action = 'person.read' ${onwards}
    order by event.at desc, event.id desc limit ${limit}`.execute(ctx.db);
  return rows;
}

function readingOf(row: StoredReading): Reading {
  return {
    at: row.at,
    by: row.actor_kind === 'person' || row.actor_kind === 'operator' ? row.actor_kind : 'other',
    name: row.name ?? undefined,
    roles: row.roles.filter(isRole),
    what: row.object_kind ?? 'person',
    why: row.reason,
  };
}

const SHOWN = 100;
const BATCH = 500;

/** The latest hundred, the latest first. */
export async function readingsOf(ctx: Context, personId: string): Promise<Reading[]> {
  return (await pageOfReadings(ctx, personId, SHOWN)).map(readingOf);
}

export async function countReadings(ctx: Context, personId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from audit_events
    where person_id = ${personId} and action = 'person.read'`.execute(ctx.db);
  return rows[0]?.count ?? 0;
}

/** All of them, the latest first. */
export async function* allReadings(ctx: Context, personId: string): AsyncGenerator<Reading> {
  let before: StoredReading | undefined;
  for (;;) {
    const rows: StoredReading[] = await pageOfReadings(ctx, personId, BATCH, before);
    for (const row of rows) yield readingOf(row);
    before = rows.at(-1);
    if (!before || rows.length < BATCH) return;
  }
}
