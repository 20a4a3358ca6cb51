import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { movableClock } from '#platform/clock.ts';
import { openStore } from '#platform/files/object-store.ts';
import { folderPlace } from '#platform/files/place.ts';
import { createLog } from '#platform/log/log.ts';
import { KEEP_DAYS } from '#protection/backups';
import { baseName, keysName } from './base.ts';
import { pruneLog } from './prune-log.ts';

const START = '2026-11-22T06:00:00Z';
const ROOT = '7001';
const OTHER = '7002';
const part = (number: number): string => `${ROOT}/wal/00000001000000000000000${number}/00000000-01000000.age`;

/** A server with bases of the day before and of the start, its log and a file of the school. */
async function shipped() {
  const folder = await mkdtemp(join(tmpdir(), 'prune-log-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const store = openStore(folderPlace(join(folder, 'log')));
  const spool = join(folder, 'spool');
  for (const [madeAt, first] of [
    ['2026-11-21T06:00:00Z', 2],
    [START, 4],
  ] as const) {
    const facts = {
      major: 17,
      segmentBytes: 1 << 24,
      firstSegment: part(first).slice(9, 33),
      database: 'a',
      user: 'a',
    };
    const mark = JSON.stringify({ madeAt, ...facts, bytes: 6, sha256: '0'.repeat(64), secretCheck: 'check' });
    for (const name of [baseName, keysName]) await store.write(name(ROOT, madeAt), Buffer.from('sealed'));
    await store.write(baseName(ROOT, madeAt).replace('.tar.gz.age', '.json'), Buffer.from(mark));
  }
  for (const name of [2, 3, 4, 5].map(part)) await store.write(name, Buffer.from('log'));
  await store.write(`${ROOT}/files/a/b.age`, Buffer.from('a file'));
  await mkdir(join(spool, ROOT), { recursive: true });
  const readable = join(spool, ROOT, '000000010000000000000005');
  await writeFile(readable, 'rows');
  const at = Temporal.Instant.from(START).epochMilliseconds / 1000;
  for (const path of [readable, join(spool, ROOT)]) await utimes(path, at, at);
  return { store, spool, clock: movableClock(START), log: createLog('silent') };
}

it('ends each base, and the log that only it needed, with the backups, though nobody ships any more', async () => {
  const given = await shipped();
  given.clock.advance({ hours: (KEEP_DAYS - 1) * 24 - 2 });
  await pruneLog(given);
  expect(await given.store.list()).toHaveLength(11);
  given.clock.advance({ hours: 1 });
  await pruneLog(given);
  expect(await given.store.list(`${ROOT}/bases`)).toHaveLength(3);
  expect(await given.store.list(`${ROOT}/wal`)).toEqual([4, 5].map(part));
  given.clock.advance({ hours: 24 });
  await pruneLog(given);
  expect(await given.store.list()).toEqual([]);
});

const AHEAD = '2029-01-01T00:00:00Z';

it('ends a base dated in the future once it was looked at for as long as a backup is kept', async () => {
  const given = await shipped();
  await given.store.write(`${OTHER}/wal/x`, Buffer.from('log'));
  for (const name of [baseName, keysName]) await given.store.write(name(OTHER, AHEAD), Buffer.from('sealed'));
  const look = async (hours: number) => {
    for (let hour = 0; hour < hours; hour += 1) {
      await pruneLog(given);
      given.clock.advance({ hours: 1 });
    }
  };
  await look(20 * 24);
  // A clock that leaps at one look counts for an hour, and one that goes back for nothing.
  given.clock.advance({ hours: 100 * 24 });
  await pruneLog(given);
  given.clock.advance({ hours: -100 * 24 });
  await look(15 * 24 - 2);
  expect(await given.store.list(`${OTHER}/bases`)).toHaveLength(2);
  await look(2);
  expect(await given.store.list(OTHER)).toEqual([]);
});

it('takes no honest base for older than it is, be the clock behind for a while', async () => {
  const given = await shipped();
  given.clock.advance({ hours: -365 * 24 });
  await pruneLog(given);
  given.clock.advance({ hours: 1 });
  await pruneLog(given);
  given.clock.set(Temporal.Instant.from(START).add({ hours: (KEEP_DAYS - 1) * 24 - 2 }));
  await pruneLog(given);
  expect(await given.store.list(`${ROOT}/bases`)).toHaveLength(6);
  given.clock.advance({ hours: 26 });
  await pruneLog(given);
  expect(await given.store.list()).toEqual([]);
});

it('leaves the log alone that a base needs which is on its way', async () => {
  const given = await shipped();
  given.clock.advance({ hours: KEEP_DAYS * 24 });
  const madeAt = given.clock.now().subtract({ hours: 2 }).toString();
  await given.store.write(baseName(ROOT, madeAt), Buffer.from('no mark yet'));
  await pruneLog(given);
  expect(await given.store.list(`${ROOT}/bases`)).toEqual([baseName(ROOT, madeAt)]);
  expect(await given.store.list(`${ROOT}/wal`)).toHaveLength(4);
});

it('lets what lies readable on this machine wait to be shipped for as long, and for two days where nobody ships', async () => {
  const given = await shipped();
  given.clock.advance({ hours: 49 });
  await pruneLog(given);
  expect(await readdir(given.spool)).toEqual([ROOT]);
  await pruneLog({ ...given, store: undefined });
  expect(await readdir(given.spool)).toEqual([]);
  const failing = await shipped();
  failing.clock.advance({ hours: KEEP_DAYS * 24 });
  await pruneLog(failing);
  expect(await readdir(failing.spool)).toEqual([]);
});
