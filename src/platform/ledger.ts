/**
 * The second copy of the ledger of erasures, outside the database: an older backup that is restored finds here whom to
 * erase again. Lines are only added; each names a keyed hash and nobody.
 */
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { type ObjectStore, openStore } from './files/object-store.ts';
import type { Place } from './files/place.ts';

const entryShape = z.object({
  erasureId: z.uuid(),
  /** Keyed hash of the person's identifier, as in the table `erasures`. */
  subjectHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** ISO instant. */
  requestedAt: z.string(),
});
export type ErasureEntry = Readonly<z.output<typeof entryShape>>;

export interface ErasureLedger {
  /** Makes an empty one where there is none: a ledger that is missing is then known from one without entries. */
  begin(): Promise<void>;
  /** Returns once the entry is durable. */
  append(entry: ErasureEntry): Promise<void>;
  /** In the order they were written; undefined when there is no ledger at this place. Throws on a line it cannot read. */
  read(): Promise<readonly ErasureEntry[] | undefined>;
}

/** Those whose person the ledger does not name, once each: whoever was restored and erased again has two entries. */
export function lackingIn(ledger: readonly ErasureEntry[], entries: readonly ErasureEntry[]): readonly ErasureEntry[] {
  const named = new Set(ledger.map(({ subjectHash }) => subjectHash));
  return entries.filter(({ subjectHash }) => {
    const lacks = !named.has(subjectHash);
    named.add(subjectHash);
    return lacks;
  });
}

/** All of them, or none: for a restore that may yet break off, when no program writes to the ledger. */
export async function appendAll(place: Place, entries: readonly ErasureEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const store = openStore(place);
  await (place.kind === 'folder' ? rewriteLedger(store, entries) : addObjects(store, entries));
}

async function rewriteLedger(store: ObjectStore, entries: readonly ErasureEntry[]): Promise<void> {
  const before = (await store.has(LEDGER_FILE)) ? await text(store.read(LEDGER_FILE)) : '';
  const end = before === '' || before.endsWith('\n') ? '' : '\n';
  const lines = entries.map((entry) => `${JSON.stringify(entryShape.parse(entry))}\n`);
  await store.write(LEDGER_FILE, Buffer.from(`${before}${end}${lines.join('')}`));
}

async function addObjects(store: ObjectStore, entries: readonly ErasureEntry[]): Promise<void> {
  const added: string[] = [];
  try {
    for (const entry of entries) {
      added.push(objectName(entry));
      await store.write(objectName(entry), Buffer.from(JSON.stringify(entryShape.parse(entry))));
    }
  } catch (error) {
    // One that stays where the store is not to be reached tells of an erasure that was, and harms nobody.
    for (const name of added) await store.remove(name).catch(() => undefined);
    throw error;
  }
}

const objectName = ({ requestedAt, erasureId }: ErasureEntry): string =>
  `erasures/${requestedAt.replaceAll(':', '')}-${erasureId}.json`;

/** The ledger's file in its folder, and its name in a backup. */
export const LEDGER_FILE = 'erasures.jsonl';

export function openLedger(place: Place): ErasureLedger {
  return place.kind === 'folder' ? folderLedger(place.path) : bucketLedger(openStore(place));
}

const AT_ONCE = 16;
/** Beside the entries: a bucket has no empty folder. */
const BEGUN = 'erasures-begun';

/** A bucket cannot add to an object: each entry is one of its own, whose name sorts by time. */
function bucketLedger(store: ObjectStore): ErasureLedger {
  return {
    async begin() {
      await store.write(BEGUN, Buffer.from('{}'));
    },
    async append(entry) {
      const line = JSON.stringify(entryShape.parse(entry));
      await store.write(objectName(entry), Buffer.from(line));
    },
    async read() {
      const names = await store.list('erasures');
      const entries: ErasureEntry[] = [];
      for (let from = 0; from < names.length; from += AT_ONCE) {
        const some = names.slice(from, from + AT_ONCE);
        entries.push(...(await Promise.all(some.map(async (name) => entryOf(name, await text(store.read(name)))))));
      }
      if (names.length > 0) return entries;
      return (await store.list()).includes(BEGUN) ? [] : undefined;
    },
  };
}

function entryOf(name: string, line: string): ErasureEntry {
  const parsed = entryShape.safeParse(jsonOf(line));
  if (!parsed.success) throw new Error(`the ledger of erasures cannot be read: ${name} is damaged`);
  return parsed.data;
}

function folderLedger(folder: string): ErasureLedger {
  const path = join(folder, LEDGER_FILE);
  return {
    async begin() {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await (await open(path, 'a', 0o600)).close();
    },
    async append(entry) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = await open(path, 'a', 0o600);
      try {
        // A line that a power cut left half written ends here, so that it cannot spoil the next one.
        const { size } = await file.stat();
        const cut = size > 0 && !(await endsLine(path, size));
        await file.write(`${cut ? '\n' : ''}${JSON.stringify(entryShape.parse(entry))}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
    },
    async read() {
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      return text === undefined ? undefined : readLines(text);
    },
  };
}

/** Erasures that are replayed aside, or on a school that is thrown away, are in the ledger already. */
export const keptLedger = (entries: readonly ErasureEntry[]): ErasureLedger => ({
  begin: async () => undefined,
  append: async () => undefined,
  read: async () => entries,
});

async function endsLine(path: string, size: number): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
    return buffer[0] === 0x0a;
  } finally {
    await file.close();
  }
}

function readLines(text: string): ErasureEntry[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.flatMap((line, position) => {
    const parsed = entryShape.safeParse(jsonOf(line));
    if (parsed.success) return [parsed.data];
    // A beginning of a line is what a power cut leaves: its erasure had not begun. Anything else is damage.
    if (!line.endsWith('}')) return [];
    throw new Error(`the ledger of erasures cannot be read: line ${position + 1} is damaged`);
  });
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
