/** The ledger on a small disk of its own, mounted for the test, that fills up. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useSmallDisk } from '#tests/harness/small-disk.ts';
import { folderPlace } from './files/place.ts';
import { openLedger } from './ledger.ts';

const small = useSmallDisk(1 << 20);
/** More than one page of a disk holds. */
const ENTRIES = 40;

it('says of no entry that it is kept which the disk took half of', async ({ skip }) => {
  const { disk, impossible } = small();
  if (impossible) skip(impossible);
  const ledger = openLedger(folderPlace(join(disk, 'ledger')));
  const entry = (count: number) => ({
    erasureId: `01890a5d-ac96-774b-bcce-${String(count).padStart(12, '0')}`,
    subjectHash: String(count).padStart(64, '0'),
    requestedAt: '2026-11-22T06:00:00Z',
  });
  const kept = [entry(0)];
  await ledger.append(entry(0));
  await fill(join(disk, 'ballast'));
  let refused = 0;
  for (let count = 1; count <= ENTRIES; count += 1) {
    await ledger.append(entry(count)).then(
      () => kept.push(entry(count)),
      () => {
        refused += 1;
      },
    );
  }
  expect(refused).toBeGreaterThan(0);
  expect(await ledger.read()).toEqual(kept);
});

async function fill(path: string): Promise<void> {
  const file = await open(path, 'w');
  const noRoom = await file.writeFile(Buffer.alloc(2 << 20)).catch((error: NodeJS.ErrnoException) => error.code);
  await file.close();
  expect(noRoom).toBe('ENOSPC');
}
