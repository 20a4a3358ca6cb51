import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '#platform/files/object-store.ts';
import { folderPlace } from '#platform/files/place.ts';
import { keepLooks, lookAhead } from './ahead.ts';
import { baseName } from './base.ts';
import { newestBase } from './newest-base.ts';

const NOW = Temporal.Instant.from('2026-11-22T06:00:00Z');
const [FORMER, PRESENT] = ['7001', '7002'];

async function stored() {
  const folder = await mkdtemp(join(tmpdir(), 'newest-base-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const store = openStore(folderPlace(folder));
  const base = async (root: string, madeAt: string, segment: number) => {
    const facts = { madeAt, major: 17, segmentBytes: 1 << 24, database: 'school', user: 'school', bytes: 6 };
    const firstSegment = `00000001000000000000000${segment}`;
    const mark = baseName(root, madeAt).replace('.tar.gz.age', '.json');
    const sums = { sha256: '0'.repeat(64), secretCheck: 'check' };
    await store.write(mark, Buffer.from(JSON.stringify({ ...facts, ...sums, firstSegment })));
  };
  return { store, base };
}

it('is that of the server of now, though a former one’s is dated in the future, or was', async () => {
  const { store, base } = await stored();
  await base(FORMER, '2027-01-01T00:00:00Z', 2);
  expect(await newestBase(store, NOW)).toMatchObject({ root: FORMER });
  await base(PRESENT, '2026-11-21T00:00:00Z', 2);
  await base(PRESENT, '2026-11-22T00:00:00Z', 4);
  expect(await newestBase(store, NOW)).toMatchObject({ root: PRESENT, base: { madeAt: '2026-11-22T00:00:00Z' } });
  await keepLooks(store, FORMER, await lookAhead(store, FORMER, NOW), NOW);
  const itsDay = Temporal.Instant.from('2027-01-02T00:00:00Z');
  expect(await newestBase(store, itsDay)).toMatchObject({ root: PRESENT });
});

it('is the newest of its server by the log, whatever its clock said', async () => {
  const { store, base } = await stored();
  await base(PRESENT, '2026-11-22T00:00:00Z', 2);
  await base(PRESENT, '2026-11-20T00:00:00Z', 4);
  expect(await newestBase(store, NOW)).toMatchObject({ base: { madeAt: '2026-11-20T00:00:00Z' } });
  await base(FORMER, '2026-11-21T00:00:00Z', 6);
  expect(await newestBase(store, NOW)).toMatchObject({ root: PRESENT });
});

it('is missed where there is none', async () => {
  const { store } = await stored();
  await expect(newestBase(store, NOW)).rejects.toMatchObject({ refusal: 'incomplete' });
});
