/** The kept backups among whatever else lies in their store. */
import { stat } from 'node:fs/promises';
import type { ObjectStore } from '#platform/files/object-store.ts';
import { isSpent, timeOfName } from './backup.ts';

/** Whole backups, the newest last. What is still being written, or was left half written, is none. */
export async function listBackups(store: ObjectStore): Promise<string[]> {
  return (await store.list()).filter((name) => timeOfName(name));
}

export interface Pruned {
  readonly removed: readonly string[];
  /** Whole backups that are still there. */
  readonly left: readonly string[];
  /** What the store said when it would not remove one; the others went all the same. */
  readonly fault: unknown;
}

/** Removes what is past its term, and beginnings that a kill left. */
export async function removeSpent(store: ObjectStore, now: Temporal.Instant): Promise<Pruned> {
  const whole = await store.list();
  const removed: string[] = [];
  let fault: unknown;
  for (const name of [...whole, ...(await store.listParts())].filter((each) => isSpent(each, now))) {
    await store.remove(name).then(
      () => removed.push(name),
      (error: unknown) => {
        fault ??= error;
      },
    );
  }
  return { removed, left: whole.filter((name) => timeOfName(name) && !removed.includes(name)), fault };
}

export function fileExists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
