import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import { type Copy, type CopyKind, MOST_ATTEMPTS, SILENT_AFTER } from './copy.ts';
import type { CopiesDb } from './schema.ts';

export async function findCopy(ctx: Context, id: string): Promise<Copy | undefined> {
  return tables<CopiesDb>(ctx).selectFrom('copies').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Of this person and this kind; anybody else's does not exist. Throws NotFound. */
export async function getOwnCopy(ctx: Context, personId: string, kind: CopyKind, id: string): Promise<Copy> {
  const copy = await findCopy(ctx, id);
  if (!copy || copy.person_id !== personId || copy.kind !== kind) throw new NotFound('copy');
  return copy;
}

const SHOWN = 20;

/** The latest first. */
export async function copiesOf(ctx: Context, personId: string): Promise<Copy[]> {
  return tables<CopiesDb>(ctx)
    .selectFrom('copies')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(SHOWN)
    .execute();
}

/** Begins an attempt. Undefined: there is nothing left to make. */
export async function beginAttempt(ctx: Context, id: string): Promise<Copy | undefined> {
  const now = ctx.clock.now();
  return tables<CopiesDb>(ctx)
    .updateTable('copies')
    .set({ attempt: sql`attempt + 1`, started_at: now, progressed_at: now, total_rows: null, done_rows: 0 })
    .where('id', '=', id)
    .where('ready_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
}

/** False: this attempt was overtaken, or its person cancelled it or is gone. */
export async function saveProgress(
  ctx: Context,
  { id, attempt }: Pick<Copy, 'id' | 'attempt'>,
  { done, total }: { done: number; total: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tables<CopiesDb>(ctx)
    .updateTable('copies')
    .set({ done_rows: done, total_rows: total, progressed_at: ctx.clock.now() })
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('cancelled_at', 'is', null)
    .where('ready_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Copies whose making fell silent: to be begun again, or given up after too many attempts. */
export async function silentCopies(ctx: Context): Promise<{ id: string; givenUp: boolean }[]> {
  const since = ctx.clock.now().subtract(SILENT_AFTER);
  const { rows } = await sql<{ id: string; givenUp: boolean }>`
    select id, attempt >= ${MOST_ATTEMPTS} as "givenUp" from copies
    where ready_at is null and failed_at is null and cancelled_at is null
      and coalesce(progressed_at, asked_at) < ${since} order by id`.execute(ctx.db);
  return rows;
}

/** Copies whose week is over, and whose file is still there. */
export async function expiredCopies(ctx: Context): Promise<string[]> {
  const rows = await tables<CopiesDb>(ctx)
    .selectFrom('copies')
    .select('id')
    .where('expires_at', '<=', ctx.clock.now())
    .where((copy) => copy.or([copy('kind', '=', 'own'), copy('file_id', 'is not', null)]))
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}
