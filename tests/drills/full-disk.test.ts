/** The drill of full disks, small; bin/drill runs it at full size. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { fillDisk, whyNoSmallDisk } from './full-disk.ts';

it('goes on reading when the disk is full, refuses to write, loses nothing, and heals', async ({ skip }) => {
  const folder = await mkdtemp(join(tmpdir(), 'full-disk-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const impossible = await whyNoSmallDisk(folder);
  if (impossible) skip(impossible);
  const counts = await fillDisk({ folder, rounds: 1, say: () => undefined });
  expect(counts).toMatchObject({ faults: [], lost: 0, doubled: 0 });
  expect(counts.refused).toBeGreaterThanOrEqual(8);
}, 600_000);
