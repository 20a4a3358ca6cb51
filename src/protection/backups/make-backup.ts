import { basename, dirname } from 'node:path';
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict } from '#platform/errors.ts';
import type { ObjectStore } from '#platform/files/object-store.ts';
import { folderPlace } from '#platform/files/place.ts';
import { findStandstill, standsStill } from '#platform/jobs/standstill.ts';
import { traceOf } from '#platform/log/log.ts';
import type { Secrets } from '#platform/secrets.ts';
import { type WrittenArchive, writeArchive } from './archive.ts';
import { backupName, isSpent } from './backup.ts';
import { openBackupStore } from './backup-store.ts';
import { lookAtLedger } from './heal-ledger.ts';
import { recipientsOf } from './keys.ts';
import { findKept, findSightings, keepSightings } from './queries.ts';
import type { BackupsDb } from './schema.ts';
import { lockBackups, withSession } from './session.ts';
import type { BackupSetup } from './setup.ts';
import { sight } from './sighting.ts';
import { type Source, takeSnapshot } from './snapshot.ts';
import { listStored, removeSpent } from './store.ts';

export interface MadeBackup extends WrittenArchive {
  readonly name: string;
  readonly rows: number;
  readonly files: number;
  readonly lostFiles: number;
}

/** Tells whether a key is the school's, without telling the key. */
export function secretCheck(secrets: Secrets): string {
  return secrets.pseudonym('backup', 'which secret key');
}

/**
 * Backs the whole school up while it is in use, to `to` or among the kept backups. Throws Conflict `backup-under-way`
 * beside another backup or drill.
 */
export async function makeBackup(ctx: Context, setup: BackupSetup, to?: string): Promise<MadeBackup> {
  const startedAt = ctx.clock.now();
  const id = ctx.ids.uuid();
  const name = backupName(startedAt, id);
  const target = to === undefined ? { store: setup.store, name } : targetOf(to, setup.dataDir);
  try {
    const made = await write(ctx, setup, target, startedAt);
    await transact(ctx, async (tx) => {
      if (to === undefined)
        await recordRun(tx, {
          id,
          startedAt,
          name,
          made,
          ownerOpens: setup.recipient !== undefined,
          place: setup.noted,
        });
      const { rows, files, lostFiles } = made;
      await audit(tx, { action: 'backup.made', object: { kind: 'backup', id }, details: { rows, files, lostFiles } });
    });
    return made;
  } catch (error) {
    if (to === undefined && !(error instanceof Conflict)) {
      ctx.log.error({ event: 'backup.failed', error: traceOf(error) });
      await recordFailure(ctx, { id, startedAt, error, place: setup.noted });
    }
    throw error;
  }
}

interface Target {
  readonly store: ObjectStore;
  readonly name: string;
}

const targetOf = (path: string, dataDir: string): Target => ({
  store: openBackupStore(folderPlace(dirname(path)), dataDir),
  name: basename(path),
});

async function write(ctx: Context, setup: BackupSetup, target: Target, madeAt: Temporal.Instant): Promise<MadeBackup> {
  const { connection, keysDir } = setup;
  const { files } = ctx;
  // Asked for after the rows. What the ledger outside lacks, or cannot be asked for, the school itself knows.
  const ledger = { ...ctx.ledger, read: async () => (await lookAtLedger(ctx, setup)).entries };
  const source = { connection, files, ledger, keysDir, secretCheck: secretCheck(ctx.secrets), madeAt };
  return archiveSchool(source, await recipientsOf(setup), target);
}

export type ArchivedSchool = Omit<Source, 'client'> & { readonly connection: BackupSetup['connection'] };

/** One instant of a school as an archive; it may be in use meanwhile. */
export async function archiveSchool(
  source: ArchivedSchool,
  recipients: readonly string[],
  target: Target,
): Promise<MadeBackup> {
  return withSession(source.connection, async (client) => {
    if (!(await lockBackups(client))) throw new Conflict('backup-under-way');
    const snapshot = await takeSnapshot({ ...source, client });
    const counted = { rows: 0, files: 0 };
    const written = await writeArchive(target, recipients, snapshot.members, (seal) => {
      const manifest = snapshot.manifest(seal);
      counted.rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      counted.files = manifest.files;
      return manifest;
    });
    return { ...written, ...counted, name: target.name, lostFiles: snapshot.lost() };
  });
}

type Begun = { readonly id: string; readonly startedAt: Temporal.Instant; readonly place: string };
type RecordedRun = Begun & { readonly name: string; readonly made: MadeBackup; readonly ownerOpens: boolean };

async function recordRun(tx: Context, run: RecordedRun): Promise<void> {
  const { bytes, sha256, rows, files, lostFiles } = run.made;
  await tables<BackupsDb>(tx)
    .insertInto('backup_runs')
    .values({
      id: run.id,
      started_at: run.startedAt,
      finished_at: tx.clock.now(),
      failure: null,
      file_name: run.name,
      bytes,
      sha256,
      row_count: rows,
      file_count: files,
      lost_files: lostFiles,
      removed_at: null,
      owner_opens: run.ownerOpens,
      place: run.place,
    })
    .execute();
}

async function recordFailure(ctx: Context, run: Begun & { error: unknown }): Promise<void> {
  const { code } = run.error as NodeJS.ErrnoException;
  await tables<BackupsDb>(ctx)
    .insertInto('backup_runs')
    .values({
      id: run.id,
      started_at: run.startedAt,
      finished_at: ctx.clock.now(),
      // A message may quote what it stumbled over; the code of the fault does not.
      failure: typeof code === 'string' ? code : 'failed',
      file_name: null,
      bytes: null,
      sha256: null,
      row_count: null,
      file_count: null,
      lost_files: 0,
      removed_at: null,
      owner_opens: null,
      place: run.place,
    })
    .execute();
}

/** They are looked at each hour: one that would pass its term before the next look goes now. */
const LOOK_AHEAD: Temporal.DurationLike = { hours: 1 };

/**
 * Removes backups past their term, the last one too: an erased person is in them, and was told until when. What is named
 * in the future is noted. Returns how many went. Throws what the store said when one would not go, after the others went.
 * One that was written to another place is not told as removed, for it was not looked for there. None goes by a clock that
 * is not believed, whoever asks: the backup that is made next would be the only one.
 */
export async function pruneBackups(ctx: Context, setup: BackupSetup): Promise<number> {
  if (standsStill(await findStandstill(ctx), 'clock')) return 0;
  const now = ctx.clock.now();
  const due = now.add(LOOK_AHEAD);
  const stored = await listStored(setup.store);
  const runs = await findKept(ctx);
  const kept = runs.map(({ name }) => name);
  const elsewhere = new Set(
    runs.filter(({ place }) => place !== null && place !== setup.noted).map(({ name }) => name),
  );
  const known = await findSightings(ctx);
  const sightings = sight({ stored: [...stored.whole, ...stored.parts], told: kept }, known, now);
  if (sightings.length > known.length) ctx.log.error({ event: 'backup.ahead', count: sightings.length });
  const bySight = new Map(sightings.map((sighting) => [sighting.fileName, sighting]));
  const isDue = (name: string): boolean => isSpent(name, due, bySight.get(name)?.seenAt);
  const { removed, left, fault } = await removeSpent(setup.store, stored, isDue);
  // A disk without room may have let the files go, and not the rows say so; a wrong date is mended by hand.
  const told = kept.filter((name) => !left.includes(name) && (isDue(name) || bySight.get(name)?.goneAt));
  const gone = [...new Set([...removed, ...told])].filter((name) => !elsewhere.has(name));
  await transact(ctx, async (tx) => {
    const noted = sightings.map((each) => (removed.includes(each.fileName) ? { ...each, goneAt: now } : each));
    if (JSON.stringify(noted) !== JSON.stringify(known)) await keepSightings(tx, noted);
    if (gone.length === 0) return;
    await tables<BackupsDb>(tx)
      .updateTable('backup_runs')
      .set({ removed_at: now })
      .where('file_name', 'in', gone)
      .execute();
    await audit(tx, { action: 'backup.removed', details: { count: gone.length, left: left.length } });
  });
  if (gone.length > 0 && left.length === 0) ctx.log.error({ event: 'backup.none-left' });
  if (fault !== undefined) throw fault;
  return gone.length;
}

/** A backup among the kept ones, after those past their term went: their room may be what it needs. */
export async function makeKeptBackup(ctx: Context, setup: BackupSetup): Promise<MadeBackup> {
  const pruning = await pruneBackups(ctx, setup).then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  const made = await makeBackup(ctx, setup);
  if (pruning) throw pruning.error;
  return made;
}
