/** What is worth mending though the backups are good: where they lie. The doctor and the office tell it. */
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { realPath } from '#platform/files/place.ts';
import type { BackupSetup } from './setup.ts';

export interface BackupAdvice {
  /** The backups lie on the disk of the data folder, and go with it. */
  readonly sameDisk: boolean;
  /** Buckets in which what is removed stays as an old version, unless a rule of the bucket's own ends those. */
  readonly versioned: readonly string[];
}

export async function backupAdvice(
  setup: Pick<BackupSetup, 'folder' | 'dataDir' | 'places'>,
  diskOf: (path: string) => Promise<number> = diskUnder,
): Promise<BackupAdvice> {
  const { folder, dataDir, places } = setup;
  const sameDisk = folder !== undefined && (await diskOf(folder)) === (await diskOf(dataDir));
  const kept = await Promise.all(places.map(({ store }) => keepsVersions(store)));
  return { sameDisk, versioned: places.filter((_, position) => kept[position]).map(({ name }) => name) };
}

/** The number of the disk; of what is not there yet, that of the nearest folder above which is. */
async function diskUnder(path: string): Promise<number> {
  for (let at = realPath(path); ; at = dirname(at)) {
    const found = await stat(at).catch(() => undefined);
    if (found || dirname(at) === at) return found?.dev ?? 0;
  }
}

const PATIENCE_MS = 3_000;

/** A store that is away keeps nobody waiting, and is told of elsewhere. */
async function keepsVersions(store: BackupSetup['places'][number]['store']): Promise<boolean> {
  const answered = new AbortController();
  const silent = pause(PATIENCE_MS, false, { signal: answered.signal }).catch(() => false);
  const told = await Promise.race([store.keepsVersions().catch(() => false), silent]);
  answered.abort();
  return told;
}
