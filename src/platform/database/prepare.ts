/** Brings a database up to date: our schema, and that of the job queue. */
import { join } from 'node:path';
import type pg from 'pg';
import { migrateJobs } from '../jobs/worker.ts';
import type { Log } from '../log/log.ts';
import { migrate } from './migrate.ts';

const MIGRATIONS = join(import.meta.dirname, '../../../database/migrations');

/** Returns the names of the migrations that ran now. */
export async function prepareDatabase(pool: pg.Pool, log: Log): Promise<string[]> {
  const ran = await migrate(pool, MIGRATIONS);
  await migrateJobs(pool, log);
  return ran;
}
