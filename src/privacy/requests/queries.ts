import type { AuditDb } from '#platform/audit/audit.ts';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';

/** One time that somebody else opened the person's data. */
export interface Reading {
  readonly at: Temporal.Instant;
  readonly by: 'person' | 'operator' | 'other';
  readonly what: string;
  readonly why: string | null;
}

const SHOWN = 100;

/** The latest first. */
export async function readingsOf(ctx: Context, personId: string): Promise<Reading[]> {
  const rows = await tables<AuditDb>(ctx)
    .selectFrom('audit_events')
    .select(['at', 'actor_kind', 'object_kind', 'reason'])
    .where('person_id', '=', personId)
    .where('action', '=', 'person.read')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(SHOWN)
    .execute();
  return rows.map((row) => ({
    at: row.at,
    by: row.actor_kind === 'person' || row.actor_kind === 'operator' ? row.actor_kind : 'other',
    what: row.object_kind ?? 'person',
    why: row.reason,
  }));
}
