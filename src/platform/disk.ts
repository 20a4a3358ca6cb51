/**
 * The disk under the data folder. A PostgreSQL that cannot write its log stops itself, and takes the readers with it; so
 * the program takes nothing more in while there is still room for what the database does on its own.
 */
import { stat, statfs } from 'node:fs/promises';

/** Bytes that stay free: four segments of the database's log. */
export const RESERVE = 64 << 20;
/** The answer of the kernel is used again for so long. */
const FRESH_MS = 500;

/** What was asked for would be written, and there is no room. Nothing was; it goes on by itself once there is. */
export class DiskFull extends Error {
  override readonly name = 'DiskFull';
  readonly code = 'ENOSPC';
  constructor() {
    super('no room is left on the disk');
  }
}

export interface Disk {
  /** Throws {@link DiskFull} unless so many bytes may be written, the reserve not counted. */
  assertRoom(bytes?: number): Promise<void>;
}

/** Bytes that may be written below the folder, the reserve counted. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

export function watchDisk(folder: string): Disk {
  let asked: { readonly at: number; readonly free: Promise<number> } | undefined;
  return {
    async assertRoom(bytes = 0) {
      const now = performance.now();
      if (!asked || now - asked.at > FRESH_MS) asked = { at: now, free: freeBytes(folder) };
      if ((await asked.free) < RESERVE + bytes) throw new DiskFull();
    },
  };
}

/** How much is written between two looks at the disk. */
const BETWEEN_LOOKS = 1 << 20;

/**
 * Passes on what is about to be written into `folder`, which is there already, and throws {@link DiskFull} before that
 * takes the reserve of the data folder's disk. On another disk it may take all the room there is: nobody's database stops.
 */
export async function* sparingReserve(
  source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  { folder, dataDir }: { readonly folder: string; readonly dataDir: string },
): AsyncGenerator<Uint8Array> {
  const isShared = await onOneDisk(folder, dataDir);
  let allowed = 0;
  for await (const chunk of source) {
    if (isShared && allowed < chunk.byteLength) {
      allowed = Math.max(BETWEEN_LOOKS, chunk.byteLength);
      if ((await freeBytes(dataDir)) < RESERVE + allowed) throw new DiskFull();
    }
    allowed -= chunk.byteLength;
    yield chunk;
  }
}

async function onOneDisk(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([stat(one), stat(other)]);
  return first.dev === second.dev;
}
