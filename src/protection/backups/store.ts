/** The kept backups among whatever else lies in their store. */
import { stat } from 'node:fs/promises';
import type { ObjectStore } from '#platform/files/object-store.ts';
import { isSpent, timeOfName } from './backup.ts';

/** Whole backups, the newest last. What is still being written, or was left half written, is none. */
export async function listBackups(store: ObjectStore): Promise<string[]> {
  return (await store.list()).filter((name) => timeOfName(name));
}

/** Removes what is past its term, and beginnings that a kill left. Returns the names. */
export async function removeSpent(store: ObjectStore, now: Temporal.Instant): Promise<string[]> {
  const spent = [...(await store.list()), ...(await store.listParts())].filter((name) => isSpent(name, now));
  for (const name of spent) await store.remove(name);
  return spent;
}

export function fileExists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
