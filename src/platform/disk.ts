/**
 * The disk under the data folder. A PostgreSQL that cannot write its log stops itself, and takes the readers with it; so
 * the program takes nothing more in while there is still room for what the database does on its own.
 */
import { statfs } from 'node:fs/promises';

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
