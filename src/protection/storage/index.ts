/** `protect.storage`: who can reach what is stored, as this machine and the database tell. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';

/** `socket`: a private one. `machine`: TCP inside this machine. `plain`: over a network, readable on the way. */
export type WayToDatabase = 'socket' | 'machine' | 'tls' | 'plain';

export interface StorageFindings {
  /** Folders and keys that are there. */
  readonly looked: number;
  /** Of those, what another user of this machine may enter or read. */
  readonly open: readonly string[];
  readonly database: WayToDatabase;
}

const OTHERS = 0o077;

export async function lookAtStorage(ctx: Pick<Context, 'db' | 'folders'>): Promise<StorageFindings> {
  const paths = [...ctx.folders, ...(await keysIn(ctx.folders))];
  const modes = await Promise.all(paths.map(async (path) => ({ path, mode: await modeOf(path) })));
  const there = modes.flatMap(({ path, mode }) => (mode === undefined ? [] : [{ path, mode }]));
  return {
    looked: there.length,
    open: there.filter(({ mode }) => (mode & OTHERS) !== 0).map(({ path }) => path),
    database: await wayToDatabase(ctx),
  };
}

/** A key is closed to others itself, whatever guards the folder. */
async function keysIn(folders: readonly string[]): Promise<string[]> {
  const found = folders.map(async (folder) => {
    const keys = join(folder, 'keys');
    return (await readdir(keys).catch(() => [])).map((name) => join(keys, name));
  });
  return (await Promise.all(found)).flat();
}

async function modeOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    ({ mode }) => mode,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    },
  );
}

async function wayToDatabase(ctx: Pick<Context, 'db'>): Promise<WayToDatabase> {
  const { rows } = await sql<{ way: WayToDatabase }>`
    select case when inet_server_addr() is null then 'socket'
      when exists (select from pg_stat_ssl where pid = pg_backend_pid() and ssl) then 'tls'
      when inet_server_addr() << inet '127.0.0.0/8' or inet_server_addr() = inet '::1' then 'machine'
      else 'plain' end as way`.execute(ctx.db);
  return rows[0]?.way ?? 'plain';
}
