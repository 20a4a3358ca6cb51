import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type S3Server, startS3Server } from '#tests/harness/s3-server.ts';
import { appendAll, type ErasureEntry, openLedger } from '../ledger.ts';
import { filesIn, TooLarge } from './files.ts';
import { openStore } from './object-store.ts';
import { folderPlace, type Place } from './place.ts';

let folder: string;
let server: S3Server;
beforeAll(async () => {
  server = await startS3Server();
});
afterAll(() => server.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-'));
  server.objects.clear();
  server.uploads.clear();
  server.requests.length = 0;
  return () => rm(folder, { recursive: true });
});

const bucket = (prefix = ''): Place => ({ kind: 's3', bucket: 'school', prefix, ...accessOf(server) });
const accessOf = ({ endpoint, region, accessKeyId, secretAccessKey }: S3Server) => ({
  endpoint,
  region,
  accessKeyId,
  secretAccessKey,
});
const MEGABYTE = 1 << 20;
const missing = (): never => {
  throw new Error('not made');
};

async function* megabytes(count: number) {
  for (let made = 0; made < count; made += 1) yield Buffer.alloc(MEGABYTE, made);
}

describe.each([
  ['a folder', () => folderPlace(join(folder, 'not', 'there', 'yet'))],
  ['a bucket', () => bucket('of/one/')],
])('%s', (_, place) => {
  it('gives back what was written, whole and in part', async () => {
    const store = openStore(place());
    expect(await store.list()).toEqual([]);
    await store.write('a/первый & второй', Buffer.from('карта связей'));
    await store.write('b', Buffer.from(''));
    expect(await text(store.read('a/первый & второй'))).toBe('карта связей');
    expect(await text(store.read('a/первый & второй', { start: 0, end: 1 }))).toBe('к');
    expect(await buffer(store.read('b'))).toHaveLength(0);
    expect(await store.has('b')).toBe(true);
  });

  it('lists every name, of a folder too, however many there are', async () => {
    const store = openStore(place());
    const names = Array.from({ length: 8 }, (__, index) => `a/${index}`);
    for (const name of [...names, 'b/9']) await store.write(name, Buffer.from(name));
    expect(await store.list()).toEqual([...names, 'b/9']);
    expect(await store.list('b')).toEqual(['b/9']);
  });

  it('forgets what is removed, twice too, and says so', async () => {
    const store = openStore(place());
    await store.write('a', Buffer.from('1'));
    await store.remove('a');
    await store.remove('a');
    expect(await store.has('a')).toBe(false);
    await expect(text(store.read('a'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('takes a stream of any length, and a file', async () => {
    const store = openStore(place());
    await store.write('long', megabytes(20));
    const long = await buffer(store.read('long'));
    expect(long).toHaveLength(20 * MEGABYTE);
    expect([long[0], long[19 * MEGABYTE]]).toEqual([0, 19]);
    await writeFile(join(folder, 'given'), 'of this machine');
    await store.adopt('taken', join(folder, 'given'));
    expect(await text(store.read('taken'))).toBe('of this machine');
  });

  it('keeps nothing of what broke off, and what was there before', async () => {
    const store = openStore(place());
    await store.write('a', Buffer.from('before'));
    async function* broken() {
      yield* megabytes(17);
      throw new Error('the power went');
    }
    await expect(store.write('a', broken())).rejects.toThrow('the power went');
    expect(await text(store.read('a'))).toBe('before');
    expect(server.uploads.size).toBe(0);
    expect(await store.listParts()).toEqual([]);
  });

  it('holds the files of the school', async () => {
    const files = filesIn(openStore(place()));
    const key = 'certificates/01890a5d-ac96-774b-bcce-b302099a8057';
    expect(await files.write(key, Buffer.from('карта'))).toMatchObject({ bytes: 10 });
    await expect(files.write(key, Buffer.from('too long a text'), 8)).rejects.toThrow(TooLarge);
    expect(await text(files.read(key))).toBe('карта');
  });

  it('holds the ledger of erasures', async () => {
    const ledger = openLedger(place());
    expect(await ledger.read()).toBeUndefined();
    await ledger.begin();
    expect(await ledger.read()).toEqual([]);
    const entries: ErasureEntry[] = ['2', '1'].map((digit) => ({
      erasureId: `01890a5d-ac96-774b-bcce-b302099a800${digit}`,
      subjectHash: digit.repeat(64),
      requestedAt: `2026-11-2${3 - Number(digit)}T06:00:00Z`,
    }));
    for (const entry of entries) await ledger.append(entry);
    expect(await ledger.read()).toEqual(entries);
    const more = ['3', '4'].map((digit) => ({
      erasureId: `01890a5d-ac96-774b-bcce-b302099a800${digit}`,
      subjectHash: digit.repeat(64),
      requestedAt: `2026-11-2${digit}T06:00:00Z`,
    }));
    const [third = missing(), fourth = missing()] = more;
    await expect(appendAll(place(), [third, { ...fourth, subjectHash: 'no hash' }])).rejects.toThrow();
    expect(await ledger.read()).toEqual(entries);
    await appendAll(place(), more);
    expect(await ledger.read()).toEqual([...entries, ...more]);
  });
});

it('a bucket holds a ledger of which nothing changes unnoticed', async () => {
  const ledger = openLedger(bucket());
  const store = openStore(bucket());
  const entry: ErasureEntry = {
    erasureId: '01890a5d-ac96-774b-bcce-b302099a8009',
    subjectHash: '9'.repeat(64),
    requestedAt: '2026-11-29T06:00:00Z',
  };
  const older = { ...entry, erasureId: entry.erasureId.replace('8009', '8008'), requestedAt: '2026-11-28T06:00:00Z' };
  await ledger.append(entry);
  const name = (await store.list('erasures')).at(-1) ?? missing();
  const olderName = `erasures/2026-11-28T060000Z-${older.erasureId}.json`;
  await store.write(olderName, Buffer.from(JSON.stringify(older)));
  expect(await ledger.read()).toEqual([older, entry]);
  const good = await text(store.read(name));
  for (const bad of [good.slice(0, -1), good.replace('999', '998'), JSON.stringify(older), '']) {
    await store.write(name, Buffer.from(bad));
    await expect(ledger.read()).rejects.toMatchObject({ where: name, entries: [older] });
  }
  await store.write(name, Buffer.from('garbage'));
  await ledger.renew([entry]);
  expect(await ledger.read()).toEqual([older, entry]);
  expect(await text(store.read(olderName))).toContain('"sum":"');
  expect(await text(store.read(`damaged/${name}`))).toBe('garbage');
});

describe('a folder', () => {
  it('is open to its owner alone', async () => {
    const store = openStore(folderPlace(join(folder, 'new')));
    await store.write('a/b', Buffer.from('1'));
    const modes = [join(folder, 'new'), join(folder, 'new', 'a'), join(folder, 'new', 'a', 'b')];
    expect(await Promise.all(modes.map(async (path) => (await stat(path)).mode & 0o777))).toEqual([
      0o700, 0o700, 0o600,
    ]);
  });

  it('has no name that leads out of it', async () => {
    const store = openStore(folderPlace(join(folder, 'new')));
    for (const name of ['../x', 'a/../../x', '/x', 'a//b', '']) {
      await expect(store.write(name, Buffer.from('x'))).rejects.toThrow('not a name');
    }
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a bucket', () => {
  it('refuses what is signed with another key, and the fault names no secret', async () => {
    const store = openStore({ ...bucket(), secretAccessKey: 'some other secret' } as Place);
    await expect(store.write('a', Buffer.from('1'))).rejects.toThrow('403 SignatureDoesNotMatch');
    await expect(store.write('a', Buffer.from('1'))).rejects.not.toThrow(/some other secret/);
    expect(server.objects.size).toBe(0);
  });

  it('is asked again when it is busy, and given up at last', async () => {
    const store = openStore(bucket());
    server.fail(2, 503);
    await store.write('a', Buffer.from('1'));
    expect(server.requests).toEqual(['PUT /school/a', 'PUT /school/a', 'PUT /school/a']);
    server.fail(9, 503);
    await expect(store.write('b', Buffer.from('1'))).rejects.toMatchObject({ code: 'ESTORE', status: 503 });
    server.fail(0, 503);
  });

  it('gives up what a kill left of uploads in parts, and nothing else', async () => {
    const store = openStore(bucket());
    const began = (id: string, key: string) => server.uploads.set(id, { path: `school/${key}`, parts: new Map() });
    for (const [id, key] of [
      ['1', 'a'],
      ['2', 'a'],
      ['3', 'ab'],
      ['4', 'b'],
    ] as const)
      began(id, key);
    expect(await store.listParts()).toEqual(['a.part', 'a.part', 'ab.part', 'b.part']);
    await store.remove('a');
    expect([...server.uploads.keys()]).toEqual(['3', '4']);
    await store.remove('b.part');
    expect(await store.listParts()).toEqual(['ab.part']);
  });

  it('tells whether what is removed stays as an old version, where the store knows', async () => {
    const store = openStore(bucket());
    expect(await store.keepsVersions()).toBe(false);
    server.versioned.add('school');
    expect(await store.keepsVersions()).toBe(true);
    server.fail(1, 403);
    expect(await store.keepsVersions()).toBe(false);
    server.versioned.clear();
  });

  it('that cannot be reached is a fault of the machine, not of what was asked for', async () => {
    const store = openStore({ ...bucket(), endpoint: 'http://127.0.0.1:9' } as Place);
    await expect(store.has('a')).rejects.toMatchObject({ code: 'ESTORE' });
    await expect(text(store.read('a'))).rejects.toMatchObject({ code: 'ESTORE' });
  });

  it('that never answers keeps nobody waiting for more than a minute, whatever it is asked', async () => {
    const asked = Promise.withResolvers<void>();
    const silent = createServer(() => asked.resolve()).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => {
      vi.useRealTimers();
      silent.closeAllConnections();
      silent.close();
    });
    const { port } = silent.address() as AddressInfo;
    const store = openStore({ ...bucket(), endpoint: `http://127.0.0.1:${port}` } as Place);
    const refused = expect(store.list()).rejects.toMatchObject({ code: 'ESTORE' });
    await asked.promise;
    vi.advanceTimersByTime(60_000);
    await refused;
  });
});
