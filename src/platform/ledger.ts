/**
 * The second copy of the ledger of erasures, outside the database: an older backup that is restored finds here whom to
 * erase again. Lines are only added; each names a keyed hash and nobody.
 */
import { createHash } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type ObjectStore, openStore } from './files/object-store.ts';
import { folderPlace, type Place } from './files/place.ts';
import {
  DamagedLedger,
  type ErasureEntry,
  type LedgerText,
  readEntry,
  readLedgerText,
  spellEntry,
  UNFINISHED,
} from './ledger-entry.ts';

export { DamagedLedger, type ErasureEntry, spellEntry } from './ledger-entry.ts';

export interface ErasureLedger {
  /** Makes an empty one where there is none: a ledger that is missing is then known from one without entries. */
  begin(): Promise<void>;
  /** Returns once the entry is durable. */
  append(entry: ErasureEntry): Promise<void>;
  /**
   * In the order they were written; undefined when there is no ledger at this place. Throws {@link DamagedLedger} where
   * anything is not as it was written.
   */
  read(): Promise<readonly ErasureEntry[] | undefined>;
  /**
   * Writes anew what can be read of it, and `more`: every entry has its sum then. What is damaged is put aside first, beside
   * it. Nothing is done where all of it is whole and there is no more.
   */
  renew(more: readonly ErasureEntry[]): Promise<void>;
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
  const before = (await store.has(LEDGER_FILE)) ? await buffer(store.read(LEDGER_FILE)) : Buffer.alloc(0);
  const end = before.length === 0 || before.at(-1) === LINE_END ? '' : `${UNFINISHED}\n`;
  await store.write(LEDGER_FILE, Buffer.concat([before, Buffer.from(end + linesOf(entries))]));
}

const LINE_END = 0x0a;
const linesOf = (entries: readonly ErasureEntry[]): string => entries.map((entry) => `${spellEntry(entry)}\n`).join('');

async function addObjects(store: ObjectStore, entries: readonly ErasureEntry[]): Promise<void> {
  const added: string[] = [];
  try {
    for (const entry of entries) {
      added.push(objectName(entry));
      await store.write(objectName(entry), Buffer.from(spellEntry(entry)));
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
/** Where what is damaged is put, under its name. */
const ASIDE = 'damaged/';
/** Beside the entries: a bucket has no empty folder. */
const BEGUN = 'erasures-begun';

/** A bucket cannot add to an object: each entry is one of its own, whose name sorts by time. */
function bucketLedger(store: ObjectStore): ErasureLedger {
  return {
    async begin() {
      await store.write(BEGUN, Buffer.from('{}'));
    },
    async append(entry) {
      await store.write(objectName(entry), Buffer.from(spellEntry(entry)));
    },
    async read() {
      const { objects, written, damaged } = await readObjects(store);
      const entries = written.map(({ entry }) => entry);
      if (damaged.length > 0) throw new DamagedLedger(damaged, entries);
      if (objects > 0) return entries;
      return (await store.list()).includes(BEGUN) ? [] : undefined;
    },
    async renew(more) {
      const { written, damaged } = await readObjects(store);
      for (const name of damaged) await store.write(`${ASIDE}${name}`, await buffer(store.read(name)));
      const older = written.filter(({ summed }) => !summed).map(({ entry }) => entry);
      const entries = [...more, ...older];
      for (const entry of entries) await store.write(objectName(entry), Buffer.from(spellEntry(entry)));
      const mended = new Set(entries.map(objectName));
      for (const name of damaged) if (!mended.has(name)) await store.remove(name);
    },
  };
}

/** One whose name is not that of its entry is damaged: either may be what changed. */
async function readObjects(store: ObjectStore): Promise<LedgerText & { readonly objects: number }> {
  const names = await store.list('erasures');
  const written: LedgerText['written'][number][] = [];
  const damaged: string[] = [];
  for (let from = 0; from < names.length; from += AT_ONCE) {
    const some = names.slice(from, from + AT_ONCE);
    const texts = await Promise.all(some.map(async (name) => (await buffer(store.read(name))).toString('latin1')));
    for (const [position, name] of some.entries()) {
      const found = readEntry(texts[position] ?? '');
      if (found && objectName(found.entry) === name) written.push(found);
      else damaged.push(name);
    }
  }
  return { objects: names.length, written, damaged };
}

function folderLedger(folder: string): ErasureLedger {
  const path = join(folder, LEDGER_FILE);
  let turn: Promise<unknown> = Promise.resolve();
  /** What is added while the ledger is written anew would be lost. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };
  return {
    async begin() {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await (await open(path, 'a', 0o600)).close();
    },
    append: (entry) =>
      inTurn(async () => {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const file = await open(path, 'a', 0o600);
        try {
          // A line that a power cut left half written ends here, so that it cannot spoil the next one.
          const { size } = await file.stat();
          const cut = size > 0 && !(await endsLine(path, size));
          // A disk that fills up takes a part of one write and says nothing: this one writes on, and is refused.
          await file.appendFile(`${cut ? `${UNFINISHED}\n` : ''}${linesOf([entry])}`);
          await file.sync();
        } finally {
          await file.close();
        }
      }),
    async read() {
      const bytes = await bytesOf(path);
      if (bytes === undefined) return undefined;
      const { written, damaged } = readLedgerText(bytes);
      const entries = written.map(({ entry }) => entry);
      if (damaged.length > 0) throw new DamagedLedger(damaged, entries);
      return entries;
    },
    renew: (more) =>
      inTurn(async () => {
        const bytes = (await bytesOf(path)) ?? Buffer.alloc(0);
        const { written, damaged } = readLedgerText(bytes);
        if (more.length === 0 && damaged.length === 0 && written.every(({ summed }) => summed)) return;
        const store = openStore(folderPlace(folder));
        if (damaged.length > 0) await store.write(asideName(bytes), bytes);
        const entries = [...written.map(({ entry }) => entry), ...more];
        await store.write(LEDGER_FILE, Buffer.from(linesOf(entries)));
      }),
  };
}

async function bytesOf(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

/** The same damage has the same name, however often it is put aside. */
const asideName = (bytes: Buffer): string =>
  `${ASIDE}${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}-${LEDGER_FILE}`;

/** Erasures that are replayed aside, or on a school that is thrown away, are in the ledger already. */
export const keptLedger = (entries: readonly ErasureEntry[]): ErasureLedger => ({
  begin: async () => undefined,
  append: async () => undefined,
  renew: async () => undefined,
  read: async () => entries,
});

async function endsLine(path: string, size: number): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
    return buffer[0] === LINE_END;
  } finally {
    await file.close();
  }
}
