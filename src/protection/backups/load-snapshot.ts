/** Puts an unpacked backup into a fresh database, and proves that it is what was backed up. */
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Connection } from '#platform/database/database.ts';
import { prepareDatabase, programMigrations } from '#platform/database/prepare.ts';
import type { Log } from '#platform/log/log.ts';
import { assertKnownVersion, type Manifest, UnusableBackup } from './backup.ts';
import { digestOf, type LiveTable, liveSequences, liveTables, nameOf, queueVersion } from './catalogue.ts';
import { makeMonths } from './make-months.ts';
import { withSession } from './session.ts';
import { fileExists } from './store.ts';
import { rowsOf } from './unpacked-rows.ts';

export interface Loaded {
  readonly rows: number;
  readonly files: number;
}

/**
 * `connection` leads to an empty database. It gets the schema the backup was made of, the rows, and then whatever
 * migrations came since. Throws {@link UnusableBackup} when a single value is not as it was.
 */
export async function loadSnapshot(
  connection: Connection,
  folder: string,
  manifest: Manifest,
  log: Log,
): Promise<Loaded> {
  assertKnownVersion(manifest, await programMigrations());
  await prepareDatabase(connection, log, manifest.migrations.at(-1)?.name);
  const loaded = await withSession(connection, (client) => fill(client, folder, manifest)).catch((error: unknown) => {
    throw refusedByDatabase(error) ?? error;
  });
  await prepareDatabase(connection, log);
  return loaded;
}

/** A value or a reference that the database does not take was not in the school either. */
function refusedByDatabase(error: unknown): UnusableBackup | undefined {
  const isRule = error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? '');
  if (!isRule) return undefined;
  return new UnusableBackup('different when restored', `${error.table ?? 'a table'} breaks a rule of the database`);
}

async function fill(client: pg.Client, folder: string, manifest: Manifest): Promise<Loaded> {
  const live = await liveTables(client);
  await assertSameTables(client, live, manifest);
  const names = live.map(nameOf);
  await client.query('begin');
  await makeMonths(client, folder, manifest);
  // A trigger is for acts; what is put back has happened already.
  for (const name of names) await client.query(`alter table ${name} disable trigger user`);
  await client.query(`truncate ${names.join(', ')}`);
  const inOrder = live.flatMap((table) => manifest.tables.find((other) => nameOf(other) === nameOf(table)) ?? []);
  for (const table of inOrder) await copyInto(client, folder, table);
  await client.query('set constraints all immediate');
  for (const name of names) await client.query(`alter table ${name} enable trigger user`);
  await setSequences(client, manifest);
  for (const table of inOrder) {
    const { rows, digest } = await digestOf(client, table);
    if (rows !== table.rows || digest !== table.digest)
      throw new UnusableBackup('different when restored', `the rows of ${table.table} are not what they were`);
  }
  await assertFilesThere(client, folder, manifest);
  // Whoever held a job when the backup was made is gone.
  await client.query('update graphile_worker._private_jobs set locked_at = null, locked_by = null');
  await client.query('update graphile_worker._private_job_queues set locked_at = null, locked_by = null');
  await client.query('commit');
  return { rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0), files: manifest.files };
}

/** The job queue is another program's: its tables are taken over only between equal versions, or where none differs. */
async function assertSameTables(client: pg.Client, live: readonly LiveTable[], manifest: Manifest): Promise<void> {
  const columns = (table: LiveTable): string => `${nameOf(table)} ${[...table.columns].sort().join(' ')}`;
  const here = new Set(live.map(columns));
  const missing = manifest.tables.filter((table) => !here.has(columns(table)));
  if (missing.length === 0 && manifest.tables.length === live.length) return;
  const version = await queueVersion(client);
  if (manifest.queue !== version)
    throw new UnusableBackup(
      'of another queue',
      `its job queue has version ${manifest.queue}, this program's ${version}`,
    );
  throw new UnusableBackup('of a changed version', `its tables differ: ${missing.map(nameOf).join(', ') || 'too few'}`);
}

async function copyInto(client: pg.Client, folder: string, table: Manifest['tables'][number]): Promise<void> {
  if (table.parts === 0) return;
  const columns = table.columns.map((column) => `"${column}"`).join(', ');
  const copy = client.query(copyFrom(`copy ${nameOf(table)} (${columns}) from stdin`));
  await pipeline(rowsOf(folder, table), copy);
}

async function setSequences(client: pg.Client, manifest: Manifest): Promise<void> {
  const here = new Set((await liveSequences(client)).map(({ schema, name }) => `${schema}.${name}`));
  for (const { schema, name, value, called } of manifest.sequences) {
    if (!here.has(`${schema}.${name}`)) continue;
    await client.query('select setval($1::regclass, $2::bigint, $3)', [`"${schema}"."${name}"`, value, called]);
  }
}

async function assertFilesThere(client: pg.Client, folder: string, manifest: Manifest): Promise<void> {
  const absent = new Set(manifest.absent);
  let found = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await client.query<{ id: string; bucket: string }>(
      'select id, bucket from stored_files where id > $1 order by id limit 500',
      [after],
    );
    for (const { id, bucket } of rows) {
      const key = `${bucket}/${id}`;
      if (absent.has(key)) continue;
      if (!(await fileExists(join(folder, 'files', key))))
        throw new UnusableBackup('incomplete', `the file ${key} is missing`);
      found += 1;
    }
    const last = rows.at(-1);
    if (!last || rows.length < 500) break;
    after = last.id;
  }
  if (found !== manifest.files) throw new UnusableBackup('incomplete', `it holds ${found} of ${manifest.files} files`);
}
