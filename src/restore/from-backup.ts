/**
 * A school from a backup. Everything happens in a copy aside: decrypted, checked, loaded, compared, brought up to date,
 * erasures replayed. Only then does the copy take its place; until that moment nothing that is here is touched, and when
 * a step of the change fails all of it comes back.
 */
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { sql } from 'kysely';
import type { SignInDb } from '#people/sign-in';
import { audit } from '#platform/audit/audit.ts';
import { systemClock } from '#platform/clock.ts';
import { actingAs, transact } from '#platform/context.ts';
import { type Connection, openDatabase, tables } from '#platform/database/database.ts';
import { joinRunning, startEmbedded } from '#platform/database/embedded/index.ts';
import { openStore } from '#platform/files/object-store.ts';
import { folderPlace } from '#platform/files/place.ts';
import { createIds } from '#platform/ids.ts';
import { type ErasureEntry, keptLedger, lackingIn, openLedger } from '#platform/ledger.ts';
import { type Log, traceOf } from '#platform/log/log.ts';
import { createSecrets } from '#platform/secrets.ts';
import { findBegun, replayErasures } from '#privacy/erasure';
import {
  countOthers,
  createAside,
  databaseOf,
  isAhead,
  listBackups,
  loadSnapshot,
  type Manifest,
  otherFiles,
  packedErasures,
  type Replayed,
  readIdentities,
  removeLeftAsides,
  secretCheck,
  stateOfTarget,
  timeOfName,
  toDatabase,
  UnusableBackup,
  unpackArchive,
} from '#protection/backups';
import { openSchool } from '../app.ts';
import type { Config } from '../config.ts';
import { changeOver, type OnStep } from './change-over.ts';
import { FOLDERS, findChangeOver, removeFolders } from './traces.ts';

export interface RestoreRequest {
  /** A path, the name of a kept backup, or `newest`. */
  readonly file: string;
  /** Holds an age secret key: the owner's, or this machine's drill key. */
  readonly keyFile: string;
  readonly overLive: boolean;
  readonly withoutLedger: boolean;
}
export interface Restored extends Replayed {
  readonly madeAt: string;
  readonly rows: number;
  readonly files: number;
  /** Whether nothing of a school that was here before is left. */
  readonly cleared: boolean;
}

type Reason =
  | 'no log'
  | 'no file'
  | 'only future'
  | 'no key'
  | 'live school'
  | 'other files'
  | 'in use'
  | 'no secret'
  | 'no ledger'
  | 'ledger'
  | 'own erasures'
  | 'erased people';
/** Nothing was touched. */
export class RefusedRestore extends Error {
  override readonly name = 'RefusedRestore';
  readonly reason: Reason;
  readonly detail: string;
  constructor(reason: Reason, detail = '') {
    super(`restore refused: ${reason} ${detail}`);
    this.reason = reason;
    this.detail = detail;
  }
}

/**
 * Throws {@link RefusedRestore} or {@link UnusableBackup} before anything is touched, and `BrokenOff` when everything that
 * was touched is as it was.
 */
export async function restoreSchool(
  config: Config,
  request: RestoreRequest,
  log: Log,
  onStep?: OnStep,
): Promise<Restored> {
  const id = createIds(systemClock).uuid();
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  await removeFolders(config.dataDir, FOLDERS.unpacked);
  const folder = join(config.dataDir, `${FOLDERS.unpacked}${id}`);
  await mkdir(folder, { mode: 0o700 });
  try {
    const unpacked = await unpack(config, request, folder);
    const server = await openServer(config, log);
    try {
      return await restoreOn(server, config, { ...request, ...unpacked, folder, suffix: id.slice(-8) }, log, onStep);
    } finally {
      await server.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Unpacked {
  readonly manifest: Manifest;
  readonly secretKey: string;
  readonly erasures: readonly ErasureEntry[];
  /** Erasures that the backup knows and the ledger outside does not. */
  readonly unledgered: readonly ErasureEntry[];
}

async function unpack(config: Config, request: RestoreRequest, folder: string): Promise<Unpacked> {
  const identities = await readIdentities(request.keyFile).catch((error: Error) => {
    throw new RefusedRestore('no key', error.message);
  });
  const backup = await findBackup(config, request.file);
  const manifest = await unpackArchive(backup, identities, folder).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new RefusedRestore('no file') : error;
  });
  const secretKey = config.secretKey ?? (await packedSecret(folder));
  if (secretKey === undefined) throw new RefusedRestore('no secret');
  if (secretCheck(createSecrets(secretKey)) !== manifest.secretCheck)
    throw new UnusableBackup('wrong secret', 'SECRET_KEY is not the one the school had');
  const packed = await packedErasures(folder);
  const found = await openLedger(config.ledger).read();
  // A school that was started once has one, if only without entries: a missing one is the wrong place.
  if (found === undefined && !request.withoutLedger) throw new RefusedRestore('no ledger');
  const outside = found ?? [];
  const unledgered = lackingIn(outside, packed);
  if (unledgered.length > 0 && !request.withoutLedger) throw new RefusedRestore('ledger');
  return { manifest, secretKey, erasures: [...packed, ...outside], unledgered };
}

/** A file of this machine, or one of the kept backups: by its name, or the newest that is not dated in the future. */
async function findBackup(config: Config, file: string): Promise<Readable> {
  const store = openStore(config.backups);
  if (file === 'newest') {
    const names = await listBackups(store);
    const newest = names.findLast((name) => !isAhead(timeOfName(name) as Temporal.Instant, systemClock.now()));
    if (newest === undefined) throw new RefusedRestore(names.length > 0 ? 'only future' : 'no file');
    return store.read(newest);
  }
  const isKept = file === basename(file) && !(await openStore(folderPlace('.')).has(file)) && (await store.has(file));
  return isKept ? store.read(file) : createReadStream(file);
}

async function packedSecret(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, 'keys', 'secret'), 'utf8').catch(() => undefined);
  return text?.trim();
}

interface Server {
  readonly connection: Connection;
  stop(): Promise<void>;
}

async function openServer(config: Config, log: Log): Promise<Server> {
  if (config.databaseUrl) return { connection: { connectionString: config.databaseUrl }, stop: async () => undefined };
  if (await joinRunning(config.dataDir)) throw new RefusedRestore('in use', 'a program runs on DATA_DIR');
  const server = await startEmbedded({ dataDir: config.dataDir, log: (line) => log.info({ event: 'database' }, line) });
  return { connection: server.connection(), stop: () => server.stop() };
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
  // A database cannot be renamed from inside.
  const via = toDatabase(server.connection, 'postgres');
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
    const replayed = await settle(aside.connection, config, { ...restoring, erasures }, log);
    const cleared = await changeOver(
      config,
      { via, copy: aside.database, database, suffix, folder, madeAt: manifest.madeAt, unledgered },
      log,
      onStep,
    );
    return { madeAt: manifest.madeAt, ...loaded, ...replayed, cleared };
  } finally {
    await aside.remove();
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

/** What must be so before the copy serves anybody: erased people are gone, and nobody is signed in. */
async function settle(connection: Connection, config: Config, restoring: Restoring, log: Log): Promise<Replayed> {
  const { secretKey, erasures, folder } = restoring;
  const aside = { ...config, files: folderPlace(join(folder, 'files')) };
  const school = await openSchool({ config: aside, connection, secretKey, log });
  try {
    const ctx = { ...actingAs(school.ctx, { kind: 'operator' }), ledger: keptLedger(erasures) };
    const replayed = await replayErasures(ctx, school.inventory, erasures);
    if (replayed.remaining > 0) throw new RefusedRestore('erased people');
    await transact(ctx, async (tx) => {
      // A session that ended since, or a link that was used since, would be good again.
      await tables<SignInDb>(tx).deleteFrom('sessions').execute();
      await tables<SignInDb>(tx).deleteFrom('one_time_tokens').execute();
      const { erased, incomplete } = replayed;
      await audit(tx, { action: 'backup.restored', details: { erased, incomplete } });
    });
    return replayed;
  } finally {
    await school.close();
  }
}
