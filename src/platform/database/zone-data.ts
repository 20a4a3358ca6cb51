import { sql } from 'kysely';
import { assertCurrentOffset, SCHOOL_ZONE } from '../clock.ts';
import type { Database } from './database.ts';

/**
 * Days of retention are reckoned in the database, by the zone data of its server: a server of its own may have older ones
 * than the program. Throws as `assertCurrentZoneData` does.
 */
export async function assertServersZoneData(db: Database): Promise<void> {
  const { rows } = await sql<{ midnight: string }>`
    select to_char(timestamptz '2026-01-01 00:00:00+00' at time zone ${sql.lit(SCHOOL_ZONE)}, 'HH24:MI') as midnight
  `.execute(db);
  assertCurrentOffset('the database server', `+${rows[0]?.midnight}`);
}
