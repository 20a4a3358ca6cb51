import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { movableClock } from '#platform/clock.ts';
import { openStore } from '#platform/files/object-store.ts';
import { folderPlace } from '#platform/files/place.ts';
import { createLog } from '#platform/log/log.ts';
import { removeFormer } from './former.ts';

const [OWN, FORMER, LIVING] = ['7001', '7002', '7003'];
const PARTS = ['bases/20261120T000000Z.json', 'wal/000000010000000000000001/00000000-01000000.age', 'files/a/b.age'];

async function servers() {
  const folder = await mkdtemp(join(tmpdir(), 'former-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const store = openStore(folderPlace(join(folder, 'log')));
  const spool = join(folder, 'spool');
  for (const server of [OWN, FORMER]) {
    for (const name of PARTS) await store.write(`${server}/${name}`, Buffer.from(name));
    await mkdir(join(spool, server), { recursive: true });
    await writeFile(join(spool, server, 'readable'), 'rows');
  }
  await store.write('notes/of-somebody.txt', Buffer.from('not a server’s'));
  const setup = { store, spool, clock: movableClock('2026-11-22T06:00:00Z'), log: createLog('silent') };
  return { ...setup, of: async (server: string) => (await store.list(server)).filter((name) => !/former/.test(name)) };
}

it('lets go what a server left that the school has left, two days after the last of it came', async () => {
  const given = await servers();
  await removeFormer(given, OWN);
  given.clock.advance({ hours: 47 });
  await removeFormer(given, OWN);
  expect(await given.of(FORMER)).toHaveLength(PARTS.length);
  expect(await readdir(given.spool)).toEqual([OWN, FORMER]);
  given.clock.advance({ hours: 1 });
  await removeFormer(given, OWN);
  expect(await given.of(FORMER)).toEqual([]);
  // What had arrived on this machine is not even encrypted.
  expect(await readdir(given.spool)).toEqual([OWN]);
  expect(await given.of(OWN)).toHaveLength(PARTS.length);
  expect(await given.store.list()).toHaveLength(PARTS.length + 1);
});

it('leaves a server alone that still adds to its log', async () => {
  const given = await servers();
  for (let day = 1; day < 10; day += 1) {
    await given.store.write(`${LIVING}/wal/00000001000000000000000${day}/00000000-01000000.age`, Buffer.from('log'));
    await removeFormer(given, OWN);
    given.clock.advance({ hours: 24 });
  }
  expect(await given.of(LIVING)).toHaveLength(9);
  expect(await given.of(FORMER)).toEqual([]);
});

it('counts the two days anew where it was looked at by a clock that was ahead', async () => {
  const given = await servers();
  given.clock.advance({ hours: 24 * 1000 });
  await removeFormer(given, OWN);
  given.clock.advance({ hours: -24 * 1000 });
  await removeFormer(given, OWN);
  given.clock.advance({ hours: 48 });
  await removeFormer(given, OWN);
  expect(await given.of(FORMER)).toEqual([]);
});
