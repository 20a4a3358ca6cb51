import { getPerson } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { publish } from '#platform/events.ts';
import { forgetFiles } from '#platform/files/forget-files.ts';
import { fileKey, type StoredFilesDb } from '#platform/files/stored-files.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { exportPerson } from '#privacy/export';
import { signDocument } from '#privacy/receipts';
import { COPIES_BUCKET, type Copy, type CopyKind, HANDED_OVER, MOST_ATTEMPTS, VALID_FOR } from './copy.ts';
import { postReady } from './mail.ts';
import { beginAttempt, saveProgress } from './queries.ts';
import type { CopiesDb } from './schema.ts';
import { sealStream } from './sealed-file.ts';

declare module '#platform/events.ts' {
  interface DomainEvents {
    'copy.ready': { copyId: string; personId: string; kind: CopyKind; caseId: string | null };
  }
}

/** Another attempt began, or the copy was cancelled, or its person is gone: this one has nothing to do any more. */
class Overtaken extends Error {}

const TELL_EVERY_MS = 500;

/**
 * Makes the copy, sealed, and says so in a letter. Killed at any moment it leaves a row that is silent, which
 * `watchCopies` finds and begins again; what the killed attempt wrote is removed by the next.
 */
export async function makeCopy(ctx: Context, inventory: Inventory, copyId: string): Promise<void> {
  const copy = await beginAttempt(ctx, copyId);
  // One attempt too many: silence follows, and the watch gives it up.
  if (!copy || copy.attempt > MOST_ATTEMPTS) return;
  const file = await openFile(ctx, copy);
  try {
    const written = await writeSealed(ctx, inventory, copy, file.id);
    await finish(ctx, copy, file, written);
  } catch (error) {
    await forgetFile(ctx, file.id);
    if (!(error instanceof Overtaken)) throw error;
  }
}

interface SealedFile {
  readonly bucket: string;
  readonly id: string;
}

/** The file's row stands before its first byte, so that nothing written is ever without an owner. */
async function openFile(ctx: Context, copy: Copy): Promise<SealedFile> {
  const file = { bucket: COPIES_BUCKET, id: ctx.ids.uuid() };
  await transact(ctx, async (tx) => {
    if (copy.file_id) await forgetFile(tx, copy.file_id);
    await tables<StoredFilesDb>(tx)
      .insertInto('stored_files')
      .values({
        ...file,
        person_id: copy.person_id,
        name: 'copy.zip.age',
        media_type: 'application/octet-stream',
        bytes: 0,
        sha256: '',
        stored_at: tx.clock.now(),
      })
      .execute();
    const { numUpdatedRows } = await tables<CopiesDb>(tx)
      .updateTable('copies')
      .set({ file_id: file.id })
      .where('id', '=', copy.id)
      .where('attempt', '=', copy.attempt)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows !== 1n) throw new Overtaken();
  });
  return file;
}

/** Where an attempt was overtaken its row is gone already, and the bytes it went on to write go all the same. */
export const forgetFile = (tx: Context, fileId: string): Promise<void> =>
  forgetFiles(tx, [fileKey({ bucket: COPIES_BUCKET, id: fileId })]);

async function writeSealed(ctx: Context, inventory: Inventory, copy: Copy, fileId: string) {
  let toldAt = Number.NEGATIVE_INFINITY;
  const onProgress = async (done: number, total: number) => {
    if (performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    if (!(await saveProgress(ctx, copy, { done, total }))) throw new Overtaken();
  };
  const { stream } = await exportPerson(ctx, inventory, copy.person_id, {
    onProgress,
    ...(copy.kind === 'hand-over' && {
      categories: HANDED_OVER,
      seal: (manifest) => signDocument(ctx, { '@context': [], ...manifest, copy: copy.id, recipient: copy.recipient }),
    }),
  });
  const sealed = await sealStream(ctx, fileId, stream);
  try {
    return await ctx.files.write(fileKey({ bucket: COPIES_BUCKET, id: fileId }), sealed);
  } finally {
    // Where the writing broke off, the reading of the database ends too.
    sealed.destroy();
  }
}

async function finish(ctx: Context, copy: Copy, file: SealedFile, written: { sha256: string; bytes: number }) {
  await transact(ctx, async (tx) => {
    const now = tx.clock.now();
    const ready = await tables<CopiesDb>(tx)
      .updateTable('copies')
      .set((eb) => ({
        ready_at: now,
        expires_at: now.add(VALID_FOR),
        done_rows: eb.fn.coalesce('total_rows', 'done_rows'),
      }))
      .where('id', '=', copy.id)
      .where('attempt', '=', copy.attempt)
      .where('cancelled_at', 'is', null)
      .where('failed_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
    if (!ready) throw new Overtaken();
    await tables<StoredFilesDb>(tx).updateTable('stored_files').set(written).where('id', '=', file.id).execute();
    const { id: copyId, kind, case_id: caseId, person_id: personId } = ready;
    await audit(tx, {
      action: kind === 'own' ? 'copy.made' : 'hand-over.made',
      personId,
      object: { kind: 'copy', id: copyId },
    });
    await postReady(tx, await getPerson(tx, personId), ready);
    await publish(tx, 'copy.ready', { copyId, personId, kind, caseId });
  });
}
