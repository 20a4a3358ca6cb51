/**
 * The server as it was in the last second that was shipped, recovered aside on this machine: the newest base, and the
 * log after it. Every file of the base is held against its hash before the server starts on it.
 */
import { createHash } from 'node:crypto';
import { chown, mkdir, mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { createGunzip } from 'node:zlib';
import { Decrypter } from 'age-encryption';
import { sql } from 'kysely';
import { openDatabase } from '#platform/database/database.ts';
import type { EmbeddedConnection } from '#platform/database/embedded/index.ts';
import { choosePrivileges } from '#platform/database/embedded/privileges.ts';
import { launchServer } from '#platform/database/embedded/server.ts';
import { programsFor, runProgram } from '#platform/database/programs.ts';
import type { ObjectStore } from '#platform/files/object-store.ts';
import { UnusableBackup } from '#protection/backups';
import { type Base, baseName, keysName } from './base.ts';
import { hasGapMark } from './gap.ts';
import { newestBase } from './newest-base.ts';
import { unseal } from './seal.ts';
import { partName, partOf, unbroken } from './segment.ts';
import { writeAt } from './write-at.ts';

export interface Recovered {
  readonly connection: EmbeddedConnection;
  /** When the base was made from which the log went on. */
  readonly base: Base;
  /** Of the last transaction that arrived, by the server's clock; of the base, where none did. */
  readonly lastAt: Temporal.Instant;
  /** The keys of the school by their name. */
  readonly keys: Readonly<Record<string, string>>;
  /** Puts every shipped file below the folder. */
  unpackFiles(folder: string): Promise<void>;
  stop(): Promise<void>;
}

/** `folder`: a fresh one on a disk that has room for the server. Throws {@link UnusableBackup} when anything is missing. */
export async function recoverServer(
  store: ObjectStore,
  options: { folder: string; identities: readonly string[]; pgBin: string | undefined; now: Temporal.Instant },
): Promise<Recovered> {
  const { folder, identities, pgBin, now } = options;
  const { root, base } = await newestBase(store, now);
  if (await hasGapMark(store, root))
    throw new UnusableBackup('incomplete', 'the server threw log away, and no base after that is whole: take a backup');
  const programs = await programsFor(base.major, pgBin);
  const cluster = join(folder, 'cluster');
  await mkdir(cluster, { recursive: true, mode: 0o700 });
  await unpackBase(store, baseName(root, base.madeAt), base, { cluster, identities });
  const checking = runProgram(join(programs, 'pg_verifybackup'), ['--no-parse-wal', '--exit-on-error', cluster]);
  if ((await checking.ended) !== 0) throw new UnusableBackup('damaged', `the base: ${checking.said()}`);
  await unpackLog(store, root, base, { into: join(folder, 'log'), identities });
  const keys = JSON.parse((await openObject(store, keysName(root, base.madeAt), 'keys', identities)).toString('utf8'));
  const server = await startServer({ programs, cluster, log: join(folder, 'log'), base });
  return {
    ...server,
    base,
    lastAt: await lastArrived(server.connection, base).catch(async (error: unknown) => {
      await server.stop();
      throw error;
    }),
    keys,
    unpackFiles: (into) => unpackFiles(store, root, into, identities),
  };
}

async function openObject(
  store: ObjectStore,
  object: string,
  name: string,
  identities: readonly string[],
): Promise<Buffer> {
  try {
    return await unseal(name, await buffer(store.read(object)), identities);
  } catch (error) {
    if (/no identity matched/i.test((error as Error).message))
      throw new UnusableBackup('wrong key', 'it was not encrypted to this key');
    throw new UnusableBackup('damaged', object);
  }
}

async function unpackBase(
  store: ObjectStore,
  name: string,
  base: Base,
  { cluster, identities }: { cluster: string; identities: readonly string[] },
): Promise<void> {
  const hash = createHash('sha256');
  async function* hashed() {
    for await (const chunk of store.read(name)) {
      hash.update(chunk as Uint8Array);
      yield chunk as Uint8Array;
    }
  }
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  const unpacking = runProgram('tar', ['--extract', '--no-same-owner', '--file=-', `--directory=${cluster}`]);
  const { stdin } = unpacking.process;
  if (!stdin) throw new Error('tar takes no input');
  try {
    const sealed = Readable.toWeb(Readable.from(hashed(), { objectMode: false })) as ReadableStream<Uint8Array>;
    const plain = await decrypter.decrypt(sealed);
    await pipeline(Readable.fromWeb(plain as WebStream), createGunzip(), stdin);
  } catch (error) {
    unpacking.process.kill();
    if (/no identity matched/i.test((error as Error).message))
      throw new UnusableBackup('wrong key', 'it was not encrypted to this key');
    throw new UnusableBackup('damaged', 'the base cannot be read to its end');
  }
  if ((await unpacking.ended) !== 0 || hash.digest('hex') !== base.sha256)
    throw new UnusableBackup('damaged', 'the base is not as it was written');
}

/** Puts the parts together, each at its place in its segment. */
async function unpackLog(
  store: ObjectStore,
  root: string,
  base: Base,
  { into, identities }: { into: string; identities: readonly string[] },
): Promise<void> {
  await mkdir(into, { recursive: true, mode: 0o700 });
  const start = `${root}/wal/`;
  const parts = (await store.list(`${root}/wal`)).flatMap((name) => partOf(name.slice(start.length)) ?? []);
  const segments = (() => {
    try {
      return unbroken(parts, base.firstSegment, base.segmentBytes);
    } catch (error) {
      throw new UnusableBackup('incomplete', (error as Error).message);
    }
  })();
  for (const [segment, pieces] of segments) {
    const file = await open(join(into, segment), 'wx', 0o600);
    try {
      await file.truncate(base.segmentBytes);
      // A later part of a page has more of it.
      for (const part of pieces.toSorted((a, b) => a.end - b.end)) {
        const name = partName(part);
        const bytes = await openObject(store, `${start}${name}`, name, identities);
        await writeAt(file, bytes, part.from);
      }
    } finally {
      await file.close();
    }
  }
  for (const object of await store.list(`${root}/history`)) {
    const name = object.slice(`${root}/history/`.length, -'.age'.length);
    await writeFile(join(into, name), await openObject(store, object, name, identities), { mode: 0o600 });
  }
}

async function unpackFiles(store: ObjectStore, root: string, into: string, identities: readonly string[]) {
  const start = `${root}/files/`;
  for (const object of await store.list(`${root}/files`)) {
    const key = object.slice(start.length, -'.age'.length);
    const path = join(into, key);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, await openObject(store, object, key, identities), { mode: 0o600 });
  }
}

/** Nothing of the old machine's settings is used: neither who may come in, nor where it listens. */
async function startServer({
  programs,
  cluster,
  log,
  base,
}: {
  programs: string;
  cluster: string;
  log: string;
  base: Base;
}) {
  const socketDir = await mkdtemp(join(tmpdir(), 'school-'));
  await writeFile(join(cluster, 'postgresql.conf'), '');
  await writeFile(join(cluster, 'postgresql.auto.conf'), '');
  await writeFile(join(cluster, 'pg_hba.conf'), 'local all all trust\n');
  await writeFile(join(cluster, 'pg_ident.conf'), '');
  await writeFile(join(cluster, 'recovery.signal'), '');
  const privileges = await choosePrivileges(() => undefined);
  const { uid } = privileges;
  if (uid !== undefined) for (const path of [dirname(cluster), cluster, log, socketDir]) await give(path, uid);
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socketDir,
    hot_standby: 'off',
    archive_mode: 'off',
    recovery_target_timeline: 'latest',
    restore_command: `cp '${log}/%f' '%p'`,
    lc_messages: 'C',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = [join(programs, 'postgres'), '-D', cluster, ...flags];
  const server = await launchServer(privileges, command, join(dirname(cluster), 'server.log'));
  const stop = async () => {
    await server.end();
    await rm(socketDir, { recursive: true, force: true });
  };
  try {
    await server.ready(cluster);
  } catch (error) {
    await stop();
    throw new UnusableBackup('incomplete', `the server cannot be recovered: ${(error as Error).message}`);
  }
  return { connection: { host: socketDir, user: base.user, database: base.database }, stop };
}

async function lastArrived(connection: EmbeddedConnection, base: Base): Promise<Temporal.Instant> {
  const { db, close } = openDatabase(connection, { max: 1 });
  try {
    const { rows } = await sql<{ at: Temporal.Instant | null }>`select pg_last_xact_replay_timestamp() as at`.execute(
      db,
    );
    return rows[0]?.at ?? Temporal.Instant.from(base.madeAt);
  } finally {
    await close();
  }
}

async function give(path: string, uid: number): Promise<void> {
  await chown(path, uid, uid);
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  for (const entry of entries) await chown(join(entry.parentPath, entry.name), uid, uid);
}
