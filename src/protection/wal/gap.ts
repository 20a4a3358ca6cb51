/**
 * What happens when the server threw log away that was not taken: its slot reached `max_slot_wal_keep_size`, or went
 * with a change of the server. Nothing shipped before goes on then; a new slot and a new base begin anew. A mark in the
 * store says so until that base is whole, whoever is ended in between.
 */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import type { ObjectStore } from '#platform/files/object-store.ts';
import { LOST, SLOT } from './progress.ts';

const markName = (root: string): string => `${root}/gap`;

export const hasGapMark = (store: ObjectStore, root: string): Promise<boolean> => store.has(markName(root));
export const removeGapMark = (store: ObjectStore, root: string): Promise<void> => store.remove(markName(root));

/** Whether log is missing between what was shipped and what the server still has. */
export async function isLogLost(client: pg.Client, { spool, hasBase }: { spool: string; hasBase: boolean }) {
  const { rows } = await client.query<{ status: string | null }>(
    'select wal_status as status from pg_replication_slots where slot_name = $1',
    [SLOT],
  );
  const [slot] = rows;
  if (slot) return slot.status === LOST;
  // Nobody made the server keep the log since; where nothing was shipped yet, nothing is lost.
  return hasBase || (await readdir(spool)).length > 0;
}

/** The mark comes first: whatever is done of the rest when the program is killed is done again. */
export async function beginAnew(
  client: pg.Client,
  { store, root, spool, now }: { store: ObjectStore; root: string; spool: string; now: Temporal.Instant },
): Promise<void> {
  await store.write(markName(root), Buffer.from(JSON.stringify({ noticedAt: now.toString() })));
  await client.query('select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = $1', [
    SLOT,
  ]);
  // From these the receiver would ask for log that is gone.
  for (const name of await readdir(spool)) await rm(join(spool, name), { force: true });
}
