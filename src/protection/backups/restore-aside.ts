/** The steps of a restore: everything is proven in a copy aside, and only then takes the school's place. */
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Connection } from '#platform/database/database.ts';
import { isFileKey } from '#platform/files/files.ts';
import { type ObjectStore, openStore } from '#platform/files/object-store.ts';
import { folderPlace } from '#platform/files/place.ts';
import { dropDatabase } from './aside.ts';
import { sha256Of } from './hash.ts';
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

export type Undo = () => Promise<void>;

export interface TakenPlace {
  /** Each has its own name again. */
  readonly giveBack: Undo;
  /** For good. */
  readonly dropReplaced: () => Promise<void>;
}

/** The copy takes the target's name in one transaction; what stood there before is kept under another. */
export async function takePlace(via: Connection, copy: string, database: string, suffix: string): Promise<TakenPlace> {
  const replaced = `${database.slice(0, 40)}_aside_${suffix}_old`;
  const had = await withSession(via, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    return rowCount === 1;
  });
  const before: Renaming = had ? [[database, replaced]] : [];
  await rename(via, [...before, [copy, database]]);
  return {
    giveBack: () => rename(via, [[database, copy], ...before.map(([from, to]) => [to, from] as const)]),
    dropReplaced: () => dropDatabase(via, replaced),
  };
}

type Renaming = readonly (readonly [from: string, to: string])[];

async function rename(via: Connection, names: Renaming): Promise<void> {
  await withSession(via, async (client) => {
    await client.query('begin');
    for (const [from, to] of names)
      await client.query(`alter database ${client.escapeIdentifier(from)} rename to ${client.escapeIdentifier(to)}`);
    await client.query('commit');
  });
}

/**
 * Moves every file of the folder to its place in the store; what stands there already is left as it is, or put into the
 * folder `aside` where it differs. `undo` is told how each is taken back, before it is moved. Returns the names.
 */
export async function moveIn(from: string, to: ObjectStore, aside: string, undo: Undo[]): Promise<Set<string>> {
  const source = openStore(folderPlace(from));
  const names = await source.list();
  for (const name of names) {
    if (await to.has(name)) {
      if (await isSame(to.read(name), source.read(name))) continue;
      await openStore(folderPlace(aside)).write(name, to.read(name));
      undo.push(() => to.adopt(name, join(aside, name)));
    } else undo.push(() => to.remove(name));
    await to.adopt(name, join(from, name));
  }
  return new Set(names);
}

async function isSame(one: Readable, other: Readable): Promise<boolean> {
  const [first, second] = [await sha256Of(one), await sha256Of(other)];
  return first.sha256 === second.sha256;
}

/** Files of a school that are none of these; whatever else lies in the same store is nobody's business here. */
export async function otherFiles(store: ObjectStore, known: ReadonlySet<string>): Promise<string[]> {
  return (await store.list()).filter((name) => isFileKey(name) && !known.has(name));
}
