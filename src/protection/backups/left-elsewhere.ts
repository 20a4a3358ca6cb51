/** Backups in a place that the school no longer uses: nobody removes them at their term but a person, who says so here. */
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { findKept } from './queries.ts';
import type { BackupsDb } from './schema.ts';
import type { BackupSetup } from './setup.ts';
import { listStored } from './store.ts';

interface ToldRemoved {
  readonly removed: number;
  /** These lie in the place of now, and go at their term. */
  readonly moved: number;
}

/**
 * Records that the backups of a former place were removed there by hand, or moved into the place of now. Throws `Conflict('in use')` for the place of now, and NotFound where no kept backup lies in `place`.
 */
export async function tellRemoved(ctx: Context, setup: BackupSetup, place: string): Promise<ToldRemoved> {
  if (place === setup.noted) throw new Conflict('in use');
  const names = (await findKept(ctx)).flatMap((kept) => (kept.place === place ? [kept.name] : []));
  if (names.length === 0) throw new NotFound('backup');
  const here = new Set((await listStored(setup.store)).whole);
  const [moved, removed] = [names.filter((name) => here.has(name)), names.filter((name) => !here.has(name))];
  await transact(ctx, async (tx) => {
    const set = (which: readonly string[], what: { removed_at: Temporal.Instant } | { place: string }) =>
      tables<BackupsDb>(tx).updateTable('backup_runs').set(what).where('file_name', 'in', which).execute();
    if (moved.length > 0) await set(moved, { place: setup.noted });
    if (removed.length > 0) await set(removed, { removed_at: tx.clock.now() });
    await audit(tx, { action: 'backup.removed-by-hand', details: { count: removed.length, moved: moved.length } });
  });
  return { removed: removed.length, moved: moved.length };
}
