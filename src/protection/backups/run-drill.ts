import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { openDatabase, tables } from '#platform/database/database.ts';
import { DiskFull, freeBytes, RESERVE } from '#platform/disk.ts';
import { Conflict } from '#platform/errors.ts';
import { openFiles } from '#platform/files/files.ts';
import { folderPlace } from '#platform/files/place.ts';
import { type ErasureEntry, keptLedger, lackingIn, openLedger } from '#platform/ledger.ts';
import { traceOf } from '#platform/log/log.ts';
import { unpackArchive } from './archive.ts';
import { createAside, removeLeftAsides } from './aside.ts';
import { isOverdue, STALE, UnusableBackup } from './backup.ts';
import { compareWithSchool } from './compare.ts';
import { healLedger, type LedgerLook } from './heal-ledger.ts';
import { readIdentities } from './keys.ts';
import { loadSnapshot } from './load-snapshot.ts';
import { type BackupRun, findNewestBackup } from './queries.ts';
import type { BackupsDb } from './schema.ts';
import { lockBackups, withSession } from './session.ts';
import type { BackupSetup } from './setup.ts';

export interface DrillOutcome {
  readonly fileName: string | null;
  /** Why the backup could not have saved the school; null: it could. */
  readonly failure: string | null;
  readonly rows: number | null;
  readonly files: number | null;
  readonly erasedAgain: number | null;
}

const FOLDER = 'drill-';
const LEFT = /^(drill|restore)-[0-9a-f-]{36}$/;

/**
 * `protect.backups`: restores the newest backup aside, compares it, looks for erased people in it, and throws it away.
 * What it found is recorded either way; a backup of more than a night and a little ago, or one that lacks files, is not
 * good, nor is one beside a ledger of erasures that had to be healed: until then a restore would have forgotten. Throws
 * Conflict `backup-under-way` beside another backup or drill.
 */
export async function runDrill(ctx: Context, setup: BackupSetup): Promise<DrillOutcome> {
  const startedAt = ctx.clock.now();
  const id = ctx.ids.uuid();
  const outcome = await withSession(setup.connection, async (client) => {
    if (!(await lockBackups(client))) throw new Conflict('backup-under-way');
    return tryNewest(ctx, setup, id);
  });
  await transact(ctx, async (tx) => {
    await tables<BackupsDb>(tx)
      .insertInto('restore_drills')
      .values({
        id,
        started_at: startedAt,
        finished_at: tx.clock.now(),
        file_name: outcome.fileName,
        failure: outcome.failure,
        row_count: outcome.rows,
        file_count: outcome.files,
        erased_again: outcome.erasedAgain,
      })
      .execute();
    const action = outcome.failure === null ? 'backup.proven' : 'backup.disproven';
    await audit(tx, { action, object: { kind: 'drill', id } });
  });
  return outcome;
}

/** Unpacked, and loaded into a database aside, a backup takes so many times its own room. */
const TIMES = 4;

async function assertRoomFor(folder: string, bytes: number): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await freeBytes(folder)) < RESERVE + TIMES * bytes) throw new DiskFull();
}

const failed = (fileName: string | null, failure: string): DrillOutcome => ({
  fileName,
  failure,
  rows: null,
  files: null,
  erasedAgain: null,
});

async function tryNewest(ctx: Context, setup: BackupSetup, id: string): Promise<DrillOutcome> {
  const ledger = await healLedger(ctx, setup);
  const newest = await findNewestBackup(ctx);
  if (!newest) return failed(null, 'no backup');
  try {
    if (!(await setup.store.has(newest.file_name))) return failed(newest.file_name, 'file missing');
    await assertRoomFor(setup.dataDir, newest.bytes ?? 0);
    const tried = await restoreAside(ctx, setup, { fileName: newest.file_name, id, ledger });
    return { ...tried, failure: tried.failure ?? shortcomingOf(newest, ctx.clock.now()) };
  } catch (error) {
    ctx.log.error({ event: 'drill.failed', error: traceOf(error) });
    if (error instanceof UnusableBackup) return failed(newest.file_name, error.refusal);
    const { code } = error as NodeJS.ErrnoException;
    return failed(newest.file_name, typeof code === 'string' ? code : 'failed');
  }
}

/** A copy that is right in everything may be of a school long past, or of one that had lost files. */
function shortcomingOf(backup: BackupRun, now: Temporal.Instant): string | null {
  if (isOverdue(backup.finished_at, now)) return STALE;
  return backup.lost_files > 0 ? 'files lost' : null;
}

async function restoreAside(
  ctx: Context,
  setup: BackupSetup,
  { fileName, id, ledger }: { fileName: string; id: string; ledger: LedgerLook },
): Promise<DrillOutcome> {
  await removeLeftFolders(setup.dataDir);
  await removeLeftAsides(setup.connection);
  const folder = join(setup.dataDir, `${FOLDER}${id}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const manifest = await unpackArchive(setup.store.read(fileName), await readIdentities(setup.drillKeyFile), folder);
    const { found, entries } = await withPacked(ctx, setup, ledger, await packedErasures(folder));
    const aside = await createAside(setup.connection, await currentDatabase(setup), id.slice(-8));
    try {
      const { rows, files } = await loadSnapshot(aside.connection, folder, manifest, ctx.log);
      const { remaining, incomplete, erased } = await replayAside(ctx, setup, folder, aside.connection, entries);
      const difference = await compareWithSchool(
        { copy: aside.connection, school: setup.connection },
        manifest,
        setup.samples,
        ctx.clock.now(),
      );
      const ofErasures = remaining > 0 ? 'erased people found' : incomplete > 0 ? 'erasure incomplete' : undefined;
      const ofLedger = found === 'whole' ? null : `ledger ${found}`;
      return { fileName, failure: ofErasures ?? difference ?? ofLedger, rows, files, erasedAgain: erased };
    } finally {
      await aside.remove();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A backup may know of erasures that neither the ledger nor the school knows of, as when both were lost and restored. */
async function withPacked(
  ctx: Context,
  setup: BackupSetup,
  ledger: LedgerLook,
  packed: readonly ErasureEntry[],
): Promise<LedgerLook> {
  const lacking = lackingIn(ledger.entries, packed);
  if (lacking.length === 0) return ledger;
  if (ledger.found === 'unusable') return { ...ledger, entries: [...ledger.entries, ...lacking] };
  return healLedger(ctx, setup, lacking);
}

async function replayAside(
  ctx: Context,
  setup: BackupSetup,
  folder: string,
  connection: BackupSetup['connection'],
  entries: readonly ErasureEntry[],
) {
  const { db, close } = openDatabase(connection, { max: 2 });
  try {
    const files = openFiles(folderPlace(join(folder, 'files')));
    return await setup.replay({ ...ctx, db, files, ledger: keptLedger(entries) }, entries);
  } finally {
    await close();
  }
}

/** The copy of the ledger that lies in the backup. */
export async function packedErasures(unpacked: string): Promise<readonly ErasureEntry[]> {
  return (await openLedger(folderPlace(join(unpacked, 'ledger'))).read()) ?? [];
}

async function currentDatabase(setup: BackupSetup): Promise<string> {
  return withSession(setup.connection, async (client) => {
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    return rows[0]?.name ?? 'school';
  });
}

/** Of a drill or a restore that was killed: what lies there is decrypted. */
async function removeLeftFolders(dataDir: string): Promise<void> {
  const names = await readdir(dataDir).catch(() => []);
  for (const name of names.filter((each) => LEFT.test(each)))
    await rm(join(dataDir, name), { recursive: true, force: true });
}
