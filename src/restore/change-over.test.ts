/** A restore over a live school that breaks off at each of its steps, and the school that was there, found whole. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPersonByEmail } from '#people/profiles';
import { actingAs, type Context } from '#platform/context.ts';
import { joinRunning } from '#platform/database/embedded/index.ts';
import { fileKey, type StoredFile, storeFile } from '#platform/files/stored-files.ts';
import { createLog } from '#platform/log/log.ts';
import { erasePerson } from '#privacy/erasure';
import { makeBackup } from '#protection/backups';
import { signInForTest } from '#tests/harness/people.ts';
import type { School } from '../app.ts';
import { type Config, readConfig } from '../config.ts';
import { openInstallation } from '../installation.ts';
import type { OnStep } from './change-over.ts';
import { restoreSchool } from './from-backup.ts';

const silent = createLog('silent');
const about = { bucket: 'certificates', name: 'certificate.pdf', mediaType: 'application/pdf' };
const WHOLE = 'what was studied';
let folder: string;
let [file, own]: StoredFile[] = [];
let sealed: Buffer;

const configOf = (name: string): Config =>
  readConfig({
    NODE_ENV: 'test',
    DATA_DIR: join(folder, name),
    LEDGER_URL: `file:${join(folder, `${name}-ledger`)}`,
    DRILL_KEY_FILE: join(folder, 'drill.key'),
  });
const live = () => configOf('live');
const at = (...names: string[]) => join(folder, 'live', ...names);
const fileAt = ({ bucket, id }: StoredFile = missing()) => at('files', bucket, id);
const missing = (): never => {
  throw new Error('not stored yet');
};

async function inSchool<T>(config: Config, work: (ctx: Context, school: School) => Promise<T>): Promise<T> {
  const { school, close } = await openInstallation(config, { demo: false, log: silent });
  try {
    return await work(actingAs(school.ctx, { kind: 'operator' }), school);
  } finally {
    await close();
  }
}

const restore = (onStep?: OnStep) =>
  restoreSchool(
    live(),
    { file: join(folder, 'backup.age'), keyFile: live().drillKeyFile, overLive: true, withoutLedger: true },
    silent,
    onStep,
  );

/** Everything outside the database, by its path. */
async function thingsOutside(): Promise<Record<string, string>> {
  const things: Record<string, string> = {};
  for (const top of ['live/files', 'live/keys', 'live-ledger']) {
    const entries = await readdir(join(folder, top), { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((each) => each.isFile())) {
      const path = join(entry.parentPath, entry.name);
      things[path.slice(folder.length + 1)] = await readFile(path, 'utf8');
    }
  }
  return things;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'change-over-'));
  await inSchool(configOf('first'), async (ctx, school) => {
    const person = await signInForTest(ctx, { email: 'first@example.kz' });
    const erased = await signInForTest(ctx, { email: 'erased@example.kz' });
    await erasePerson(ctx, school.inventory, { personId: erased.id, requestedBy: 'person' });
    file = await storeFile(ctx, { ...about, personId: person.id }, Buffer.from(WHOLE));
    await storeFile(ctx, { ...about, personId: person.id }, Buffer.from('another sheet'));
    await makeBackup(ctx, school.backups, join(folder, 'backup.age'));
  });
  await inSchool(live(), async (ctx, school) => {
    const person = await signInForTest(ctx, { email: 'live@example.kz' });
    const erased = await signInForTest(ctx, { email: 'gone@example.kz' });
    await erasePerson(ctx, school.inventory, { personId: erased.id, requestedBy: 'person' });
    own = await storeFile(ctx, { ...about, personId: person.id }, Buffer.from('its own sheet'));
    sealed = ctx.secrets.seal('test', 'its own secret');
  });
  // Under the name of a file of the backup lies another here.
  await writeFile(fileAt(file), 'something else');
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function findTheOldSchoolWhole(before: Record<string, string>): Promise<void> {
  expect(await thingsOutside()).toEqual(before);
  expect((await readdir(at())).filter((name) => /^(replaced|restore)-/.test(name))).toEqual([]);
  await inSchool(live(), async (ctx) => {
    expect(await findPersonByEmail(ctx, 'live@example.kz')).toBeDefined();
    expect(await findPersonByEmail(ctx, 'first@example.kz')).toBeUndefined();
    expect(ctx.secrets.open('test', sealed).toString()).toBe('its own secret');
    expect(await text(ctx.files.read(fileKey(own ?? missing())))).toBe('its own sheet');
    expect(await ctx.ledger.read()).toHaveLength(1);
    const { rows } = await sql`select from pg_database where datname like '%aside%'`.execute(ctx.db);
    expect(rows).toEqual([]);
  });
}

describe('a restore over a live school leaves it whole', () => {
  it('when a file cannot be moved in', async () => {
    const before = await thingsOutside();
    // The step before this one has moved the first of them; this name is taken by a folder.
    const second = await nameOfSecondFile();
    await mkdir(join(second, 'in the way'), { recursive: true });
    await expect(restore()).rejects.toMatchObject({ name: 'BrokenOff', left: undefined });
    await rm(second, { recursive: true });
    await findTheOldSchoolWhole(before);
  }, 120_000);

  it.each(['files in', 'keys in', 'database in'])(
    'when it fails with the %s',
    async (failing) => {
      const before = await thingsOutside();
      let touched = false;
      const restoring = restore(async (step) => {
        if (step !== failing) return;
        touched = JSON.stringify(await thingsOutside()) !== JSON.stringify(before);
        throw new Error('the power of this step went');
      });
      await expect(restoring).rejects.toMatchObject({ name: 'BrokenOff', left: undefined });
      expect(touched, 'there was something to bring back').toBe(true);
      await findTheOldSchoolWhole(before);
    },
    120_000,
  );

  it('when the database cannot take the place', async () => {
    const before = await thingsOutside();
    let client: pg.Client | undefined;
    const restoring = restore(async (step) => {
      if (step !== 'keys in') return;
      // A name cannot be changed while somebody is connected.
      client = new pg.Client(await joinRunning(live().dataDir));
      client.on('error', () => undefined);
      await client.connect();
    });
    await expect(restoring).rejects.toMatchObject({ name: 'BrokenOff', cause: { code: '55006' }, left: undefined });
    await client?.end().catch(() => undefined);
    await findTheOldSchoolWhole(before);
  }, 120_000);

  it('when the ledger cannot be written', async () => {
    const before = await thingsOutside();
    const inTheWay = join(folder, 'live-ledger', 'erasures.jsonl.part');
    const restoring = restore(async (step) => {
      if (step === 'database in') await mkdir(inTheWay);
    });
    await expect(restoring).rejects.toMatchObject({ name: 'BrokenOff', cause: { code: 'EISDIR' }, left: undefined });
    await rm(inTheWay, { recursive: true });
    await findTheOldSchoolWhole(before);
  }, 120_000);
});

it('keeps what it put aside, and says where, when the database cannot go back', async () => {
  const key = await readFile(at('keys', 'secret'), 'utf8');
  let client: pg.Client | undefined;
  const failure = await restore(async (step) => {
    if (step !== 'database in') return;
    client = new pg.Client(await joinRunning(live().dataDir));
    client.on('error', () => undefined);
    await client.connect();
    throw new Error('the power of this step went');
  }).catch((error: unknown) => error);
  await client?.end().catch(() => undefined);
  expect(failure).toMatchObject({ name: 'BrokenOff', left: expect.stringContaining(at('replaced-')) });
  const { left } = failure as { left: string };
  expect(await readFile(join(left, 'keys', 'secret'), 'utf8')).toBe(key);
  // The database that is in place finds its own key beside it.
  expect(await readFile(at('keys', 'secret'), 'utf8')).toBe(
    await readFile(join(folder, 'first', 'keys', 'secret'), 'utf8'),
  );

  expect(await restore()).toMatchObject({ files: 2, remaining: 0, cleared: true });
  expect((await readdir(at())).filter((name) => name.startsWith('replaced-'))).toEqual([]);
  await inSchool(live(), async (ctx) => {
    expect(await findPersonByEmail(ctx, 'first@example.kz')).toBeDefined();
    expect(await text(ctx.files.read(fileKey(file ?? missing())))).toBe(WHOLE);
    expect(await ctx.files.exists(fileKey(own ?? missing()))).toBe(false);
    expect(await ctx.ledger.read()).toHaveLength(2);
  });
}, 120_000);

async function nameOfSecondFile(): Promise<string> {
  const names = (await readdir(join(folder, 'first', 'files', 'certificates'))).sort();
  return at('files', 'certificates', names[1] ?? missing());
}
