import { createHash } from 'node:crypto';
import { makeZip } from 'client-zip';
import { getPerson } from '#people/profiles';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { type Inventory, type PersonTable, personTables } from '#platform/inventory/declare.ts';
import { copySchema } from './copy-schema.ts';
import { csvFile, jsonFile } from './data-files.ts';
import { filesOf } from './person-files.ts';
import { copiedColumns, primaryKeys, readRows } from './read-rows.ts';
import { readablePage } from './readable-page.ts';

export interface PersonCopy {
  /** A file name without anything about the person. */
  readonly name: string;
  readonly stream: ReadableStream<Uint8Array>;
}

interface Part {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array | string>;
}
interface Manifest {
  readonly format: 'pobimajomet-copy/1';
  readonly files: { name: string; bytes: number; sha256: string }[];
  /** Files that have a record and no bytes: said, not hidden. */
  readonly missing: string[];
}

/** The same data give the same bytes, so the time of making is in no file and every entry bears this one. */
const ENTRY_TIME = new Date(2026, 0, 1);

/**
 * `rights.access`, `rights.portability`: everything held about a person as one ZIP, made while it is sent: a page to
 * read, every table as JSON and CSV, every file, and the checksums. Throws NotFound.
 */
export async function exportPerson(ctx: Context, inventory: Inventory, personId: string): Promise<PersonCopy> {
  const person = await getPerson(ctx, personId);
  const manifest: Manifest = { format: 'pobimajomet-copy/1', files: [], missing: [] };
  const parts = await partsOf(ctx, inventory, person, manifest);
  async function* entries() {
    for await (const part of parts()) {
      yield { name: part.name, lastModified: ENTRY_TIME, input: counted(part, manifest) };
    }
    const text = `${JSON.stringify(manifest, null, 2)}\n`;
    yield { name: 'manifest.json', lastModified: ENTRY_TIME, input: text };
  }
  return { name: `pobimajomet-${schoolDay(ctx.clock.now())}.zip`, stream: makeZip(entries()) };
}

type Owner = Awaited<ReturnType<typeof getPerson>>;

async function partsOf(ctx: Context, inventory: Inventory, person: Owner, manifest: Manifest) {
  const keys = await primaryKeys(ctx);
  const files = await filesOf(ctx, person.id);
  const tables = personTables(inventory).filter((table) => copiedColumns(table).length > 0);
  const { locale } = person;
  const subject = { personId: person.id, email: person.email };
  const rows = (table: PersonTable) => readRows(ctx, table, keys.get(table.table) ?? ['id'], subject);
  return async function* parts(): AsyncGenerator<Part> {
    const paths = files.map((file) => file.path);
    const page = { locale, school: ctx.school.name, tables, rows, files: paths };
    yield { name: 'index.html', content: readablePage(page) };
    for (const table of tables) {
      yield { name: `data/${table.table}.json`, content: jsonFile(rows(table)) };
      yield { name: `data/${table.table}.csv`, content: csvFile(table, rows(table), locale) };
    }
    for (const file of files) {
      if (await ctx.files.exists(file.key)) yield { name: file.path, content: ctx.files.read(file.key) };
      else manifest.missing.push(file.path);
    }
    yield { name: 'schema.json', content: once(copySchema(tables, locale)) };
  };
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/** Passes the bytes on, and enters their sum in the manifest when the last has gone. */
async function* counted(part: Part, manifest: Manifest): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of part.content) {
    const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece;
    hash.update(chunk);
    bytes += chunk.byteLength;
    yield chunk;
  }
  manifest.files.push({ name: part.name, bytes, sha256: hash.digest('hex') });
}
