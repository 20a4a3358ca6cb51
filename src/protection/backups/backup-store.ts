/** Where backups are written: never into the room that the database of this machine needs for itself. */
import { sparingReserve } from '#platform/disk.ts';
import { type ObjectStore, openStore } from '#platform/files/object-store.ts';
import type { Place } from '#platform/files/place.ts';

/** The store of a place; a write that would take the reserve of the data folder's disk fails, and leaves nothing. */
export function openBackupStore(place: Place, dataDir: string): ObjectStore {
  const store = openStore(place);
  if (place.kind !== 'folder') return store;
  const disks = { folder: place.path, dataDir };
  return {
    ...store,
    // The folder is made before the first byte is asked for.
    write: (name, source) => store.write(name, sparingReserve(source instanceof Uint8Array ? [source] : source, disks)),
  };
}
