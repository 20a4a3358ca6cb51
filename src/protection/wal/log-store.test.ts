/** The shipped log on a small disk, mounted for the test, that the data folder is on too. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DiskFull, freeBytes, RESERVE } from '#platform/disk.ts';
import { folderPlace } from '#platform/files/place.ts';
import { useSmallDisk } from '#tests/harness/small-disk.ts';
import { baseName } from './base.ts';
import { assertRoomForBase, mayReceive, openLogStore } from './log-store.ts';

const MEGABYTE = 1 << 20;
const segment = (number: number): string => `00000001000000000000000${number}`;
const small = useSmallDisk(RESERVE + 8 * MEGABYTE);
const place = () => folderPlace(join(small().disk, 'log'));

/** Leaves so many bytes free. */
const fillTo = async (bytes: number): Promise<void> =>
  writeFile(join(small().disk, 'ballast'), Buffer.alloc((await freeBytes(small().disk)) - bytes));

it('refuses a base before it takes the reserve, and leaves nothing of it', async ({ skip }) => {
  const { dataDir, folder, impossible } = small();
  if (impossible) skip(impossible);
  const store = openLogStore(place(), dataDir);
  async function* chunks(count: number) {
    for (let made = 0; made < count; made += 1) yield Buffer.alloc(MEGABYTE / 4);
  }
  const name = baseName('7001', '2026-11-22T06:00:00Z');
  await expect(store.write(name, chunks(100))).rejects.toThrow(DiskFull);
  expect(await store.list()).toEqual([]);
  expect(await store.listParts()).toEqual([]);
  await store.write(name, chunks(12));
  // Nor is one begun that is known to be too large; on another disk it may be of any size.
  await expect(assertRoomForBase(place(), dataDir, 8 * MEGABYTE)).rejects.toThrow(DiskFull);
  await assertRoomForBase(place(), dataDir, MEGABYTE);
  await assertRoomForBase(place(), folder, 8 * MEGABYTE);
});

it('lets the log go on into half of the reserve, and no further', async ({ skip }) => {
  const { dataDir, impossible } = small();
  if (impossible) skip(impossible);
  const store = openLogStore(place(), dataDir);
  await fillTo(RESERVE / 2 + 8 * MEGABYTE);
  const name = `7001/wal/${segment(1)}/00000000-00400000.age`;
  await store.write(name, Buffer.alloc(4 * MEGABYTE));
  await expect(store.write(`${name}x`, Buffer.alloc(16 * MEGABYTE))).rejects.toThrow(DiskFull);
  expect(await store.list()).toEqual([name]);
});

it('lets the log arrive in the reserve only while it is carried off as it comes', async ({ skip }) => {
  const { dataDir, disk, impossible } = small();
  if (impossible) skip(impossible);
  const spool = join(dataDir, 'wal');
  await mkdir(spool);
  const arrive = (number: number) => writeFile(join(spool, segment(number)), '');
  for (const number of [1, 2, 3]) await arrive(number);
  expect(await mayReceive(spool)).toBe(true);
  await fillTo(RESERVE - MEGABYTE);
  expect(await mayReceive(spool)).toBe(false);
  for (const number of [1, 2]) await rm(join(spool, segment(number)));
  expect(await readdir(spool)).toHaveLength(1);
  expect(await mayReceive(spool)).toBe(true);
  await rm(join(disk, 'ballast'));
  await fillTo(RESERVE / 2 - MEGABYTE);
  expect(await mayReceive(spool)).toBe(false);
});
