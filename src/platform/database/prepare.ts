/** Brings a database up to date: our schema, and that of the job queue. */
import { join } from 'node:path';
import pg from 'pg';
import { migrateJobs } from '../jobs/worker.ts';
import type { Log } from '../log/log.ts';
import { type Connection, tolerateBrokenConnections } from './database.ts';
import { knownMigrations, migrate } from './migrate.ts';

const MIGRATIONS = join(import.meta.dirname, '../../../database/migrations');

/** `until`: the last migration to run, as an older backup needs it. Returns the names of the migrations that ran now. */
export async function prepareDatabase(connection: Connection, log: Log, until?: string): Promise<string[]> {
  const pool = new pg.Pool({ ...connection, max: 2 });
  tolerateBrokenConnections(pool);
  try {
    const ran = await migrate(pool, MIGRATIONS, until);
    await migrateJobs(pool, log);
    return ran;
  } finally {
    await pool.end();
  }
}

/** The migrations of this program, in their order. */
export function programMigrations(): Promise<{ name: string; sha256: string }[]> {
  return knownMigrations(MIGRATIONS);
}
