/** A database beside the school's, on the same server: for drills, and for a restore until it is proven right. */
import type { Connection } from '#platform/database/database.ts';
import { databaseOf, toDatabase, withSession } from './session.ts';

export interface Aside {
  readonly connection: Connection;
  readonly database: string;
  remove(): Promise<void>;
}

const asideName = (database: string, suffix: string): string => `${database.slice(0, 40)}_aside_${suffix}`;

/** Makes an empty one. `via` leads to any database of the server. */
export async function createAside(via: Connection, database: string, suffix: string): Promise<Aside> {
  const name = asideName(database, suffix);
  await withSession(via, async (client) => {
    await client.query(`create database ${client.escapeIdentifier(name)} template template0`);
  });
  return { connection: toDatabase(via, name), database: name, remove: () => dropDatabase(via, name) };
}

/** Whatever a killed drill or restore left. To be called under the lock, which says that none is under way. */
export async function removeLeftAsides(via: Connection, database = databaseOf(via)): Promise<void> {
  const left = await withSession(via, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [asideName(database, '')],
    );
    return rows.map((row) => row.datname);
  });
  for (const name of left) await dropDatabase(via, name);
}

export async function dropDatabase(via: Connection, name: string): Promise<void> {
  await withSession(via, async (client) => {
    await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
  });
}
