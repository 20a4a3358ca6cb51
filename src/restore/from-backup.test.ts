/** The whole way back: a school on its own data folder, its backup, an empty folder, and the same school in it. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { findPersonByEmail } from '#people/profiles';
import { findSignedIn } from '#people/sign-in';
import { systemClock } from '#platform/clock.ts';
import { actingAs, type Context } from '#platform/context.ts';
import { startEmbedded } from '#platform/database/embedded/index.ts';
import { fileKey, type StoredFile, storeFile } from '#platform/files/stored-files.ts';
import { LEDGER_FILE, openLedger } from '#platform/ledger.ts';
import { createLog } from '#platform/log/log.ts';
import { erasePerson } from '#privacy/erasure';
import { makeBackup } from '#protection/backups';
import { signInForTest, type TestPerson } from '#tests/harness/people.ts';
import { type Config, readConfig } from '../config.ts';
import { openInstallation } from '../installation.ts';
import { restoreSchool } from './from-backup.ts';
import type { RestoreRequest } from './request.ts';

const silent = createLog('silent');
let folder: string;
let stays: TestPerson;
let erased: TestPerson;
let file: StoredFile;
const backup = () => join(folder, 'backup.age');

const configOf = (name: string, more: Record<string, string> = {}): Config =>
  readConfig({
    NODE_ENV: 'test',
    DATA_DIR: join(folder, name),
    LEDGER_URL: `file:${join(folder, 'ledger')}`,
    DRILL_KEY_FILE: join(folder, 'drill.key'),
    ...more,
  });

async function inSchool<T>(config: Config, work: (ctx: Context) => Promise<T>): Promise<T> {
  const installation = await openInstallation(config, { demo: false, log: silent });
  try {
    return await work(actingAs(installation.school.ctx, { kind: 'operator' }));
  } finally {
    await installation.close();
  }
}

const restore = (config: Config, request: Partial<RestoreRequest> = {}) =>
  restoreSchool(
    config,
    { file: backup(), keyFile: config.drillKeyFile, overLive: false, withoutLedger: false, ...request },
    silent,
  );

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'restore-test-'));
  const config = configOf('first');
  const installation = await openInstallation(config, { demo: false, log: silent });
  const { school } = installation;
  const ctx = actingAs(school.ctx, { kind: 'operator' });
  stays = await signInForTest(ctx, { email: 'stays@example.kz' });
  erased = await signInForTest(ctx, { email: 'erased@example.kz' });
  const about = { bucket: 'certificates', name: 'certificate.pdf', mediaType: 'application/pdf' };
  file = await storeFile(ctx, { ...about, personId: stays.id }, Buffer.from('what was studied'));
  await storeFile(ctx, { ...about, personId: erased.id }, Buffer.from('what must not come back'));
  await sql`select nextval('order_numbers') from generate_series(1, 41)`.execute(ctx.db);
  await makeBackup(ctx, school.backups, backup());
  await erasePerson(ctx, school.inventory, { personId: erased.id, requestedBy: 'person' });
  await installation.close();
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a restore on a server whose database is called postgres', () => {
  it('takes its place, and that of the school it replaces', async () => {
    const server = await startEmbedded({ dataDir: join(folder, 'server') });
    onTestFinished(() => server.stop());
    const url = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(server.socketDir)}`;
    const config = configOf('on-server', { DATABASE_URL: url });
    expect(await restore(config)).toMatchObject({ erased: 1, remaining: 0, cleared: true });
    await inSchool(config, (ctx) => signInForTest(ctx, { email: 'newcomer@example.kz' }));
    expect(await restore(config, { overLive: true })).toMatchObject({ erased: 1, cleared: true });
    await inSchool(config, async (ctx) => {
      expect(await findPersonByEmail(ctx, stays.email)).toMatchObject({ id: stays.id });
      expect(await findPersonByEmail(ctx, 'newcomer@example.kz')).toBeUndefined();
      const { rows } = await sql<{ here: string }>`select current_database() as here`.execute(ctx.db);
      expect(rows).toEqual([{ here: 'postgres' }]);
    });
  }, 120_000);
});

describe('a restore on an empty machine', () => {
  let second: Config;
  beforeAll(async () => {
    second = configOf('second');
    expect(await restore(second)).toMatchObject({ files: 2, erased: 1, incomplete: 0, remaining: 0 });
  }, 120_000);

  it('brings people, files, sealed secrets and numbers back', async () => {
    await inSchool(second, async (ctx) => {
      expect(await findPersonByEmail(ctx, stays.email)).toMatchObject({ id: stays.id });
      expect(await text(ctx.files.read(fileKey(file)))).toBe('what was studied');
      const { rows } = await sql<{ next: number }>`select nextval('order_numbers') as next`.execute(ctx.db);
      expect(rows[0]?.next).toBe(42);
    });
    const secret = (name: string) => readFile(join(folder, name, 'keys', 'secret'), 'utf8');
    expect(await secret('second')).toBe(await secret('first'));
  });

  it('does not bring back who was erased since, nor their files', async () => {
    await inSchool(second, async (ctx) => {
      expect(await findPersonByEmail(ctx, erased.email)).toBeUndefined();
    });
    expect(await readdir(join(folder, 'second', 'files', 'certificates'))).toEqual([file.id]);
  });

  it('leaves out of statistics what was released since a backup of an earlier month, and nothing since one of today', async () => {
    const gaps = (ctx: Context) =>
      sql<{ restored_from: Temporal.Instant }>`select restored_from from statistics_releases`.execute(ctx.db);
    const madeAt = systemClock
      .now()
      .round('second')
      .subtract({ hours: 24 * 40 });
    const [file, config] = [join(folder, 'of-before.age'), configOf('later')];
    const { school, close } = await openInstallation(second, { demo: false, log: silent });
    try {
      expect((await gaps(school.ctx)).rows).toEqual([]);
      const ctx = actingAs(school.ctx, { kind: 'operator' });
      await makeBackup({ ...ctx, clock: { ...ctx.clock, now: () => madeAt } }, school.backups, file);
    } finally {
      await close();
    }
    await restore(config, { file });
    await inSchool(config, async (ctx) => expect((await gaps(ctx)).rows).toEqual([{ restored_from: madeAt }]));
  }, 120_000);

  it('signs everybody out', async () => {
    await inSchool(second, async (ctx) => {
      expect(await findSignedIn(ctx, stays.cookie)).toBeUndefined();
    });
  });

  it('leaves nothing half done behind', async () => {
    expect((await readdir(join(folder, 'second'))).filter((name) => name.startsWith('restore-'))).toEqual([]);
    await inSchool(second, async (ctx) => {
      const { rows } = await sql<{ datname: string }>`
        select datname from pg_database where datname like '%aside%'`.execute(ctx.db);
      expect(rows).toEqual([]);
    });
  });

  it('refuses to go over a school, and does so when told in so many words', async () => {
    await inSchool(second, (ctx) => signInForTest(ctx, { email: 'newcomer@example.kz' }));
    await expect(restore(second)).rejects.toMatchObject({ reason: 'live school' });
    await inSchool(second, async (ctx) => {
      expect(await findPersonByEmail(ctx, 'newcomer@example.kz')).toBeDefined();
    });
    await writeFile(join(folder, 'second', 'files', 'certificates', '01890a5d-ac96-774b-bcce-b302099a8057'), 'newer');
    await restore(second, { overLive: true });
    await inSchool(second, async (ctx) => {
      expect(await findPersonByEmail(ctx, 'newcomer@example.kz')).toBeUndefined();
      expect(await findPersonByEmail(ctx, stays.email)).toBeDefined();
    });
    expect(await readdir(join(folder, 'second', 'files', 'certificates'))).toEqual([file.id]);
  }, 120_000);

  it('keeps out whom the school that it replaces erased, though the ledger was begun anew and forgot them', async () => {
    const forgetful = configOf('second', { LEDGER_URL: `file:${join(folder, 'forgetful')}` });
    const installation = await openInstallation(second, { beside: true, log: silent });
    const { school } = installation;
    const ctx = actingAs(school.ctx, { kind: 'operator' });
    const { id, email } = await signInForTest(ctx, { email: 'later@example.kz' });
    const later = join(folder, 'before-erasure.age');
    await makeBackup(ctx, school.backups, later);
    await erasePerson(ctx, school.inventory, { personId: id, requestedBy: 'person' });
    await installation.close();
    const ledger = openLedger(forgetful.ledger);
    await ledger.begin();
    // What the backup itself knows; of the last erasure it knows nothing.
    for (const entry of ((await openLedger(second.ledger).read()) ?? []).slice(0, 1)) await ledger.append(entry);
    expect(await restore(forgetful, { file: later, overLive: true })).toMatchObject({ erased: 1, remaining: 0 });
    await inSchool(second, async (restored) => {
      expect(await findPersonByEmail(restored, email)).toBeUndefined();
    });
    expect(await ledger.read()).toHaveLength(2);
  }, 120_000);

  it('refuses beside a running school', async () => {
    await inSchool(second, async () => {
      await expect(restore(second, { overLive: true })).rejects.toMatchObject({ reason: 'in use' });
    });
  });
});

describe('a restore touches nothing', () => {
  const third = () => configOf('third');
  const nothingThere = async () => expect(await readdir(join(folder, 'third'))).toEqual([]);

  it('when the secret key is another', async () => {
    const other = configOf('third', { SECRET_KEY: 'another secret key than the school had, long enough' });
    await expect(restore(other)).rejects.toMatchObject({ refusal: 'wrong secret' });
    await nothingThere();
  });

  it('when the backup is damaged', async () => {
    const bytes = await readFile(backup());
    await writeFile(join(folder, 'cut.age'), bytes.subarray(0, bytes.byteLength - 20));
    await expect(restore(third(), { file: join(folder, 'cut.age') })).rejects.toMatchObject({ refusal: 'damaged' });
    await nothingThere();
  });

  it('when the newest backup is dated in the future and there is no other', async () => {
    const [day, week] = [24, 24 * 7].map((hours) => Temporal.Now.instant().add({ hours }));
    const name = (at: Temporal.Instant | undefined, id: string) =>
      `school-${at?.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')}-${id}.tar.age`;
    const kept = join(folder, 'kept');
    await mkdir(kept);
    for (const at of [day, week]) await writeFile(join(kept, name(at, '1a2b3c4d')), 'of another day');
    const config = configOf('third', { BACKUP_URL: `file:${kept}` });
    await expect(restore(config, { file: 'newest' })).rejects.toMatchObject({ reason: 'only future' });
    await writeFile(join(kept, name(Temporal.Now.instant(), '5e6f7a8b')), 'of today');
    await expect(restore(config, { file: 'newest' })).rejects.toMatchObject({ refusal: 'damaged' });
    await nothingThere();
  });

  it('when the file or the key is not there', async () => {
    await expect(restore(third(), { file: join(folder, 'none.age') })).rejects.toMatchObject({ reason: 'no file' });
    await expect(restore(third(), { keyFile: backup() })).rejects.toMatchObject({ reason: 'no key' });
    await nothingThere();
  });

  it('when there is no ledger, though the backup knows of no erasure', async () => {
    const elsewhere = configOf('third', { LEDGER_URL: `file:${join(folder, 'no-ledger')}` });
    await expect(restore(elsewhere)).rejects.toMatchObject({ reason: 'no ledger' });
    await nothingThere();
  });

  it('when the place of files holds what the backup does not know', async () => {
    const files = join(folder, 'another-school');
    const newer = join(files, 'certificates', '01890a5d-ac96-774b-bcce-b302099a8057');
    await mkdir(join(files, 'certificates'), { recursive: true });
    await writeFile(newer, 'of a school that lived on');
    const trial = configOf('fourth', { FILES_URL: `file:${files}` });
    await expect(restore(trial)).rejects.toMatchObject({ reason: 'other files', detail: '1' });
    expect(await readFile(newer, 'utf8')).toBe('of a school that lived on');
  });

  it('when the ledger is damaged in anything, and says where, unless told to', async () => {
    const damaged = configOf('third', { LEDGER_URL: `file:${join(folder, 'damaged-ledger')}` });
    const path = join(folder, 'damaged-ledger', LEDGER_FILE);
    await mkdir(join(folder, 'damaged-ledger'));
    for (const text of ['garbage', `${await readFile(join(folder, 'ledger', LEDGER_FILE), 'utf8')}garbage\n`]) {
      await writeFile(path, text);
      const detail = `line ${text.split('\n').filter((line) => line !== '').length}`;
      await expect(restore(damaged)).rejects.toMatchObject({ reason: 'damaged ledger', detail });
      await nothingThere();
      expect(await readFile(path, 'utf8')).toBe(text);
    }
  });

  it('when the ledger lacks an erasure that the backup knows, unless told to', async () => {
    const later = join(folder, 'later.age');
    const installation = await openInstallation(configOf('first'), { beside: true, log: silent });
    await makeBackup(actingAs(installation.school.ctx, { kind: 'operator' }), installation.school.backups, later);
    await installation.close();
    const lost = configOf('third', { LEDGER_URL: `file:${join(folder, 'lost-ledger')}` });
    await openLedger(lost.ledger).begin();
    await expect(restore(lost, { file: later })).rejects.toMatchObject({ reason: 'ledger' });
    await nothingThere();
    expect(await restore(lost, { file: later, withoutLedger: true })).toMatchObject({ remaining: 0 });
    // What the backup knew is in the ledger again.
    expect(await readdir(join(folder, 'lost-ledger'))).toEqual(['erasures.jsonl']);
  }, 120_000);
});
