/** Carries what `pg_receivewal` has put into the spool to the store, page by page. */
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ObjectStore } from '#platform/files/object-store.ts';
import { seal } from './seal.ts';
import { isSegment, PAGE, partName, partOf, writtenBytes } from './segment.ts';

const PARTIAL = '.partial';
const CHUNK = 1 << 20;

export interface Spool {
  readonly folder: string;
  readonly store: ObjectStore;
  readonly root: string;
  readonly recipients: readonly string[];
}

/** What was shipped of a segment that is still being written. */
interface Progress {
  readonly end: number;
  readonly changedAt: number;
}

export function segmentShipper({ folder, store, root, recipients }: Spool) {
  const progress = new Map<string, Progress>();
  const whole = new Set<string>();

  async function send(segment: string, from: number, bytes: Buffer): Promise<void> {
    const name = partName({ segment, from, end: from + bytes.byteLength });
    await store.write(`${root}/wal/${name}`, await seal(name, bytes, recipients));
  }

  /** The last page may have been half full: it goes again, with what came to it. */
  async function shipPartial(segment: string): Promise<void> {
    const path = join(folder, `${segment}${PARTIAL}`);
    const { mtimeMs } = await stat(path);
    const known = progress.get(segment) ?? { end: 0, changedAt: 0 };
    if (known.changedAt === mtimeMs) return;
    const from = Math.max(0, known.end - PAGE);
    const bytes = await readWritten(path, from);
    if (bytes.byteLength > 0) await send(segment, from, bytes);
    progress.set(segment, { end: from + bytes.byteLength, changedAt: mtimeMs });
  }

  /** One object takes the place of the parts. */
  async function shipWhole(segment: string): Promise<void> {
    const file = await open(join(folder, segment), 'r');
    const bytes = await file.readFile().finally(() => file.close());
    await send(segment, 0, bytes);
    for (const name of await store.list(`${root}/wal/${segment}`)) {
      const part = partOf(name.slice(`${root}/wal/`.length));
      if (part && part.end - part.from < bytes.byteLength) await store.remove(name);
    }
    progress.delete(segment);
    whole.add(segment);
  }

  /** To be called again and again; returns when everything that was in the spool is in the store: the newest segment of it. */
  return async function ship(): Promise<string | undefined> {
    const names = await readdir(folder);
    const complete = names.filter(isSegment).sort();
    for (const segment of complete) if (!whole.has(segment)) await shipWhole(segment);
    // The newest stays: from it the receiver sees where to go on.
    for (const segment of complete.slice(0, -1)) {
      await rm(join(folder, segment), { force: true });
      whole.delete(segment);
    }
    const partial = names.filter((each) => each.endsWith(PARTIAL)).sort();
    for (const name of partial) {
      // It may be complete by now, and have another name: the next turn finds it.
      await shipPartial(name.slice(0, -PARTIAL.length)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
      });
    }
    // A server that took another's place tells so in a small file.
    for (const name of names.filter((each) => /^[0-9A-F]{8}\.history$/.test(each))) {
      if (whole.has(name)) continue;
      const file = await open(join(folder, name), 'r');
      const bytes = await file.readFile().finally(() => file.close());
      await store.write(`${root}/history/${name}.age`, await seal(name, bytes, recipients));
      whole.add(name);
    }
    return partial.at(-1)?.slice(0, -PARTIAL.length) ?? complete.at(-1);
  };
}

/** From `from`, which is where a page begins, to the end of what is written. */
async function readWritten(path: string, from: number): Promise<Buffer> {
  const file = await open(path, 'r');
  const chunks: Buffer[] = [];
  try {
    for (let position = from; ; position += CHUNK) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(CHUNK), 0, CHUNK, position);
      const written = writtenBytes(buffer.subarray(0, bytesRead));
      chunks.push(buffer.subarray(0, written));
      if (written < CHUNK) return Buffer.concat(chunks);
    }
  } finally {
    await file.close();
  }
}
