/**
 * The moment at which the restored copy takes the school's place. What stands there is put aside, and comes back when a
 * step fails: the school is then as it was, with its own database, keys, files and ledger.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from '#platform/database/database.ts';
import { type ObjectStore, openStore } from '#platform/files/object-store.ts';
import { folderPlace } from '#platform/files/place.ts';
import { appendAll, type ErasureEntry } from '#platform/ledger.ts';
import { type Log, traceOf } from '#platform/log/log.ts';
import { moveIn, otherFiles, takePlace, type Undo } from '#protection/backups';
import type { Config } from '../config.ts';
import { FOLDERS, findChangeOver, markChangeOver, removeFolders, unmarkChangeOver } from './traces.ts';

export interface ProvenCopy {
  /** Leads to another database of the server. */
  readonly via: Connection;
  /** The copy's name, and the one it takes. */
  readonly copy: string;
  readonly database: string;
  readonly suffix: string;
  /** The unpacked backup, with `files` and `keys`. */
  readonly folder: string;
  /** The moment the backup was made. */
  readonly madeAt: string;
  readonly unledgered: readonly ErasureEntry[];
}

/** Told of each step as it is taken; only the proofs that make it fail there listen. */
export type OnStep = (step: 'files in' | 'keys in' | 'database in') => Promise<void>;

/** A step of the change-over failed. `left`: the folder with what could not be brought back; undefined: all of it was. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff';
  readonly left: string | undefined;
  constructor(cause: unknown, left?: string) {
    const state = left
      ? `not all of what was here could be brought back: what was put aside lies in ${left}; restore again before the school is started`
      : 'what was here is in its place again';
    super(`the restore broke off (${cause instanceof Error ? cause.message : 'no reason given'}); ${state}`, { cause });
    this.left = left;
  }
}

/**
 * Throws {@link BrokenOff}. Returns whether all of the school that was here is gone; what is left then is no part of the
 * restored one, and the next nights and the next start remove it. Killed between its steps, it leaves a mark, and the
 * school is not opened until a restore has come to its end.
 */
export async function changeOver(config: Config, proven: ProvenCopy, log: Log, onStep?: OnStep): Promise<boolean> {
  const { via, copy, database, suffix, folder, madeAt, unledgered } = proven;
  const aside = join(config.dataDir, `${FOLDERS.replaced}${suffix}`);
  const files = openStore(config.files);
  const keys = openStore(folderPlace(join(config.dataDir, 'keys')));
  const undo: Undo[] = [];
  let taken: Awaited<ReturnType<typeof takePlace>> | undefined;
  let moved: ReadonlySet<string>;
  // What one before this left is a mixture, and is one again when this breaks off.
  const broken = await findChangeOver(config.dataDir);
  await markChangeOver(config.dataDir, broken ?? madeAt);
  try {
    moved = await moveIn(join(folder, 'files'), files, join(aside, 'files'), undo);
    await onStep?.('files in');
    await moveIn(join(folder, 'keys'), keys, join(aside, 'keys'), undo);
    await onStep?.('keys in');
    taken = await takePlace(via, copy, database, suffix);
    await onStep?.('database in');
    // The last, for it is all or nothing by itself.
    await appendAll(config.ledger, unledgered);
  } catch (error) {
    const faults = await bringBack(taken?.giveBack, undo);
    for (const fault of faults) log.error({ event: 'restore.left', error: traceOf(fault) });
    if (faults.length > 0) throw new BrokenOff(error, aside);
    await rm(aside, { recursive: true, force: true });
    if (broken === undefined) await unmarkChangeOver(config.dataDir);
    throw new BrokenOff(error);
  }
  await unmarkChangeOver(config.dataDir);
  const tidying = [
    taken.dropReplaced,
    () => removeOthers(files, moved),
    () => removeFolders(config.dataDir, FOLDERS.replaced),
  ];
  const faults = await inTurn(tidying);
  for (const fault of faults) log.error({ event: 'restore.left', error: traceOf(fault) });
  return faults.length === 0;
}

/** Where the database cannot go back, the keys and files that belong to the new one stay with it. */
async function bringBack(database: Undo | undefined, things: readonly Undo[]): Promise<unknown[]> {
  const faults = await inTurn(database ? [database] : []);
  return faults.length > 0 ? faults : inTurn(things.toReversed());
}

/** Each of them, though one before it failed. Returns the faults. */
async function inTurn(steps: readonly Undo[]): Promise<unknown[]> {
  const faults: unknown[] = [];
  for (const step of steps) await step().catch((fault: unknown) => faults.push(fault));
  return faults;
}

/** What the school that was replaced has left. */
async function removeOthers(files: ObjectStore, restored: ReadonlySet<string>): Promise<void> {
  for (const name of await otherFiles(files, restored)) await files.remove(name);
}
