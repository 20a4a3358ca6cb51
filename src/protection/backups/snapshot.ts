/** The school at one instant, as members of an archive. The school goes on being used meanwhile. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Files } from '#platform/files/files.ts';
import { type ErasureLedger, LEDGER_FILE, spellEntry } from '#platform/ledger.ts';
import type { Member, Seal } from './archive.ts';
import { FORMAT, type Manifest, type TableManifest } from './backup.ts';
import { digestOf, type LiveTable, liveSequences, liveTables, nameOf, queueVersion } from './catalogue.ts';
import { sha256Of } from './hash.ts';

/** A table's rows are cut into members of about this many bytes, so that memory stays flat. */
const PART_BYTES = 4 << 20;
const FILE_BATCH = 500;

export interface Snapshot {
  readonly members: AsyncIterable<Member>;
  /** To be asked once the members are through. */
  manifest(seal: Seal): Manifest;
  /** Files that should have been there and were not. To be asked once the members are through. */
  lost(): number;
}

export interface Source {
  readonly client: pg.Client;
  readonly files: Files;
  readonly ledger: ErasureLedger;
  readonly keysDir: string;
  readonly secretCheck: string;
  readonly madeAt: Temporal.Instant;
}

/** Begins a transaction that sees one instant; it ends with the connection, or with the last member. */
export async function takeSnapshot(source: Source): Promise<Snapshot> {
  const { client } = source;
  await client.query('begin isolation level repeatable read read only');
  const { rows: migrations } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from migrations order by name',
  );
  const { rows: head } = await client.query<{ id: string }>('select id from audit_events order by id desc limit 1');
  const tables: TableManifest[] = [];
  const sequences: Manifest['sequences'] = [];
  const counted: Counted = { files: 0, absent: [], lost: 0 };
  const queue = await queueVersion(client);

  async function* members(): AsyncGenerator<Member> {
    for (const table of await liveTables(client)) {
      const parts = yield* copyTable(client, table);
      tables.push({ ...table, parts, ...(await digestOf(client, table)) });
    }
    // Read after the rows: a number that stands in one of them is never given again.
    for (const { schema, name } of await liveSequences(client)) {
      const { rows } = await client.query<{ value: string; called: boolean }>(
        `select last_value::text as value, is_called as called from "${schema}"."${name}"`,
      );
      const [state] = rows;
      if (state) sequences.push({ schema, name, ...state });
    }
    yield* keptFiles(source, counted);
    await client.query('commit');
    counted.lost = await stillExpected(client, counted.absent);
    yield* keysAndLedger(source);
  }

  return {
    members: members(),
    manifest: (seal) => ({
      format: FORMAT,
      madeAt: source.madeAt.toString(),
      migrations,
      queue,
      tables,
      sequences,
      files: counted.files,
      absent: counted.absent,
      secretCheck: source.secretCheck,
      auditHead: head[0]?.id ?? null,
      ...seal,
    }),
    lost: () => counted.lost,
  };
}

/** Returns how many parts the table made. Asked as a query, since a table that is divided by month cannot be copied. */
async function* copyTable(client: pg.Client, table: LiveTable): AsyncGenerator<Member, number> {
  const columns = table.columns.map((column) => `"${column}"`).join(', ');
  const copy = client.query(copyTo(`copy (select ${columns} from ${nameOf(table)}) to stdout`));
  let parts = 0;
  let waiting: Buffer[] = [];
  let bytes = 0;
  const cut = (): Member => {
    parts += 1;
    const body = Buffer.concat(waiting);
    waiting = [];
    bytes = 0;
    return {
      name: `tables/${table.schema}.${table.table}/${String(parts).padStart(8, '0')}`,
      bytes: body.byteLength,
      body,
    };
  };
  for await (const chunk of copy as AsyncIterable<Buffer>) {
    waiting.push(chunk);
    bytes += chunk.byteLength;
    if (bytes >= PART_BYTES) yield cut();
  }
  if (bytes > 0) yield cut();
  return parts;
}

interface Counted {
  files: number;
  absent: string[];
  lost: number;
}
interface FileRow {
  readonly id: string;
  readonly bucket: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Files never change under their key, so they may be read after the instant; one that was erased since is left out. */
async function* keptFiles(source: Source, counted: Counted): AsyncGenerator<Member> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await source.client.query<FileRow>(
      'select id, bucket, bytes, sha256 from stored_files where id > $1 order by id limit $2',
      [after, FILE_BATCH],
    );
    for (const row of rows) {
      const key = `${row.bucket}/${row.id}`;
      if (await isWhole(source.files, key, row)) {
        counted.files += 1;
        yield { name: `files/${key}`, bytes: row.bytes, body: source.files.read(key) };
      } else counted.absent.push(key);
    }
    const last = rows.at(-1);
    if (!last || rows.length < FILE_BATCH) return;
    after = last.id;
  }
}

async function isWhole(files: Files, key: string, row: FileRow): Promise<boolean> {
  if (!(await files.exists(key))) return false;
  const found = await sha256Of(files.read(key));
  return found.sha256 === row.sha256 && found.bytes === row.bytes;
}

/** Of the files that were not there, how many rows still tell of: the others were erased meanwhile. */
async function stillExpected(client: pg.Client, absent: readonly string[]): Promise<number> {
  if (absent.length === 0) return 0;
  const { rows } = await client.query<{ count: number }>(
    "select count(*)::int as count from stored_files where bucket || '/' || id = any($1)",
    [absent],
  );
  return rows[0]?.count ?? 0;
}

/** What else a school needs on an empty machine: the keys that were made for it, and the erasures known so far. */
async function* keysAndLedger({ keysDir, ledger }: Source): AsyncGenerator<Member> {
  const names = await readdir(keysDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  for (const name of names.filter((each) => /^[a-z-]+$/.test(each)).sort()) {
    const body = await readFile(join(keysDir, name));
    yield { name: `keys/${name}`, bytes: body.byteLength, body };
  }
  const entries = (await ledger.read()) ?? [];
  const body = Buffer.from(entries.map((entry) => `${spellEntry(entry)}\n`).join(''));
  yield { name: `ledger/${LEDGER_FILE}`, bytes: body.byteLength, body };
}
