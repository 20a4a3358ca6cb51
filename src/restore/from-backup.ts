/**
 * A school from a backup. Everything happens in a copy aside: decrypted, checked, loaded, compared, brought up to date,
 * erasures replayed. Only then does the copy take its place; until that moment nothing that is here is touched, and when
 * a step of the change fails all of it comes back.
 */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { leaveOutSeen } from '#learning/statistics';
import type { SignInDb } from '#people/sign-in';
import { audit } from '#platform/audit/audit.ts';
import { systemClock } from '#platform/clock.ts';
import { actingAs, transact } from '#platform/context.ts';
import { type Connection, openDatabase, tables } from '#platform/database/database.ts';
import { joinRunning } from '#platform/database/embedded/index.ts';
import { openStore } from '#platform/files/object-store.ts';
import { folderPlace } from '#platform/files/place.ts';
import { createIds } from '#platform/ids.ts';
import { type Lost, noteRestore } from '#platform/jobs/standstill.ts';
import { type ErasureEntry, keptLedger, lackingIn } from '#platform/ledger.ts';
import { type Log, traceOf } from '#platform/log/log.ts';
import { refuseAsRoot } from '#platform/owner.ts';
import { findBegun, replayErasures } from '#privacy/erasure';
import {
  countOthers,
  createAside,
  databaseOf,
  loadSnapshot,
  otherFiles,
  type Replayed,
  removeLeftAsides,
  stateOfTarget,
  toDatabase,
} from '#protection/backups';
import { openSchool } from '../app.ts';
import type { Config } from '../config.ts';
import { openServer, type Server } from '../server.ts';
import { changeOver, type OnStep } from './change-over.ts';
import { endLinks } from './end-links.ts';
import { RefusedRestore, type Restored, type RestoreRequest } from './request.ts';
import { FOLDERS, findChangeOver, removeFolders } from './traces.ts';
import { type Unpacked, unpack } from './unpack.ts';

/**
 * Throws {@link RefusedRestore}, `NotAsRoot` or `UnusableBackup` before anything is touched, and `BrokenOff` when
 * everything that was touched is as it was.
 */
export async function restoreSchool(
  config: Config,
  request: RestoreRequest,
  log: Log,
  onStep?: OnStep,
): Promise<Restored> {
  const id = createIds(systemClock).uuid();
  await refuseAsRoot(config.dataDir);
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  await removeFolders(config.dataDir, FOLDERS.unpacked);
  const folder = join(config.dataDir, `${FOLDERS.unpacked}${id}`);
  await mkdir(folder, { mode: 0o700 });
  try {
    const unpacked = await unpack(config, request, folder);
    if (!config.databaseUrl && (await joinRunning(config.dataDir)))
      throw new RefusedRestore('in use', 'a program runs on DATA_DIR');
    const server = await openServer(config, {}, log);
    try {
      return await restoreOn(server, config, { ...request, ...unpacked, folder, suffix: id.slice(-8) }, log, onStep);
    } catch (error) {
      throw await server.causeOf(error);
    } finally {
      await server.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Restoring extends RestoreRequest, Unpacked {
  readonly folder: string;
  readonly suffix: string;
}

async function restoreOn(
  server: Server,
  config: Config,
  restoring: Restoring,
  log: Log,
  onStep: OnStep | undefined,
): Promise<Restored> {
  const { manifest, folder, suffix } = restoring;
  const database = databaseOf(server.connection);
  // A database cannot be renamed from inside, and both of these are on every server.
  const via = toDatabase(server.connection, database === 'postgres' ? 'template1' : 'postgres');
  const target = await stateOfTarget(via, server.connection, database);
  // What is here may be this backup's own, brought in by a restore that was killed.
  const allowed = restoring.overLive || (await findChangeOver(config.dataDir)) === manifest.madeAt;
  if (target === 'live' && !allowed) throw new RefusedRestore('live school');
  if (!allowed) await refuseOtherFiles(config, folder);
  const others = await countOthers(via, database);
  if (others > 0) throw new RefusedRestore('in use', `${others} connections to the database are open`);
  // Whoever was erased here stays erased, though the ledger that should say so was lost.
  const own = target === 'live' && !restoring.withoutLedger ? await erasuresOf(server.connection, log) : [];
  const erasures = [...restoring.erasures, ...own];
  const unledgered = [...restoring.unledgered, ...lackingIn(restoring.erasures, own)];
  await removeLeftAsides(via, database);
  const aside = await createAside(via, database, suffix);
  try {
    const loaded = await loadSnapshot(aside.connection, folder, manifest, log);
    const settled = await settle(aside.connection, config, { ...restoring, erasures }, log);
    const cleared = await changeOver(
      config,
      { via, copy: aside.database, database, suffix, folder, madeAt: manifest.madeAt, unledgered },
      log,
      onStep,
    );
    return { madeAt: manifest.madeAt, ...loaded, ...settled, cleared };
  } finally {
    // What cannot be removed now goes with the next trial; why the restore broke off is said all the same.
    await aside.remove().catch((fault: unknown) => log.error({ event: 'restore.left', error: traceOf(fault) }));
  }
}

/** What the school that is to be replaced knows of itself. One that cannot be asked is refused: it may have forgotten. */
async function erasuresOf(connection: Connection, log: Log): Promise<readonly ErasureEntry[]> {
  const { db, close } = openDatabase(connection, { max: 1 });
  try {
    const { rows } = await sql<{ there: boolean }>`select to_regclass('public.erasures') is not null as there`.execute(
      db,
    );
    return rows[0]?.there ? await findBegun({ db }) : [];
  } catch (error) {
    log.error({ event: 'restore.own-erasures', error: traceOf(error) });
    throw new RefusedRestore('own erasures');
  } finally {
    await close();
  }
}

/**
 * Files that the backup does not know are those of a school that lived on after it, as where a trial on another machine
 * has the same bucket: what the restored one does not know would be removed.
 */
async function refuseOtherFiles(config: Config, folder: string): Promise<void> {
  const known = new Set(await openStore(folderPlace(join(folder, 'files'))).list());
  const others = await otherFiles(openStore(config.files), known);
  if (others.length > 0) throw new RefusedRestore('other files', `${others.length}`);
}

interface Settled extends Replayed {
  readonly lost: Lost;
}

/** What must be so before the copy serves anybody: erased people are gone, and nobody is signed in. */
async function settle(connection: Connection, config: Config, restoring: Restoring, log: Log): Promise<Settled> {
  const { secretKey, erasures, folder } = restoring;
  const aside = { ...config, files: folderPlace(join(folder, 'files')) };
  const school = await openSchool({ config: aside, connection, secretKey, log });
  try {
    const ctx = { ...actingAs(school.ctx, { kind: 'operator' }), ledger: keptLedger(erasures) };
    const replayed = await replayErasures(ctx, school.inventory, erasures);
    if (replayed.remaining > 0) throw new RefusedRestore('erased people');
    const lost = await transact(ctx, async (tx) => {
      // A session that ended since, or a link that was used since, would be good again.
      await tables<SignInDb>(tx).deleteFrom('sessions').execute();
      await endLinks(tx);
      await leaveOutSeen(tx, Temporal.Instant.from(restoring.manifest.madeAt));
      const { erased, incomplete } = replayed;
      await audit(tx, { action: 'backup.restored', details: { erased, incomplete } });
      // Nothing that stands on what people said is destroyed until somebody has looked.
      return noteRestore(tx, Temporal.Instant.from(restoring.manifest.madeAt));
    });
    return { ...replayed, lost };
  } finally {
    await school.close();
  }
}
