/** What the engineer and the person responsible look at: the queue, the refused letters, the audit trail. */
import { sql } from 'kysely';
import type { AuditDb, AuditEventsTable } from '#platform/audit/audit.ts';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';

export interface FailedJob {
  readonly id: string;
  readonly name: string;
  readonly attempts: number;
  readonly lastTried: string | null;
  /** It stays until it has run. */
  readonly isOwed: boolean;
}
export interface RefusedLetter {
  readonly letter: string;
  readonly failedAt: string;
  readonly failure: string | null;
}
export interface QueueState {
  readonly waiting: number;
  readonly failed: readonly FailedJob[];
  readonly refused: readonly RefusedLetter[];
}

const MOST_SHOWN = 100;

/** `owed`: the names of jobs that stay until they have run. */
export async function findQueueState(ctx: Context, owed: readonly string[]): Promise<QueueState> {
  const { rows } = await sql<QueueState>`
    select
      (select count(*)::int from graphile_worker.jobs where attempts < max_attempts) as waiting,
      coalesce((select json_agg(f) from (
        select id::text, task_identifier as name, attempts::int, updated_at as "lastTried",
          task_identifier = any(${owed}::text[]) as "isOwed"
        from graphile_worker.jobs where attempts >= max_attempts order by updated_at desc limit ${MOST_SHOWN}) f), '[]') as failed,
      coalesce((select json_agg(r) from (
        select letter, failed_at as "failedAt", failure
        from outbox_messages where failed_at is not null order by failed_at desc limit ${MOST_SHOWN}) r), '[]') as refused`.execute(
    ctx.db,
  );
  return rows[0] ?? { waiting: 0, failed: [], refused: [] };
}

/** Puts a job that failed for good back into the queue. Returns whether there was such a job. */
export async function retryJob(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql<{ found: number }>`
    select count(*)::int as found from graphile_worker.reschedule_jobs(
      array(select id from graphile_worker.jobs where id = ${id}::bigint and attempts >= max_attempts), attempts => 0)`.execute(
    ctx.db,
  );
  return (rows[0]?.found ?? 0) > 0;
}

export type AuditEntryRow = Pick<AuditEventsTable, 'id' | 'at' | 'action' | 'actor_kind' | 'object_kind' | 'reason'>;

export async function findAuditEntries(
  ctx: Context,
  filter: { action?: string; before?: string; limit: number },
): Promise<AuditEntryRow[]> {
  let query = tables<AuditDb>(ctx)
    .selectFrom('audit_events')
    .select(['id', 'at', 'action', 'actor_kind', 'object_kind', 'reason'])
    .orderBy('id', 'desc')
    .limit(filter.limit);
  if (filter.action) query = query.where('action', '=', filter.action);
  if (filter.before) query = query.where('id', '<', filter.before);
  return query.execute();
}

export async function findAuditActions(ctx: Context): Promise<string[]> {
  const rows = await tables<AuditDb>(ctx)
    .selectFrom('audit_events')
    .select('action')
    .distinct()
    .orderBy('action')
    .execute();
  return rows.map((row) => row.action);
}
