/**
 * The disk under the data folder. A PostgreSQL that cannot write its log stops itself, and takes the readers with it; so
 * the program takes nothing more in while there is still room for what the database does on its own.
 */
import { readFile, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { realPath } from './files/place.ts';
import { compareMounts, type DiskComparison } from './mounts.ts';

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

interface Disks {
  /** Where something is to be written. */
  readonly folder: string;
  readonly dataDir: string;
}

const areShared = async ({ folder, dataDir }: Disks): Promise<boolean> =>
  (await compareDisks(folder, dataDir)) !== 'other';

/** Throws {@link DiskFull} unless so many bytes are free in the folder, where that is on the data folder's disk. */
export async function assertRoom({ folder, dataDir }: Disks, bytes: number): Promise<void> {
  if ((await areShared({ folder, dataDir })) && (await freeBytes(dataDir)) < bytes) throw new DiskFull();
}

/** How much is written between two looks at the disk. */
const BETWEEN_LOOKS = 1 << 20;

/**
 * Passes on what is about to be written into `folder`, which is there already, and throws {@link DiskFull} before that
 * takes the reserve of the data folder's disk. On another disk it may take all the room there is: nobody's database stops.
 * Where it cannot be told which disk it is, it is taken for that one.
 */
export async function* sparingReserve(
  source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  { folder, dataDir, reserve = RESERVE }: Disks & { readonly reserve?: number },
): AsyncGenerator<Uint8Array> {
  const isShared = await areShared({ folder, dataDir });
  let allowed = 0;
  for await (const chunk of source) {
    if (isShared && allowed < chunk.byteLength) {
      allowed = Math.max(BETWEEN_LOOKS, chunk.byteLength);
      if ((await freeBytes(dataDir)) < reserve + allowed) throw new DiskFull();
    }
    allowed -= chunk.byteLength;
    yield chunk;
  }
}

/** Whether two folders lie on one disk; one that is not there yet, where the nearest folder above it does. */
export async function compareDisks(one: string, other: string): Promise<DiskComparison> {
  const [first, second] = await Promise.all([one, other].map(existing));
  if (!first || !second) return 'unknown';
  const mountinfo = await readFile('/proc/self/mountinfo', 'utf8').catch(() => undefined);
  if (mountinfo !== undefined) return compareMounts(mountinfo, first.path, second.path);
  // One number is one disk everywhere; two may still be.
  return first.dev === second.dev ? 'same' : 'unknown';
}

async function existing(path: string): Promise<{ readonly path: string; readonly dev: number } | undefined> {
  for (let at = realPath(path); ; at = dirname(at)) {
    const found = await stat(at).catch(() => undefined);
    if (found) return { path: at, dev: found.dev };
    if (dirname(at) === at) return undefined;
  }
}
