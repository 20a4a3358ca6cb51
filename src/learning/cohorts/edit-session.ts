import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { jsonb, tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import type { LocalText } from '#platform/i18n/locale.ts';
import type { CohortsDb } from './schema.ts';

export interface SessionInput {
  readonly cohortId: string;
  readonly startsAt: Temporal.Instant;
  readonly minutes: number;
  readonly titles: LocalText;
}

export async function addSession(ctx: Context, input: SessionInput): Promise<{ id: string }> {
  return transact(ctx, async (tx) => {
    const id = tx.ids.uuid();
    await tables<CohortsDb>(tx)
      .insertInto('cohort_sessions')
      .values({
        id,
        cohort_id: input.cohortId,
        starts_at: input.startsAt,
        minutes: input.minutes,
        titles: jsonb(input.titles),
      })
      .execute();
    await audit(tx, { action: 'session.added', object: { kind: 'cohort', id: input.cohortId } });
    return { id };
  });
}

export async function updateSession(ctx: Context, id: string, input: SessionInput): Promise<void> {
  await transact(ctx, async (tx) => {
    const changed = await tables<CohortsDb>(tx)
      .updateTable('cohort_sessions')
      .set({ starts_at: input.startsAt, minutes: input.minutes, titles: jsonb(input.titles) })
      .where('id', '=', id)
      .where('cohort_id', '=', input.cohortId)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) throw new NotFound('session');
    await audit(tx, { action: 'session.changed', object: { kind: 'cohort', id: input.cohortId } });
  });
}

export async function removeSession(ctx: Context, cohortId: string, id: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const removed = await tables<CohortsDb>(tx)
      .deleteFrom('cohort_sessions')
      .where('id', '=', id)
      .where('cohort_id', '=', cohortId)
      .executeTakeFirst();
    if (removed.numDeletedRows === 0n) throw new NotFound('session');
    await audit(tx, { action: 'session.removed', object: { kind: 'cohort', id: cohortId } });
  });
}
