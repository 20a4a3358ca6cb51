/** A disk of a few megabytes for each test of a file, mounted for it, with a data folder on it. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach } from 'vitest';
import { mount, whyNoSmallDisk } from '../drills/full-disk.ts';

export interface SmallDisk {
  /** Beside the disk, and not on it. */
  readonly folder: string;
  readonly disk: string;
  readonly dataDir: string;
  /** Why this machine can mount none. */
  readonly impossible: string | undefined;
}

/** `bytes`: how large. What it returns is of the test that runs. */
export function useSmallDisk(bytes: number): () => SmallDisk {
  let current: SmallDisk;
  beforeEach(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'small-disk-'));
    const disk = join(folder, 'disk');
    current = { folder, disk, dataDir: join(disk, 'data'), impossible: await whyNoSmallDisk(folder) };
    if (current.impossible) return;
    await mount(disk, `${bytes}`);
    await mkdir(current.dataDir);
  });
  afterEach(async () => {
    if (!current.impossible) await promisify(execFile)('umount', ['--lazy', current.disk]);
    await rm(current.folder, { recursive: true, force: true });
  });
  return () => current;
}
