import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '#platform/files/object-store.ts';
import { folderPlace } from '#platform/files/place.ts';
import { baseName, keysName, readBases, removeOldBases, removeUnfinished } from './base.ts';

const ROOT = '7001';
const NOW = Temporal.Instant.from('2026-11-22T06:00:00Z');
const segment = (number: number): string => `0000000100000000${number.toString(16).toUpperCase().padStart(8, '0')}`;
const ofLog = (number: number): string => `${ROOT}/wal/${segment(number)}/00000000-01000000.age`;

async function stored() {
  const folder = await mkdtemp(join(tmpdir(), 'base-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const store = openStore(folderPlace(folder));
  const half = async (madeAt: string) => {
    for (const name of [baseName, keysName]) await store.write(name(ROOT, madeAt), Buffer.from('sealed'));
  };
  const base = async (madeAt: string, first: number) => {
    await half(madeAt);
    const facts = {
      major: 17,
      segmentBytes: 1 << 24,
      firstSegment: segment(first),
      database: 'school',
      user: 'school',
    };
    const sums = { bytes: 6, sha256: '0'.repeat(64), secretCheck: 'check' };
    const mark = baseName(ROOT, madeAt).replace('.tar.gz.age', '.json');
    await store.write(mark, Buffer.from(JSON.stringify({ madeAt, ...facts, ...sums })));
  };
  const dates = async () => (await readBases(store, ROOT)).map(({ madeAt }) => madeAt);
  return { folder, store, half, base, dates };
}

it('goes by the log, and not by the clock: a base dated in the future is no newer than those made since', async () => {
  const { store, base, dates } = await stored();
  for (const number of [2, 4, 6, 8]) await store.write(ofLog(number), Buffer.from('log'));
  await base('2029-01-01T00:00:00Z', 2);
  await base('2026-11-20T00:00:00Z', 4);
  expect(await dates()).toEqual(['2029-01-01T00:00:00Z', '2026-11-20T00:00:00Z']);
  await removeOldBases(store, ROOT);
  expect(await store.list(`${ROOT}/wal`)).toHaveLength(4);
  await base('2026-11-21T00:00:00Z', 6);
  await removeOldBases(store, ROOT);
  expect(await dates()).toEqual(['2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z']);
  expect(await store.list(`${ROOT}/wal`)).toEqual([4, 6, 8].map(ofLog));
});

it('lets go what a kill left of a base and of anything else, and no base that counts or may yet', async () => {
  const { folder, store, half, base } = await stored();
  const [old, early, young, ahead] = ['2026-11-20T05', '2026-11-21T05', '2026-11-22T05', '2029-01-01T00'].map(
    (hour) => `${hour}:00:00Z`,
  ) as [string, string, string, string];
  await base(old, 2);
  for (const madeAt of [early, young, ahead]) await half(madeAt);
  await store.write(ofLog(2), Buffer.from('log'));
  for (const left of [`${ofLog(3)}.part`, `${baseName(ROOT, young)}.part`].map((name) => join(folder, name))) {
    await store.write(`${left.slice(folder.length + 1)}x`, Buffer.from(''));
    await writeFile(left, 'half');
    await rm(`${left}x`);
  }
  await store.write('7002/bases/20261120T000000Z.tar.gz.age', Buffer.from('of another server'));
  await removeUnfinished(store, ROOT, NOW);
  expect(await store.listParts()).toEqual([]);
  const kept = [old, young].flatMap((madeAt) => [baseName(ROOT, madeAt), keysName(ROOT, madeAt)]);
  const mark = baseName(ROOT, old).replace('.tar.gz.age', '.json');
  expect(await store.list(ROOT)).toEqual([...kept, mark, ofLog(2)].sort());
  expect(await store.list('7002')).toHaveLength(1);
});
