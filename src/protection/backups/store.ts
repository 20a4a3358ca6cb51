/** The kept backups among whatever else lies in their store. */
import { stat } from 'node:fs/promises';
import type { ObjectStore } from '#platform/files/object-store.ts';
import { timeOfName } from './backup.ts';

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

export interface Stored {
  readonly whole: readonly string[];
  /** What is being written, and beginnings that a kill left. */
  readonly parts: readonly string[];
}

export async function listStored(store: ObjectStore): Promise<Stored> {
  const parts = await store.listParts();
  return { whole: await listBackups(store), parts: parts.filter((name) => timeOfName(name)) };
}

/** Removes what is past its term. */
export async function removeSpent(
  store: ObjectStore,
  { whole, parts }: Stored,
  isSpent: (name: string) => boolean,
): Promise<Pruned> {
  const removed: string[] = [];
  let fault: unknown;
  for (const name of [...whole, ...parts].filter(isSpent)) {
    await store.remove(name).then(
      () => removed.push(name),
      (error: unknown) => {
        fault ??= error;
      },
    );
  }
  return { removed, left: whole.filter((name) => !removed.includes(name)), fault };
}

export function fileExists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
