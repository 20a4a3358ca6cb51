/** The steps of a restore: everything is proven in a copy aside, and only then takes the school's place. */
import { join } from 'node:path';
import type { Connection } from '#platform/database/database.ts';
import { type ObjectStore, openStore } from '#platform/files/object-store.ts';
import { folderPlace } from '#platform/files/place.ts';
import { dropDatabase } from './aside.ts';
import { withSession } from './session.ts';

/** `live`: a school is in it. `empty`: nothing that could be lost. `absent`: there is no such database. */
export type TargetState = 'absent' | 'empty' | 'live';

export async function stateOfTarget(via: Connection, target: Connection, database: string): Promise<TargetState> {
  const exists = await withSession(via, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    return rowCount === 1;
  });
  if (!exists) return 'absent';
  return withSession(target, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const names = new Set(rows.map((row) => row.name));
    if (names.size === 0) return 'empty';
    // Tables of somebody else count as a school: they would be lost all the same.
    if (!names.has('installation')) return 'live';
    const found = await client.query('select from installation union all select from people limit 1');
    return found.rowCount === 0 ? 'empty' : 'live';
  });
}

/** Programs at work on the database; a restore waits for none of them. */
export async function countOthers(via: Connection, database: string): Promise<number> {
  return withSession(via, async (client) => {
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity
       where datname = $1 and pid <> pg_backend_pid() and backend_type = 'client backend'`,
      [database],
    );
    return rows[0]?.count ?? 0;
  });
}

/** The copy takes the target's name in one transaction; what stood there before is dropped afterwards. */
export async function takePlace(via: Connection, copy: string, database: string, suffix: string): Promise<void> {
  const replaced = `${database.slice(0, 40)}_aside_${suffix}_old`;
  const had = await withSession(via, async (client) => {
    const quoted = (name: string) => client.escapeIdentifier(name);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    await client.query('begin');
    if (rowCount) await client.query(`alter database ${quoted(database)} rename to ${quoted(replaced)}`);
    await client.query(`alter database ${quoted(copy)} rename to ${quoted(database)}`);
    await client.query('commit');
    return rowCount === 1;
  });
  if (had) await dropDatabase(via, replaced);
}

/** Moves every file of the folder to its place in the store. Returns their keys. */
export async function moveFiles(from: string, to: ObjectStore): Promise<Set<string>> {
  const keys = await openStore(folderPlace(from)).list();
  for (const key of keys) await to.adopt(key, join(from, key));
  return new Set(keys);
}

/** What the school that was replaced has left. */
export async function removeOtherFiles(store: ObjectStore, keep: ReadonlySet<string>): Promise<void> {
  for (const key of await store.list()) if (!keep.has(key)) await store.remove(key);
}
