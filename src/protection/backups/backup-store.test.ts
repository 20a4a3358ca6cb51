/** Backups on a small disk, mounted for the test, that the data folder is on too. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DiskFull, freeBytes, RESERVE } from '#platform/disk.ts';
import { folderPlace } from '#platform/files/place.ts';
import { useSmallDisk } from '#tests/harness/small-disk.ts';
import { openBackupStore } from './backup-store.ts';

const MEGABYTE = 1 << 20;
const small = useSmallDisk(RESERVE + 8 * MEGABYTE);

it('stops before a backup takes what the database needs, and leaves nothing of it', async ({ skip }) => {
  const { dataDir, disk, impossible } = small();
  if (impossible) skip(impossible);
  const store = openBackupStore(folderPlace(join(disk, 'backups')), dataDir);
  const free: number[] = [];
  async function* chunks(count: number) {
    for (let made = 0; made < count; made += 1) {
      free.push(await freeBytes(disk));
      yield Buffer.alloc(MEGABYTE / 4);
    }
  }
  await store.write('small', chunks(12));
  await expect(store.write('large', chunks(100))).rejects.toThrow(DiskFull);
  expect(Math.min(...free)).toBeGreaterThanOrEqual(RESERVE);
  expect(await readdir(join(disk, 'backups'))).toEqual(['small']);
});

it('takes all the room of a disk that the data are not on', async ({ skip }) => {
  const { disk, folder, impossible } = small();
  if (impossible) skip(impossible);
  const store = openBackupStore(folderPlace(join(disk, 'backups')), folder);
  await store.write('large', Buffer.alloc(20 * MEGABYTE));
  expect(await freeBytes(disk)).toBeLessThan(RESERVE);
});
