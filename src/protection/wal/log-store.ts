/**
 * Where the log is shipped to, and where it arrives before that: neither may take the room that the school needs to go on.
 * A base is the size of the whole server and waits. The log itself goes on into half of the reserve: what is not taken
 * the server keeps, as a rule unpacked and on the same disk, and below the reserve the school writes nothing more anyway.
 */
import { readdir } from 'node:fs/promises';
import { assertRoom, freeBytes, RESERVE, sparingReserve } from '#platform/disk.ts';
import { type ObjectStore, openStore } from '#platform/files/object-store.ts';
import type { Place } from '#platform/files/place.ts';
import { madeAtOf } from './base.ts';
import { isSegment } from './segment.ts';

const LOG_RESERVE = RESERVE / 2;

export function openLogStore(place: Place, dataDir: string): ObjectStore {
  const store = openStore(place);
  if (place.kind !== 'folder') return store;
  const disks = { folder: place.path, dataDir };
  return {
    ...store,
    write: (name, source) => {
      const reserve = madeAtOf(name) ? RESERVE : LOG_RESERVE;
      return store.write(name, sparingReserve(source instanceof Uint8Array ? [source] : source, { ...disks, reserve }));
    },
  };
}

/** Throws `DiskFull` where a base of so many bytes would take the reserve. */
export async function assertRoomForBase(place: Place, dataDir: string, bytes: number): Promise<void> {
  if (place.kind === 'folder') await assertRoom({ folder: place.path, dataDir }, RESERVE + bytes);
}

/** A segment that is whole, and the one that is being written. */
const CARRIED_OFF = 2;

/** Whether more of the log may arrive in the folder: not into the reserve, unless it is carried off as it comes. */
export async function mayReceive(spool: string): Promise<boolean> {
  const free = await freeBytes(spool);
  if (free >= RESERVE) return true;
  return free >= LOG_RESERVE && (await readdir(spool)).filter(isSegment).length < CARRIED_OFF;
}
