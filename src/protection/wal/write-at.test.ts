/** A segment of the log that is put together on a disk of 1 MiB, mounted for the test. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useSmallDisk } from '#tests/harness/small-disk.ts';
import { writeAt } from './write-at.ts';

const small = useSmallDisk(1 << 20);

it('writes at its place, and refuses what there is no room for', async ({ skip }) => {
  const { disk, impossible } = small();
  if (impossible) skip(impossible);
  const file = await open(join(disk, 'segment'), 'wx+');
  try {
    await file.truncate(16 << 20);
    await writeAt(file, Buffer.from('word'), 8192);
    const read = Buffer.alloc(6);
    await file.read(read, 0, 6, 8191);
    expect(read.toString('latin1')).toBe('\0word\0');
    await expect(writeAt(file, Buffer.alloc(4 << 20, 1), 16384)).rejects.toThrow('ENOSPC');
  } finally {
    await file.close();
  }
});
