/** What is worth mending though the backups are good: where they lie. The doctor and the office tell it. */
import { setTimeout as pause } from 'node:timers/promises';
import { compareDisks } from '#platform/disk.ts';
import type { DiskComparison } from '#platform/mounts.ts';
import type { BackupSetup } from './setup.ts';

export interface BackupAdvice {
  /** Whether the backups lie on the disk of the data folder, and go with it. */
  readonly disk: DiskComparison;
  /** Buckets in which what is removed stays as an old version, unless a rule of the bucket's own ends those. */
  readonly versioned: readonly string[];
}

export async function backupAdvice(setup: Pick<BackupSetup, 'folder' | 'dataDir' | 'places'>): Promise<BackupAdvice> {
  const { folder, dataDir, places } = setup;
  const disk = folder === undefined ? 'other' : await compareDisks(folder, dataDir);
  const kept = await Promise.all(places.map(({ store }) => keepsVersions(store)));
  return { disk, versioned: places.filter((_, position) => kept[position]).map(({ name }) => name) };
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
