import { chown, mkdir, mkdtemp, readlink, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import pg from 'pg';
import { awaitFree, createCluster, giveCluster, isServer, readPostmaster } from './cluster.ts';
import { prepareEngine } from './engine.ts';
import { choosePrivileges } from './privileges.ts';
import { launchServer } from './server.ts';

/** What `pg` needs; there is no password, for only this user can enter the socket's folder. */
export interface EmbeddedConnection {
  readonly host: string;
  readonly user: string;
  readonly database: string;
}

export interface EmbeddedServer {
  readonly socketDir: string;
  readonly pid: number;
  connection(database?: string): EmbeddedConnection;
  /** What to tell instead of the error that was met where the server has ended by itself; else that error. */
  causeOf(error: unknown): Promise<unknown>;
  /** Ends every session, waits until all is on the disk. May be called again. */
  stop(): Promise<void>;
}

/** In the data folder. */
export const SERVER_LOG = 'postgres.log';

/** The server ended though nobody told it to: killed, or out of room for its log. Nothing is answered without it. */
export class DatabaseEnded extends Error {
  override readonly name = 'DatabaseEnded';
  /** Its exit status or signal. */
  readonly how: string;
  constructor(dataDir: string, how: string, met?: unknown) {
    const after = met instanceof Error ? `: ${met.message}` : '';
    super(`the database server ended by itself (${how}); what it said last is in ${join(dataDir, SERVER_LOG)}${after}`);
    this.how = how;
  }
}

const DATABASE = 'school';
const SOCKET_PREFIX = 'school-';

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  max_connections: '60',
  shared_buffers: '128MB',
  fsync: 'on',
  synchronous_commit: 'on',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // The server's own events only: a failed statement reaches the program, and its values may be personal data.
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

/**
 * Starts PostgreSQL on `dataDir/postgres`, making the cluster and the database `school` at the first start. Its messages
 * go to `dataDir/postgres.log`; `log` hears of the launcher, `onLoss` of an end that nobody asked for. Throws when a
 * server already runs there, or cannot start. Call it from the main thread: the server ends with the thread that started
 * it.
 */
export async function startEmbedded(options: {
  dataDir: string;
  log?: (line: string) => void;
  onLoss?: (error: DatabaseEnded) => void;
  settings?: Record<string, string>;
}): Promise<EmbeddedServer> {
  const dataDir = resolve(options.dataDir);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const privileges = await choosePrivileges(options.log ?? (() => {}));
  const engine = await prepareEngine(dataDir, privileges);
  const cluster = await createCluster(dataDir, engine, privileges);
  const lock = await awaitFree(cluster);
  await giveCluster(cluster, privileges.uid);

  const socketDir = await makeSocketDir(privileges.uid);
  const settings = { ...SETTINGS, unix_socket_directories: socketDir, ...options.settings };
  const command = [...lock, join(engine, 'bin', 'postgres'), '-D', cluster, ...flags(settings)];
  const server = await launchServer(privileges, command, join(dataDir, SERVER_LOG));
  const connection = (database = DATABASE) => ({ host: socketDir, user: 'postgres', database });
  const socketLink = join(dataDir, 'postgres.socket');
  const end = () => server.end().finally(() => rm(socketDir, { recursive: true, force: true }));
  let isReady = false;
  const causeOf = async (error: unknown) => {
    if (!isReady || error instanceof DatabaseEnded) return error;
    const how = await server.loss(error);
    return how === undefined ? error : new DatabaseEnded(dataDir, how, error);
  };
  try {
    await server.ready(cluster);
    isReady = true;
    await ensureDatabase(connection('postgres'), DATABASE);
    await linkSocketDir(socketLink, socketDir);
  } catch (error) {
    const cause = await causeOf(error);
    await end();
    throw cause;
  }
  server.onLoss((how) => options.onLoss?.(new DatabaseEnded(dataDir, how)));
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= rm(socketLink, { force: true }).then(end);
    return stopped;
  };
  return { socketDir, pid: server.pid, connection, causeOf, stop };
}

/** The server another process of this user runs on `dataDir`, for the operator's commands; undefined when none does. */
export async function joinRunning(dataDir: string): Promise<EmbeddedConnection | undefined> {
  const server = await readPostmaster(join(resolve(dataDir), 'postgres'));
  if (server?.status !== 'ready' || !(await isServer(server.pid))) return undefined;
  return { host: server.socketDir, user: 'postgres', database: DATABASE };
}

/** Fresh and closed to others. A socket's path may have 107 bytes, so a long TMPDIR is passed over. */
async function makeSocketDir(uid: number | undefined): Promise<string> {
  const parent = Buffer.byteLength(tmpdir()) > 70 ? '/tmp' : tmpdir();
  const socketDir = await mkdtemp(join(parent, SOCKET_PREFIX));
  if (uid !== undefined) await chown(socketDir, uid, uid);
  return socketDir;
}

/** Links to the socket's folder, and so finds the one that a killed program left behind. */
async function linkSocketDir(link: string, socketDir: string): Promise<void> {
  const left = await readlink(link).catch(() => '');
  if (basename(left).startsWith(SOCKET_PREFIX)) await rm(left, { recursive: true, force: true });
  await rm(link, { force: true });
  await symlink(socketDir, link);
}

async function ensureDatabase(connection: EmbeddedConnection, name: string): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

function flags(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
