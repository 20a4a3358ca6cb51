/** PostgreSQL's own programs: those that copy a running server and its log, and the server itself. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { join } from 'node:path';

export type Program = 'pg_basebackup' | 'pg_receivewal' | 'pg_verifybackup' | 'postgres';

/** The folder that has them, for a server of this major version. Throws an Error that says what to install. */
export async function programsFor(major: number, told: string | undefined): Promise<string> {
  const folders = [told, `/usr/lib/postgresql/${major}/bin`, ...(process.env['PATH'] ?? '').split(':')];
  for (const folder of folders) {
    if (folder && (await hasPrograms(folder))) return folder;
  }
  throw new Error(`pg_basebackup and pg_receivewal of PostgreSQL ${major} are missing: set PG_BIN, or install them`);
}

async function hasPrograms(folder: string): Promise<boolean> {
  return Promise.all([access(join(folder, 'pg_basebackup')), access(join(folder, 'pg_receivewal'))]).then(
    () => true,
    () => false,
  );
}

/** The way to the server for a program: the password in the environment, where other users do not see it. */
export function wayTo(connectionString: string): { readonly dsn: string; readonly env: Record<string, string> } {
  const url = new URL(connectionString);
  const password = decodeURIComponent(url.password);
  url.password = '';
  return { dsn: url.href, env: password === '' ? {} : { PGPASSWORD: password } };
}

export interface Running {
  readonly process: ChildProcess;
  /** What it said on its error output, the end of it. */
  said(): string;
  /** The exit status; null when it was ended by a signal. */
  readonly ended: Promise<number | null>;
}

export function runProgram(
  path: string,
  args: readonly string[],
  options: { env?: Record<string, string>; uid?: number | undefined; cwd?: string } = {},
): Running {
  const { env = {}, uid, cwd } = options;
  const child = spawn(path, args, {
    env: { PATH: process.env['PATH'], LC_ALL: 'C', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
    ...(cwd !== undefined && { cwd }),
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-4_000);
  });
  const ended = once(child, 'close').then(([status]) => status as number | null);
  ended.catch(() => undefined);
  return { process: child, said: () => said.trim(), ended };
}
