import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type S3Server, startS3Server } from '#tests/harness/s3-server.ts';
import { START, useSchool } from '#tests/harness/school.ts';
import { type Context, transact } from '../context.ts';
import { createIds } from '../ids.ts';
import { SomeFailed } from '../jobs/each-apart.ts';
import { filesIn } from './files.ts';
import { type ObjectStore, openStore } from './object-store.ts';
import { folderPlace, type Place } from './place.ts';
import { fileKey, storeFile } from './stored-files.ts';

const school = useSchool();
let server: S3Server;
let folder: string;
beforeAll(async () => {
  server = await startS3Server();
});
afterAll(() => server.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sweep-'));
  server.objects.clear();
  school.logLines.length = 0;
  school.clock.set(Temporal.Instant.from(START));
  await sql`delete from installation`.execute(school.ctx.db);
  await sql`insert into installation (only_row, demo, created_at) values (true, false, ${START})`.execute(
    school.ctx.db,
  );
  return () => rm(folder, { recursive: true });
});

const about = { bucket: 'certificates', personId: null, name: 'a.pdf', mediaType: 'application/pdf' };
const stored = (ctx: Context) => storeFile(ctx, about, Buffer.from('Айгүл'));

/** The bytes of an act that is rolled back. */
async function rolledBack(ctx: Context): Promise<string> {
  let key = '';
  await transact(ctx, async (tx) => {
    key = fileKey(await stored(tx));
    throw new Error('the act fails');
  }).catch(() => undefined);
  return key;
}

/** As the worker runs it each night. */
async function night(ctx: Context): Promise<void> {
  const sweep = school.school.jobs.find(({ name }) => name === 'files.sweep');
  await sweep?.run(ctx, {});
}

describe.each<[string, () => Place]>([
  ['a folder', () => folderPlace(folder)],
  [
    'a bucket',
    () => {
      const { endpoint, region, accessKeyId, secretAccessKey } = server;
      return { kind: 's3', bucket: 'school', prefix: 'of/one/', endpoint, region, accessKeyId, secretAccessKey };
    },
  ],
])('each night, in %s', (_, place) => {
  let store: ObjectStore;
  let ctx: Context;
  beforeEach(() => {
    store = openStore(place());
    ctx = { ...school.ctx, files: filesIn(store) };
  });

  it('what no row knows goes once it is a day old, and not before', async () => {
    const left = [await rolledBack(ctx), await rolledBack(ctx)];
    const known = [];
    for (let made = 0; made < 5; made += 1) known.push(fileKey(await stored(ctx)));
    const young = [...left, ...known].sort();
    school.clock.advance({ hours: 23 });
    await night(ctx);
    expect(await store.list()).toEqual(young);
    expect(school.logLines).toEqual([]);
    school.clock.advance({ hours: 2 });
    const later = await rolledBack(ctx);
    await night(ctx);
    expect(await store.list()).toEqual([...known, later].sort());
    expect(school.logLines.map((line) => JSON.parse(line))).toMatchObject([{ event: 'files.swept', count: 2 }]);
    expect(school.logLines.join()).not.toMatch(new RegExp(left.map((key) => key.split('/')[1]).join('|')));
  });

  it('nothing goes that is no file of the school', async () => {
    const id = () => school.ctx.ids.uuid();
    const others = [
      'backups/school-2026-11-21T210000Z.tar.age',
      `certificates/${id()}.age`,
      'certificates/4f6a5d1c-8f0b-4d5e-9d38-2f1a7a0f9c11',
      'certificates/notes.txt',
      'ledger/erasures.jsonl',
      `log/files/certificates/${id()}`,
      `of-another-program/${id()}`,
      id(),
    ].sort();
    for (const name of others) await store.write(name, Buffer.from('x'));
    school.clock.advance({ hours: 48 });
    await night(ctx);
    expect(await store.list()).toEqual(others);
  });

  it('nothing goes that is older than the installation, nor where there is none', async () => {
    const before = Temporal.Instant.from(START).subtract({ hours: 1 });
    const older = `certificates/${createIds({ now: () => before }).uuid()}`;
    await store.write(older, Buffer.from('of the school whose files these are'));
    const left = await rolledBack(ctx);
    school.clock.advance({ hours: 48 });
    await night(ctx);
    expect(await store.list()).toEqual([older]);
    await store.write(left, Buffer.from('x'));
    await sql`delete from installation`.execute(school.ctx.db);
    await night(ctx);
    expect(await store.list()).toEqual([older, left].sort());
  });
});

it('goes also where the log of the server cannot be turned, as on a full disk', async () => {
  const store = openStore(folderPlace(folder));
  const ctx = { ...school.ctx, files: filesIn(store) };
  const log = join(school.folder, 'data', 'postgres.log');
  await writeFile(log, '');
  await mkdir(`${log}.1.part`);
  await rolledBack(ctx);
  school.clock.advance({ hours: 25 });
  await expect(night(ctx)).rejects.toThrow(SomeFailed);
  expect(await store.list()).toEqual([]);
  for (const path of [log, `${log}.1.part`]) await rm(path, { recursive: true });
});

it('each night what a kill left half written goes too', async () => {
  const ctx = { ...school.ctx, files: filesIn(openStore(folderPlace(folder))) };
  const known = fileKey(await stored(ctx));
  const begun = `certificates/${ctx.ids.uuid()}`;
  await writeFile(join(folder, `${begun}.part`), 'half a she');
  expect((await ctx.files.list('certificates')).sort()).toEqual([known, begun].sort());
  await night(ctx);
  expect(await openStore(folderPlace(folder)).listParts()).toEqual([`${begun}.part`]);
  school.clock.advance({ hours: 25 });
  await night(ctx);
  expect(await openStore(folderPlace(folder)).listParts()).toEqual([]);
  expect(await ctx.files.exists(known)).toBe(true);
});

it('so do uploads to a bucket that a kill left in parts', async () => {
  const { endpoint, region, accessKeyId, secretAccessKey, uploads } = server;
  const access = { endpoint, region, accessKeyId, secretAccessKey };
  const files = filesIn(openStore({ kind: 's3', bucket: 'school', prefix: 'files/', ...access }));
  const ctx = { ...school.ctx, files };
  const known = fileKey(await stored(ctx));
  uploads.set('1', { path: `school/files/certificates/${ctx.ids.uuid()}`, parts: new Map() });
  uploads.set('2', { path: 'school/backups/of-another', parts: new Map() });
  await night(ctx);
  expect(uploads.size).toBe(2);
  school.clock.advance({ hours: 25 });
  await night(ctx);
  expect([...uploads.keys()]).toEqual(['2']);
  expect(await files.exists(known)).toBe(true);
});
