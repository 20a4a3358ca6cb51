import { open, readFile, rename, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { endsWithin } from '../../patience.ts';
import { alreadyServed, HELD, readPostmaster } from './cluster.ts';
import { type Privileges, spawnAs } from './privileges.ts';

const LOG_LIMIT = 5_000_000;
/** Past this a shutdown is cut short; the next start then replays the log, and nothing acknowledged is lost. */
const PATIENCE_MS = 30_000;

/** So soon after a connection of its the end of a server is known. */
const BREAK_MS = 2_000;

/** A connection to a server broke off, or none came about. */
function isBreak(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  const ofConnection = /^(ECONNRESET|ECONNREFUSED|ENOENT|EPIPE|57P0\d)$/.test(code ?? '');
  return ofConnection || error.message.includes('Connection terminated') || isBreak(error.cause);
}

/** Runs `postgres` with its messages in `logPath`: a file, so that neither a busy nor a dead program holds it up. */
export async function launchServer(privileges: Privileges, command: readonly string[], logPath: string) {
  const size = await stat(logPath).then(
    (file) => file.size,
    () => 0,
  );
  if (size > LOG_LIMIT) await rename(logPath, `${logPath}.1`);
  const logStart = size > LOG_LIMIT ? 0 : size;
  const logFile = await open(logPath, 'a', 0o600);
  const child = spawnAs(privileges, command, ['ignore', logFile.fd, logFile.fd]);
  const ending = Promise.withResolvers<string>();
  child.once('exit', (code, signal) => ending.resolve(`exit status ${code ?? signal}`));
  child.once('error', (error) => ending.resolve(error.message));
  let ended: string | undefined;
  let asked = false;
  void ending.promise.then((how) => {
    ended = how;
  });
  await logFile.close();

  return {
    pid: child.pid ?? 0,

    /** Waits through start and crash recovery, however long, for as long as the server lives. */
    async ready(cluster: string): Promise<void> {
      for (;;) {
        const server = await readPostmaster(cluster);
        if (ended !== undefined) {
          if (child.exitCode === HELD) throw alreadyServed(cluster, server?.pid);
          const said = (await readFile(logPath)).subarray(logStart).toString().trim();
          throw new Error(`The database server did not start (${ended}): ${said.slice(-2000)}`);
        }
        if (server?.pid === child.pid && server?.status === 'ready') return;
        await pause(20);
      }
    },

    /** Told how it ended, should it do so before {@link end} is called. */
    onLoss(listener: (how: string) => void): void {
      void ending.promise.then((how) => {
        if (!asked) listener(how);
      });
    },

    /** How it ended though nobody asked it to; undefined: it lives, or was told to end. `error`: what was met. */
    async loss(error: unknown): Promise<string | undefined> {
      if (asked) return undefined;
      // Connections break off first, while it still looks alive.
      if (isBreak(error)) await endsWithin(ending.promise, BREAK_MS);
      return ended;
    },

    async end(): Promise<void> {
      if (ended !== undefined) return;
      asked = true;
      child.kill('SIGINT'); // "fast": sessions end, what they had not committed is rolled back
      const hurry = setTimeout(() => child.kill('SIGQUIT'), PATIENCE_MS);
      await ending.promise.finally(() => clearTimeout(hurry));
    },
  };
}
