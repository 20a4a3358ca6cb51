import { sql } from 'kysely';
import { audit } from '#platform/audit/audit.ts';
import { schoolDay } from '#platform/clock.ts';
import { actingAs, type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { forgottenFiles } from '#platform/files/forget-files.ts';
import { fileKey, type StoredFilesDb } from '#platform/files/stored-files.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { traceOf } from '#platform/log/log.ts';
import { backupsKept } from './backups-kept.ts';
import { deleteRows, redactRows } from './erase-rows.ts';
import { type ErasureState, type Kept, markersOf, type StoreOutcome } from './erasure.ts';
import { entriesFor, type LedgerEntry, lockEntry, type Pending, type Unfinished, writeEntry } from './ledger.ts';
import { othersCalled, searchRemains } from './search-remains.ts';
import { mergeStores, notDone, outcomesOf } from './store.ts';

export const ERASURE_JOB = 'erasure.run';

export interface ErasureOutcome {
  readonly state: ErasureState;
  readonly stores: readonly StoreOutcome[];
}

type TableKept = { readonly table: string; readonly kept: Kept };

/**
 * Carries an erasure of the ledger to its end. The ledger's copy outside the database comes first; then who it was is
 * redacted; then the rows go, the waiting jobs, the files; and a search through every store says whether anything is
 * left. Every step may be repeated, so a run that is stopped anywhere is simply run again.
 */
export async function runErasure(ctx: Context, inventory: Inventory, erasureId: string): Promise<ErasureOutcome> {
  // The program does it, whoever asked: an audit row of the person's own would outlive them.
  const system = actingAs(ctx, { kind: 'system', job: ERASURE_JOB });
  /** One step in one transaction; skipped once another run has ended the erasure. */
  const step = <T>(work: (tx: Context, entry: Unfinished) => Promise<T>): Promise<T | LedgerEntry> =>
    transact(system, async (tx) => {
      const entry = await lockEntry(tx, erasureId);
      return isUnfinished(entry) ? work(tx, entry) : entry;
    });
  await step(copyLedger);
  await ctx.onStep?.('ledger copied');
  await step((tx, entry) => redact(tx, inventory, entry));
  await ctx.onStep?.('redacted');
  await step((tx, entry) => deleteAll(tx, inventory, entry));
  await ctx.onStep?.('rows deleted');
  await step((tx, { pending }) => dropJobs(tx, pending.personId));
  await ctx.onStep?.('jobs dropped');
  const left = await step(async (_, { pending }) => removeFiles(system, pending.files));
  await ctx.onStep?.('files removed');
  const outcome = await step((tx, entry) => conclude(tx, inventory, entry, Array.isArray(left) ? left : []));
  await ctx.onStep?.('ended');
  return { state: outcome.state, stores: outcome.stores };
}

function isUnfinished(entry: LedgerEntry): entry is Unfinished {
  return entry.pending !== undefined;
}

/** Outside the database too, before anything is destroyed: an older backup must not forget it. */
async function copyLedger(tx: Context, entry: Unfinished): Promise<void> {
  for (const each of await entriesFor(tx, entry)) {
    await tx.ledger.append(each);
    await tx.onStep?.('an entry copied');
  }
}

async function redact(tx: Context, inventory: Inventory, entry: Unfinished): Promise<void> {
  // The files' rows go with the others; from here on the ledger knows which there were.
  const files = await filesToGo(tx, entry.pending);
  const kept = await redactRows(tx, inventory, entry.id, entry.pending);
  const pending = { ...entry.pending, files };
  await writeEntry(tx, entry.id, { state: 'started', stores: storesSoFar(tx, inventory, entry, kept), pending });
  await tx.onStep?.('redacted, not committed');
}

async function deleteAll(tx: Context, inventory: Inventory, entry: Unfinished): Promise<void> {
  // Whatever came in after the redaction.
  const files = await filesToGo(tx, entry.pending);
  const kept = await deleteRows(tx, inventory, entry.id, entry.pending);
  const pending = { ...entry.pending, files };
  await writeEntry(tx, entry.id, { state: 'started', stores: storesSoFar(tx, inventory, entry, kept), pending });
  await tx.onStep?.('rows deleted, not committed');
}

/** A run that repeats finds no rows any more: what an earlier one kept is in the ledger. */
function storesSoFar(
  tx: Context,
  inventory: Inventory,
  entry: Unfinished,
  kept: readonly TableKept[],
): readonly StoreOutcome[] {
  const backups = backupsKept(inventory, schoolDay(tx.clock.now()));
  return notDone(mergeStores(entry.stores, outcomesOf({ kept, remains: [], files: [], backups })));
}

/** Theirs, and every file that waits to be removed anyway: one of those may have been theirs an hour ago. */
async function filesToGo(tx: Context, { files, personId }: Pending): Promise<string[]> {
  const rows = await tables<StoredFilesDb>(tx)
    .selectFrom('stored_files')
    .select(['id', 'bucket'])
    .where('person_id', '=', personId)
    .execute();
  return [...new Set([...files, ...rows.map(fileKey), ...(await forgottenFiles(tx))])];
}

/** Jobs that name the person and are not running at this moment. */
async function dropJobs(tx: Context, personId: string): Promise<void> {
  await sql`delete from graphile_worker._private_jobs
    where locked_at is null
      and (position(${personId} in payload::text) > 0 or position(${personId} in coalesce(key, '')) > 0)`.execute(
    tx.db,
  );
  await tx.onStep?.('jobs dropped, not committed');
}

/** Here and not by a job: the search that follows has to know. Returns the keys that are still there. */
async function removeFiles(ctx: Context, keys: readonly string[]): Promise<string[]> {
  const left: string[] = [];
  for (const key of keys) {
    try {
      await ctx.files.remove(key);
      if (await ctx.files.exists(key)) left.push(key);
    } catch (error) {
      ctx.log.error({ event: 'erasure.file', error: traceOf(error) });
      left.push(key);
    }
    await ctx.onStep?.('a file removed');
  }
  return left;
}

async function conclude(
  tx: Context,
  inventory: Inventory,
  entry: Unfinished,
  files: readonly string[],
): Promise<ErasureOutcome> {
  const markers = markersOf(entry.pending, await othersCalled(tx, entry.pending));
  const remains = await searchRemains(tx, inventory, { personId: entry.pending.personId, markers });
  await tx.onStep?.('searched');
  const backups = entry.stores.find(({ store }) => store === 'backups')?.kept ?? [];
  const stores = mergeStores(entry.stores, outcomesOf({ kept: [], remains, files, backups }));
  const state = stores.every((store) => store.done) ? 'verified' : 'partly failed';
  const pending = state === 'verified' ? undefined : { ...entry.pending, files };
  await writeEntry(tx, entry.id, { state, stores, pending });
  await audit(tx, { action: `erasure.${state.replace(' ', '-')}`, object: { kind: 'erasure', id: entry.id } });
  await tx.onStep?.('ended, not committed');
  return { state, stores };
}
