import { sql } from 'kysely';
import type { PeopleDb } from '#people/profiles';
import { isRole, type Role, type RolesDb } from '#people/roles';
import type { AuditDb } from '#platform/audit/audit.ts';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';

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

const SHOWN = 100;

/** The latest first. */
export async function readingsOf(ctx: Context, personId: string): Promise<Reading[]> {
  const rows = await tables<AuditDb & PeopleDb & RolesDb>(ctx)
    .selectFrom('audit_events as event')
    .leftJoin('people as reader', 'reader.id', 'event.actor_id')
    .select(['event.at', 'event.actor_kind', 'event.object_kind', 'event.reason', 'reader.name'])
    .select((query) =>
      query
        .selectFrom('staff_roles as held')
        .select(sql<string[]>`coalesce(array_agg(held.role order by held.granted_at), '{}')`.as('roles'))
        .whereRef('held.person_id', '=', 'event.actor_id')
        .whereRef('held.granted_at', '<=', 'event.at')
        .where((held) => held.or([held('held.ended_at', 'is', null), held('held.ended_at', '>', held.ref('event.at'))]))
        .as('roles'),
    )
    .where('event.person_id', '=', personId)
    .where('event.action', '=', 'person.read')
    .orderBy('event.at', 'desc')
    .orderBy('event.id', 'desc')
    .limit(SHOWN)
    .execute();
  return rows.map((row) => ({
    at: row.at,
    by: row.actor_kind === 'person' || row.actor_kind === 'operator' ? row.actor_kind : 'other',
    name: row.name ?? undefined,
    roles: (row.roles ?? []).filter(isRole),
    what: row.object_kind ?? 'person',
    why: row.reason,
  }));
}
