import { createHash } from 'node:crypto';
import { getPerson } from '#people/profiles';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import type { Category } from '#platform/inventory/declare.ts';
import { type Inventory, type PersonTable, personTables } from '#platform/inventory/inventory.ts';
import { csvSchema, type DescribedSection, jsonSchema } from './copy-schema.ts';
import { ownSections } from './own-sections.ts';
import { type PartOptions, partName, partsOf, type SectionPart } from './parts.ts';
import { filesOf, type PersonFile } from './person-files.ts';
import { copiedBy, countRows, liveTables, readRows } from './read-rows.ts';
import { firstPage, fitsInline, partPage, type ReadSection, rowsOf } from './readable-page.ts';
import { copiedColumns, type Section, tableSection } from './section.ts';
import { openSnapshot } from './snapshot.ts';
import { type ZipEntry, zipOf } from './zip.ts';

export interface PersonCopy {
  /** A file name without anything about the person. */
  readonly name: string;
  readonly stream: ReadableStream<Uint8Array>;
}

export interface Manifest {
  readonly format: 'pobimajomet-copy/2';
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
  /** Files that have a record and no bytes: said, not hidden. */
  readonly missing: readonly string[];
}

export interface ExportOptions {
  /** For another organisation: data of these kinds alone, and no pages to read. */
  readonly categories?: readonly Category[];
  /** Told how many records of how many were gathered. Throwing breaks the copy off. */
  readonly onProgress?: (done: number, total: number) => Promise<void>;
  /** The manifest as it is written, such as signed. */
  readonly seal?: (manifest: Manifest) => object;
}

/** Compressed by their own format. */
const COMPACT = /^(image\/(png|jpeg|webp)|video\/|application\/(pdf|zip))/;

/**
 * `rights.access`, `rights.portability`: everything held about a person as one ZIP, made while it is read: pages to
 * read, every table as JSON and CSV with their schemas, every file, who looked, where all of it is kept, and the
 * checksums. All of it as it stood at one moment. Memory holds a part of a table at a time. Throws NotFound.
 */
export async function exportPerson(
  ctx: Context,
  inventory: Inventory,
  personId: string,
  options: ExportOptions = {},
): Promise<PersonCopy> {
  await getPerson(ctx, personId);
  const entries = entriesOf(ctx, inventory, personId, options);
  return { name: `pobimajomet-${schoolDay(ctx.clock.now())}.zip`, stream: zipOf(entries) };
}

async function* entriesOf(ctx: Context, inventory: Inventory, personId: string, options: ExportOptions) {
  const snapshot = await openSnapshot(ctx);
  try {
    yield* new Copying(snapshot.ctx, await contentsOf(snapshot.ctx, inventory, personId, options), options).entries();
  } finally {
    await snapshot.close();
  }
}

interface Contents {
  readonly locale: Locale;
  readonly sections: readonly Section[];
  readonly files: readonly PersonFile[];
  readonly total: number;
}

async function contentsOf(
  ctx: Context,
  inventory: Inventory,
  personId: string,
  { categories }: ExportOptions,
): Promise<Contents> {
  const { email, locale } = await getPerson(ctx, personId);
  const subject = { personId, email };
  const wanted = categories && new Set(categories);
  const tables = personTables(inventory)
    .filter((table) => copiedColumns(table, wanted).length > 0)
    .sort((one, other) => placeOf(one) - placeOf(other));
  const live = await liveTables(ctx);
  const copiesIn = inventory.buckets.filter(({ exported }) => exported === false).map(({ bucket }) => bucket);
  const copied = (table: PersonTable) => copiedBy(table, subject, copiesIn);
  const counts = await countRows(ctx, tables, copied);
  const sectionOf = (table: PersonTable): Section => {
    const columns = copiedColumns(table, wanted);
    const { keys = ['id'], types = new Map() } = live.get(table.table) ?? {};
    const rows = () => readRows(ctx, table, columns, keys, copied(table));
    return tableSection(table, locale, { columns, types, count: counts.get(table.table) ?? 0, rows });
  };
  const own = categories ? [] : await ownSections(ctx, { inventory, personId, locale });
  const sections = [...tables.map(sectionOf), ...own];
  const buckets = inventory.buckets
    .filter(({ personal, exported, category }) => personal && exported !== false && (!wanted || wanted.has(category)))
    .map(({ bucket }) => bucket);
  return {
    locale,
    sections,
    files: await filesOf(ctx, personId, buckets),
    total: sections.reduce((sum, { count }) => sum + count, 0),
  };
}

/** Who they are comes first, what the program keeps for itself last; the rest as the rooms stand. */
const FIRST = ['people', 'profiles'];
const LAST = ['stored_files', 'outbox_messages', 'sessions', 'credentials', 'audit_events', 'copies'];

function placeOf({ table }: PersonTable): number {
  const [first, last] = [FIRST.indexOf(table), LAST.indexOf(table)];
  if (first >= 0) return first - FIRST.length;
  return last >= 0 ? last + 1 : 0;
}

/** One copy on its way: what was written so far, for the first page, the schemas and the manifest at the end. */
class Copying {
  readonly #ctx: Context;
  readonly #contents: Contents;
  readonly #options: ExportOptions;
  readonly #written: { name: string; bytes: number; sha256: string }[] = [];
  readonly #read: ReadSection[] = [];
  readonly #described: DescribedSection[] = [];

  constructor(ctx: Context, contents: Contents, options: ExportOptions) {
    this.#ctx = ctx;
    this.#contents = contents;
    this.#options = options;
  }

  async *entries(): AsyncGenerator<ZipEntry> {
    const { locale, sections, files, total } = this.#contents;
    let done = 0;
    const onRows = async (rows: number) => {
      done += rows;
      if (rows > 0) await this.#options.onProgress?.(Math.min(done, total), total);
    };
    await this.#options.onProgress?.(0, total);
    const pages = this.#options.categories === undefined;
    for (const section of sections) yield* this.#section(section, { locale, pages, onRows });
    const missing: string[] = [];
    for (const file of files) {
      if (await this.#ctx.files.exists(file.key)) yield this.#file(file);
      else missing.push(file.path);
    }
    if (pages) {
      const paths = files.map(({ path }) => path);
      const page = { locale, school: this.#ctx.school.name, sections: this.#read, files: paths };
      yield this.#text('index.html', firstPage(page));
    }
    yield this.#text('schema.json', jsonSchema(this.#described, locale));
    yield this.#text('data/csv-metadata.json', csvSchema(this.#described, locale));
    const manifest: Manifest = { format: 'pobimajomet-copy/2', files: this.#written, missing };
    const sealed = this.#options.seal?.(manifest) ?? manifest;
    const text = Buffer.from(`${JSON.stringify(sealed, null, 2)}\n`);
    yield { name: 'manifest.json', content: [text], compress: true };
  }

  async *#section(section: Section, options: PartOptions): AsyncGenerator<ZipEntry> {
    const [json, csv, own]: [string[], string[], string[]] = [[], [], []];
    let inline: string | undefined;
    let rows = 0;
    for await (const part of partsOf(section, options)) {
      rows += part.rows;
      json.push(partName('data', part, 'json'));
      yield this.#bytes(partName('data', part, 'json'), part.json);
      csv.push(partName('data', part, 'csv').slice('data/'.length));
      yield this.#bytes(partName('data', part, 'csv'), part.csv);
      if (!options.pages) continue;
      if (fitsInline(part)) inline = rowsOf(part);
      else {
        own.push(partName('pages', part, 'html'));
        yield this.#page(part, rows >= section.count);
      }
    }
    this.#read.push({ section, rows, inline, pages: own });
    this.#described.push({ section, json, csv });
  }

  #page(part: SectionPart, last: boolean): ZipEntry {
    const page = partPage(part, { locale: this.#contents.locale, school: this.#ctx.school.name, last });
    return this.#text(partName('pages', part, 'html'), page);
  }

  #text(name: string, text: string): ZipEntry {
    return this.#bytes(name, Buffer.from(text));
  }

  #bytes(name: string, bytes: Buffer): ZipEntry {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    this.#written.push({ name, bytes: bytes.byteLength, sha256 });
    return { name, content: [bytes], compress: true };
  }

  #file({ key, path, mediaType }: PersonFile): ZipEntry {
    const written = this.#written;
    const pieces: AsyncIterable<Uint8Array> = this.#ctx.files.read(key);
    /** Passes the bytes on, and enters their sum when the last has gone. */
    async function* counted(): AsyncGenerator<Uint8Array> {
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const piece of pieces) {
        hash.update(piece);
        bytes += piece.byteLength;
        yield piece;
      }
      written.push({ name: path, bytes, sha256: hash.digest('hex') });
    }
    return { name: path, content: counted(), compress: !COMPACT.test(mediaType) };
  }
}
