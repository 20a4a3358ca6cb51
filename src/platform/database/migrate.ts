/** Migrations: numbered SQL files, forward only, each in a transaction of its own, guarded by a lock and a hash. */
import { readdir, readFile } from 'node:fs/promises';
import type pg from 'pg';
import { sha256 } from '../secrets.ts';

const LOCK = 7_402_026;
const NAME = /^\d{4}-[a-z0-9-]+\.sql$/;

export class ChangedMigration extends Error {}

/** The migrations this program knows, in their order, with their hashes. */
export async function knownMigrations(folder: string): Promise<{ name: string; sha256: string }[]> {
  const files = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
  return Promise.all(
    files.map(async (name) => ({ name, sha256: sha256(await readFile(`${folder}/${name}`, 'utf8')) })),
  );
}

/**
 * Brings the database up to date, or to the migration `until`, as an older backup needs it. Returns the names of the
 * migrations that ran now.
 */
export async function migrate(pool: pg.Pool, folder: string, until?: string): Promise<string[]> {
  const all = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
  const files = until === undefined ? all : all.filter((name) => name <= until);
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(`create table if not exists migrations (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
    const applied = await client.query<{ name: string; sha256: string }>('select name, sha256 from migrations');
    const hashes = new Map(applied.rows.map((row) => [row.name, row.sha256]));
    const ran: string[] = [];
    for (const name of files) {
      const text = await readFile(`${folder}/${name}`, 'utf8');
      const hash = sha256(text);
      const known = hashes.get(name);
      if (known === hash) continue;
      if (known)
        throw new ChangedMigration(`${name} was changed after it had been applied: add a new migration instead`);
      await client.query('begin');
      try {
        await client.query(text);
        await client.query('insert into migrations (name, sha256) values ($1, $2)', [name, hash]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new Error(`migration ${name} failed: ${(error as Error).message}`, { cause: error });
      }
      ran.push(name);
    }
    return ran;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    client.release();
  }
}
