import { sql } from 'kysely';
import { audit } from '#platform/audit/audit.ts';
import { schoolDay } from '#platform/clock.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { fileKey } from '#platform/files/stored-files.ts';
import type { PersonCopy } from '#privacy/export';
import { COPIES_BUCKET, type Copy, stateOf } from './copy.ts';
import { getOwnCopy } from './queries.ts';
import type { CopiesDb } from './schema.ts';
import { openStream } from './sealed-file.ts';

/** Its plain bytes. Throws NotFound when the file is not there. */
export async function openCopy(ctx: Context, copy: Copy): Promise<ReadableStream<Uint8Array>> {
  const key = copy.file_id && fileKey({ bucket: COPIES_BUCKET, id: copy.file_id });
  if (!copy.file_id || !key || !(await ctx.files.exists(key))) throw new NotFound('copy');
  return openStream(ctx, copy.file_id, ctx.files.read(key));
}

/**
 * The person's own copy, as often as they like within its week. Throws NotFound for anybody else's, and Conflict with
 * its state for one that is not there yet or no longer.
 */
export async function fetchCopy(ctx: Context, personId: string, copyId: string): Promise<PersonCopy> {
  const copy = await getOwnCopy(ctx, personId, 'own', copyId);
  const state = stateOf(copy, ctx.clock.now());
  if (state !== 'ready' && state !== 'fetched') throw new Conflict(state);
  const stream = await openCopy(ctx, copy);
  await transact(ctx, async (tx) => {
    const now = tx.clock.now();
    await tables<CopiesDb>(tx)
      .updateTable('copies')
      .set({ fetched_at: sql`coalesce(fetched_at, ${now}::timestamptz)` })
      .where('id', '=', copyId)
      .execute();
    await audit(tx, { action: 'copy.fetched', personId, object: { kind: 'copy', id: copyId } });
  });
  return { name: `pobimajomet-${schoolDay(copy.ready_at ?? ctx.clock.now())}.zip`, stream };
}
