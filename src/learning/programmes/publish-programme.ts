import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { publicationProblems } from './programme.ts';
import { getProgramme, outlineOf } from './queries.ts';
import type { ProgrammesDb } from './schema.ts';

/** Shows the programme to everybody. Throws `Conflict` with the first of `publicationProblems`. */
export async function publishProgramme(ctx: Context, id: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const programme = await lock(tx, id);
    if (programme.published_at) return;
    const [problem] = publicationProblems(programme, await outlineOf(tx, id));
    if (problem) throw new Conflict(problem);
    await stamp(tx, id, { published_at: tx.clock.now() });
    await audit(tx, { action: 'programme.published', object: { kind: 'programme', id } });
  });
}

/** Takes it back to a draft: the public no longer sees it; those who study go on. */
export async function unpublishProgramme(ctx: Context, id: string): Promise<void> {
  await transact(ctx, async (tx) => {
    await lock(tx, id);
    await stamp(tx, id, { published_at: null });
    await audit(tx, { action: 'programme.unpublished', object: { kind: 'programme', id } });
  });
}

/** Lays it aside: out of the catalogue and of the office's list of current programmes; nothing of it is lost. */
export async function archiveProgramme(ctx: Context, id: string): Promise<void> {
  await transact(ctx, async (tx) => {
    await lock(tx, id);
    await stamp(tx, id, { published_at: null, archived_at: tx.clock.now() });
    await audit(tx, { action: 'programme.archived', object: { kind: 'programme', id } });
  });
}

/** Back from the archive, as a draft. */
export async function restoreProgramme(ctx: Context, id: string): Promise<void> {
  await transact(ctx, async (tx) => {
    await lock(tx, id);
    await stamp(tx, id, { archived_at: null });
    await audit(tx, { action: 'programme.restored', object: { kind: 'programme', id } });
  });
}

async function lock(tx: Context, id: string) {
  await tables<ProgrammesDb>(tx).selectFrom('programmes').select('id').where('id', '=', id).forUpdate().execute();
  return getProgramme(tx, id);
}

async function stamp(
  tx: Context,
  id: string,
  stamps: { published_at?: Temporal.Instant | null; archived_at?: Temporal.Instant | null },
): Promise<void> {
  const changed = await tables<ProgrammesDb>(tx)
    .updateTable('programmes')
    .set({ ...stamps, updated_at: tx.clock.now() })
    .where('id', '=', id)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) throw new NotFound('programme');
}
