import { sql } from 'kysely';
import { audit } from '#platform/audit/audit.ts';
import { actingAs, type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { fileKey, type StoredFilesDb } from '#platform/files/stored-files.ts';
import type { Inventory } from '#platform/inventory/declare.ts';
import { traceOf } from '#platform/log/log.ts';
import { eraseRows } from './erase-rows.ts';
import { type ErasureState, type Kept, markersOf, type StoreOutcome } from './erasure.ts';
import { lockEntry, type Pending, subjectHash, writeEntry } from './ledger.ts';
import { searchRemains } from './search-remains.ts';

export const ERASURE_JOB = 'erasure.run';

export interface ErasureOutcome {
  readonly state: ErasureState;
  readonly stores: readonly StoreOutcome[];
}

/**
 * Carries an erasure of the ledger to its end: rows, waiting jobs, files, then a search through everything for what is
 * left. Every step may be repeated, so an interrupted run is simply run again.
 */
export async function runErasure(ctx: Context, inventory: Inventory, erasureId: string): Promise<ErasureOutcome> {
  // The program does it, whoever asked: an audit row of the person's own would outlive them.
  const system = actingAs(ctx, { kind: 'system', job: ERASURE_JOB });
  const begun = await transact(system, (tx) => eraseDatabase(tx, inventory, erasureId));
  if (!begun.pending) return { state: begun.state, stores: begun.stores };
  const files = await removeFiles(system, begun.pending.files);
  return transact(system, (tx) => conclude(tx, inventory, erasureId, files));
}

async function eraseDatabase(tx: Context, inventory: Inventory, erasureId: string) {
  const entry = await lockEntry(tx, erasureId);
  if (!entry.pending) return entry;
  const { personId, email, files: known } = entry.pending;
  // Outside the database too, before anything is destroyed: an older backup must not forget it.
  await tx.ledger.append({
    erasureId,
    subjectHash: subjectHash(tx, personId),
    requestedAt: entry.requestedAt.toString(),
  });
  const keys = [...known, ...(await fileKeysOf(tx, personId))];
  const now = await eraseRows(tx, inventory, erasureId, { personId, email });
  await dropJobs(tx, personId);
  // A run that repeats finds no rows any more: what the first one kept is in the ledger.
  const before = entry.stores.find((store) => store.store === 'database')?.kept ?? [];
  const stores: StoreOutcome[] = [
    { store: 'database', done: true, kept: mergeKept(before, now), remains: [] },
    { store: 'jobs', done: true, kept: [], remains: [] },
  ];
  const pending: Pending = { ...entry.pending, files: keys };
  await writeEntry(tx, erasureId, { state: 'started', stores, pending });
  return { state: 'started' as const, stores, pending };
}

function mergeKept(before: readonly Kept[], now: readonly Kept[]): Kept[] {
  const known = new Set(before.map((kept) => JSON.stringify(kept)));
  return [...before, ...now.filter((kept) => !known.has(JSON.stringify(kept)))];
}

async function fileKeysOf(tx: Context, personId: string): Promise<string[]> {
  const rows = await tables<StoredFilesDb>(tx)
    .selectFrom('stored_files')
    .select(['id', 'bucket'])
    .where('person_id', '=', personId)
    .execute();
  return rows.map(fileKey);
}

/** Jobs that name the person and are not running at this moment. */
async function dropJobs(tx: Context, personId: string): Promise<void> {
  await sql`delete from graphile_worker._private_jobs
    where locked_at is null
      and (position(${personId} in payload::text) > 0 or position(${personId} in coalesce(key, '')) > 0)`.execute(
    tx.db,
  );
}

async function removeFiles(ctx: Context, keys: readonly string[]): Promise<StoreOutcome> {
  const remains: string[] = [];
  for (const key of keys) {
    try {
      await ctx.files.remove(key);
      if (await ctx.files.exists(key)) remains.push(key);
    } catch (error) {
      ctx.log.error({ event: 'erasure.file', error: traceOf(error) });
      remains.push(key);
    }
  }
  return { store: 'files', done: remains.length === 0, kept: [], remains };
}

async function conclude(
  tx: Context,
  inventory: Inventory,
  erasureId: string,
  files: StoreOutcome,
): Promise<ErasureOutcome> {
  const entry = await lockEntry(tx, erasureId);
  if (!entry.pending) return { state: entry.state, stores: entry.stores };
  const markers = markersOf(entry.pending, await isNameShared(tx, entry.pending));
  const remains = await searchRemains(tx, inventory, markers);
  const search: StoreOutcome = { store: 'search', done: remains.length === 0, kept: [], remains };
  const earlier = entry.stores.filter((store) => store.store === 'database' || store.store === 'jobs');
  const stores = [...earlier, files, search];
  const state = stores.every((store) => store.done) ? 'verified' : 'partly failed';
  const pending = state === 'verified' ? undefined : { ...entry.pending, files: files.remains };
  await writeEntry(tx, erasureId, { state, stores, pending });
  await audit(tx, { action: `erasure.${state.replace(' ', '-')}`, object: { kind: 'erasure', id: erasureId } });
  return { state, stores };
}

/** Somebody else of the same name may be in the school: then the name tells nothing. */
async function isNameShared(tx: Context, pending: Pending): Promise<boolean> {
  const { rows } = await sql`
    select from people where lower(name) = ${pending.name.toLowerCase()} and id <> ${pending.personId} limit 1`.execute(
    tx.db,
  );
  return rows.length > 0;
}
