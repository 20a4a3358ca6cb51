import { chmod, chown, lchown, mkdtemp, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { outcome, type Privileges } from './privileges.ts';

const UNFINISHED = 'postgres.new-';

/** Makes `dataDir/postgres` unless it is there. It gets its name only when whole and on the disk. */
export async function createCluster(dataDir: string, engine: string, privileges: Privileges): Promise<string> {
  const cluster = join(dataDir, 'postgres');
  if (privileges.uid !== undefined) await chmod(dataDir, (await stat(dataDir)).mode | 0o011);
  if (await exists(cluster)) return cluster;

  const unfinished = await mkdtemp(join(dataDir, UNFINISHED));
  if (privileges.uid !== undefined) await chown(unfinished, privileges.uid, privileges.uid);
  const locale = ['--locale-provider=builtin', '--locale=C.UTF-8', '-E', 'UTF8'];
  const account = ['--username=postgres', '--auth=trust', '--no-instructions'];
  const command = [join(engine, 'bin', 'initdb'), '-D', unfinished, ...locale, ...account];
  const { code, output } = await outcome(privileges, command);
  const whole = code === 0 && (await rename(unfinished, cluster).then(...succeeded));
  // Two first starts at once: the slower one finds the other's cluster, and is refused at the next step.
  if (!whole && !(await exists(cluster))) throw new Error(`initdb could not make ${cluster}: ${output}`);
  await syncFolder(dataDir);
  for (const name of (await readdir(dataDir)).filter((each) => each.startsWith(UNFINISHED))) {
    // One into which another first start still writes does not let itself be removed: that start removes it.
    await rm(join(dataDir, name), { recursive: true, force: true }).catch(unlessFilled);
  }
  return cluster;
}

/** The same folder may be served through a namespace one day and by a real other user the next. */
export async function giveCluster(cluster: string, uid: number | undefined): Promise<void> {
  const owner = uid ?? process.getuid?.() ?? 0;
  if ((await stat(cluster)).uid === owner) return;
  for (const path of await readdir(cluster, { recursive: true })) await lchown(join(cluster, path), owner, owner);
  await chown(cluster, owner, owner); // last: what an interruption left is repeated
}

/** What a running server writes of itself into postmaster.pid. */
export async function readPostmaster(cluster: string) {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, socketDir: lines[4] ?? '', status: lines[7] ?? '' };
}

/** A recorded pid may be another program's by now, above all in a container where pids start anew. */
export async function isServer(pid: number): Promise<boolean> {
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return /^\d+ \(postgres\) [^ZX]/.test(state);
}

/** Exit status of `flock` when another holds the folder. */
export const HELD = 75;

/**
 * Returns when no server uses the cluster; waits for one that is shutting down, refuses beside one that is not.
 * The result is the command prefix that keeps the cluster locked for as long as any process of its server lives:
 * postmaster.pid alone does not see a server in another container. Without `flock` it has to do.
 */
export async function awaitFree(cluster: string): Promise<readonly string[]> {
  for (let waited = 0; ; waited += 50) {
    const server = await readPostmaster(cluster);
    const alive = server !== undefined && (await isServer(server.pid));
    const lock = alive ? HELD : await dropStalePid(cluster);
    if (lock !== HELD) return lock === 0 ? ['flock', '-w', '1', '-E', String(HELD), '-F', cluster] : [];
    if (waited >= patience(server?.status, alive)) throw alreadyServed(cluster, server?.pid);
    await pause(50);
  }
}

/** Under the lock, a postmaster.pid is proven stale. Answers 0, {@link HELD}, or anything else where `flock` fails. */
async function dropStalePid(cluster: string): Promise<number | undefined> {
  const drop = ['flock', '-n', '-E', String(HELD), '-F', cluster, 'rm', '-f', join(cluster, 'postmaster.pid')];
  return (await outcome({ prefix: [] }, drop)).code;
}

/** Milliseconds until a held cluster is called taken. */
function patience(status: string | undefined, alive: boolean): number {
  if (status === 'stopping') return 15_000;
  if (!alive) return 3_000; // sessions outlive a killed server by a moment; one in another container looks the same
  return 1_000; // a server whose program was killed just now has yet to say that it is stopping
}

export function alreadyServed(cluster: string, pid: number | undefined): Error {
  const holder = pid === undefined ? 'another process' : `pid ${pid}`;
  return new Error(`A database server already runs on ${cluster} (${holder}): stop the program that started it first`);
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

function unlessFilled(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY') throw error;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(...succeeded);
}

const succeeded = [() => true, () => false] as const;
