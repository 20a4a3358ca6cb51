import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { identityToRecipient } from 'age-encryption';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Conflict } from '#platform/errors.ts';
import { openStore } from '#platform/files/object-store.ts';
import { folderPlace } from '#platform/files/place.ts';
import { storeFile } from '#platform/files/stored-files.ts';
import { inventoryRows } from '#platform/inventory/register.ts';
import { createLog } from '#platform/log/log.ts';
import { erasePerson } from '#privacy/erasure';
import { membersOf, tryDamages } from '#tests/drills/damage.ts';
import { useSchool } from '#tests/harness/school.ts';
import { writeArchive } from './archive.ts';
import {
  backupStanding,
  createAside,
  findBackupRuns,
  findDrills,
  lastGoodDrill,
  loadSnapshot,
  type MadeBackup,
  type Manifest,
  makeBackup,
  makeBackupJob,
  pruneBackups,
  pruneBackupsJob,
  readIdentities,
  runDrill,
  unpackArchive,
} from './index.ts';
import { lockBackups, withSession } from './session.ts';
import { listBackups } from './store.ts';

const school = useSchool();
const silent = createLog('silent');
const setup = () => school.school.backups;

/** Each a minute after the one before, so that it is plain which is the newest. */
async function backUp(): Promise<MadeBackup> {
  school.clock.advance({ minutes: 1 });
  // The server ends a session that was cut a moment later, and with it the lock.
  return vi.waitFor(() => makeBackup(school.ctx, setup()), { timeout: 20_000, interval: 100 });
}

const pathOf = (made: MadeBackup): string => join(setup().place, made.name);

async function scratch(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'backup-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function identity(): Promise<string> {
  const [first] = await readIdentities(setup().drillKeyFile);
  return first ?? '';
}

async function personWithFile(): Promise<{ id: string; name: string; fileId: string }> {
  const person = await school.person();
  const file = await storeFile(
    school.ctx,
    { bucket: 'certificates', personId: person.id, name: 'certificate.pdf', mediaType: 'application/pdf' },
    Buffer.from(`the certificate of ${person.id}`),
  );
  return { ...person, fileId: file.id };
}

/** The backup with something of it changed by somebody who has the keys, and sealed anew. */
async function remade(
  made: MadeBackup,
  path: string,
  change: (name: string, body: Buffer) => Buffer | undefined,
  rewrite: (manifest: Manifest) => Manifest = (manifest) => manifest,
): Promise<void> {
  const folder = await scratch();
  const manifest = await unpackArchive(setup().store.read(made.name), [await identity()], folder);
  async function* members() {
    for (const name of await membersOf(folder)) {
      const body = change(name, await readFile(join(folder, name)));
      if (body) yield { name, bytes: body.byteLength, body };
    }
  }
  await writeArchive(
    { store: openStore(folderPlace(dirname(path))), name: basename(path) },
    [await identityToRecipient(await identity())],
    members(),
    (seal) => ({
      ...rewrite(manifest),
      ...seal,
    }),
  );
}

/** What a careless copy would lose: the marks of the COPY format itself, among others. */
const AWKWARD = 'tab\t line\nend\r \\ \\. \\N "quoted" Ғ 👋 \u{10ffff}';

/** A certificate with all it stands on. */
async function certificate(code: string): Promise<void> {
  const { ids, db } = school.ctx;
  const [programme, cohort, enrolment] = [ids.uuid(), ids.uuid(), ids.uuid()];
  await sql`insert into programmes (id, slug, position, level, hours, price_kzt, texts, created_at, updated_at)
    values (${programme}, ${code}, 1, 'start', 10, 0, ${JSON.stringify({ ru: AWKWARD })}, now(), now())`.execute(db);
  await sql`insert into cohorts (id, programme_id, slug, titles, starts_on, created_at)
    values (${cohort}, ${programme}, ${code}, '{}', '2026-10-01', now())`.execute(db);
  await sql`insert into enrolments (id, programme_id, cohort_id, placed_at)
    values (${enrolment}, ${programme}, ${cohort}, now())`.execute(db);
  await sql`insert into certificates
    (id, code, number, enrolment_id, issued_at, programme_title, hours, completed_on, locale)
    values (${ids.uuid()}, ${code}, ${code}, ${enrolment}, now(), ${AWKWARD}, 10, '2026-11-01', 'ru')`.execute(db);
}

beforeAll(() => certificate('first'));

describe('a backup', () => {
  it('is encrypted, for its owner’s eyes, and opens to every row and file', async () => {
    const person = await personWithFile();
    const made = await backUp();
    expect(made).toMatchObject({ lostFiles: 0 });
    const bytes = await readFile(pathOf(made));
    expect(bytes.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
    expect(bytes.includes('certificates')).toBe(false);
    expect((await stat(pathOf(made))).mode & 0o777).toBe(0o600);

    const folder = await scratch();
    const manifest = await unpackArchive(setup().store.read(made.name), [await identity()], folder);
    const counted = await sql<{ people: number }>`select count(*)::int as people from people`.execute(school.ctx.db);
    expect(manifest.tables.find(({ table }) => table === 'people')?.rows).toBe(counted.rows[0]?.people);
    expect(await readFile(join(folder, 'files', 'certificates', person.fileId), 'utf8')).toBe(
      `the certificate of ${person.id}`,
    );
    const aside = await createAside(setup().connection, 'school_whole', randomUUID().slice(0, 8));
    try {
      await loadSnapshot(aside.connection, folder, manifest, silent);
      const { rows } = await withSession(aside.connection, (client) =>
        client.query("select programme_title, texts->>'ru' as text from certificates, programmes"),
      );
      expect(rows).toEqual([{ programme_title: AWKWARD, text: AWKWARD }]);
    } finally {
      await aside.remove();
    }
  });

  it('is proven by a drill, which leaves nothing aside', async () => {
    const made = await backUp();
    // What a killed restore left, decrypted as it is, goes with the next drill.
    await mkdir(join(setup().dataDir, `restore-${randomUUID()}`), { recursive: true });
    const drill = await runDrill(school.ctx, setup());
    expect(drill).toMatchObject({ failure: null, rows: made.rows, files: made.files, erasedAgain: 0 });
    expect(await lastGoodDrill(school.ctx)).toMatchObject({ failure: null, row_count: made.rows });
    const left = await sql<{ databases: number }>`select count(*)::int as databases from pg_database
      where starts_with(datname, current_database() || '_aside')`.execute(school.ctx.db);
    expect(left.rows[0]?.databases).toBe(0);
    expect((await readdir(setup().dataDir)).filter((name) => /^(drill|restore)/.test(name))).toEqual([]);
  });

  it('holds one instant, however busy the school is meanwhile', async () => {
    let busy = true;
    let pairs = 0;
    const writing = (async () => {
      while (busy) {
        const object = randomUUID();
        await school.ctx.db.transaction().execute(async (db) => {
          for (const half of [1, 2]) {
            await sql`insert into audit_events (id, at, action, actor_kind, object_id)
              values (${school.ctx.ids.uuid()}, now(), ${`pair.${half}`}, 'system', ${object})`.execute(db);
          }
        });
        pairs += 1;
      }
    })();
    const made = await backUp();
    busy = false;
    await writing;
    const folder = await scratch();
    const manifest = await unpackArchive(setup().store.read(made.name), [await identity()], folder);
    const aside = await createAside(setup().connection, 'school_busy', randomUUID().slice(0, 8));
    try {
      await loadSnapshot(aside.connection, folder, manifest, silent);
      const { rows } = await withSession(aside.connection, (client) =>
        client.query<{ halves: number; torn: number }>(`
          select sum(n)::int as halves, count(*) filter (where n <> 2)::int as torn from (
            select count(*) as n from audit_events where action like 'pair.%' group by object_id) each_pair`),
      );
      expect(rows[0]?.torn).toBe(0);
      expect(pairs).toBeGreaterThan((rows[0]?.halves ?? 0) / 2);
    } finally {
      await aside.remove();
    }
  });

  it('is not there until it is whole', async () => {
    const folder = await scratch();
    const name = 'school-20261122T060000Z-1a2b3c4d.tar.age';
    let seen: string[] | undefined;
    async function* broken() {
      yield { name: 'keys/a', bytes: 1, body: Buffer.from('a') };
      await vi.waitFor(async () => expect(await readdir(folder)).toEqual([`${name}.part`]));
      seen = await listBackups(openStore(folderPlace(folder)));
      throw new Error('the power went');
    }
    const recipients = [await identityToRecipient(await identity())];
    const writing = writeArchive({ store: openStore(folderPlace(folder)), name }, recipients, broken(), () => {
      throw new Error('no manifest');
    });
    await expect(writing).rejects.toThrow('the power went');
    expect(seen).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('says when a file of the school is lost, and is made all the same', async () => {
    const person = await personWithFile();
    await school.ctx.files.remove(`certificates/${person.fileId}`);
    const made = await backUp();
    expect(made.lostFiles).toBe(1);
    expect((await findBackupRuns(school.ctx, 1))[0]).toMatchObject({ lost_files: 1, failure: null });
    // All that is in it comes back; what is not in it would be lost.
    expect(await runDrill(school.ctx, setup())).toMatchObject({ failure: 'files lost', rows: made.rows });
    expect((await backupStanding(school.ctx)).faults).toEqual(['files_lost', 'trial_failed']);
    await sql`delete from stored_files where id = ${person.fileId}`.execute(school.ctx.db);
  });

  it('is made one at a time', async () => {
    await withSession(setup().connection, async (client) => {
      expect(await lockBackups(client)).toBe(true);
      await expect(makeBackup(school.ctx, setup())).rejects.toThrow(Conflict);
      await expect(runDrill(school.ctx, setup())).rejects.toThrow(Conflict);
    });
  });

  it('that could not be written is recorded, without what the fault said', async () => {
    const folder = await scratch();
    await writeFile(join(folder, 'taken'), '');
    school.clock.advance({ minutes: 1 });
    const impossible = { ...setup(), store: openStore(folderPlace(join(folder, 'taken', 'below'))) };
    await expect(makeBackup(school.ctx, impossible)).rejects.toThrow();
    expect((await findBackupRuns(school.ctx, 1))[0]).toMatchObject({ failure: 'ENOTDIR', file_name: null });
  });

  describe('is kept for 35 days', () => {
    const DAY = 24;
    const nowhere = async () => {
      const folder = await scratch();
      await writeFile(join(folder, 'taken'), '');
      return openStore(folderPlace(join(folder, 'taken', 'below')));
    };
    /** One in which nothing new fits. */
    const full = () => ({
      ...setup(),
      store: { ...setup().store, write: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) },
    });
    const rowOf = async (made: MadeBackup) =>
      (await findBackupRuns(school.ctx, 1_000)).find((run) => run.file_name === made.name);

    it('and goes with a trace', async () => {
      const made = await backUp();
      await writeFile(join(setup().place, 'notes.txt'), 'not a backup');
      school.clock.advance({ hours: DAY * 35 - 2 });
      await pruneBackupsJob(setup()).run(school.ctx, {});
      expect(await listBackups(setup().store)).toContain(made.name);
      // Looked at each hour: what would be older at the next look goes now.
      school.clock.advance({ minutes: 90 });
      await makeBackupJob(setup()).run(school.ctx, {});
      const left = await listBackups(setup().store);
      expect(left).toHaveLength(1);
      expect(left).not.toContain(made.name);
      expect(await readdir(setup().place)).toContain('notes.txt');
      expect((await rowOf(made))?.removed_at).not.toBeNull();
    });

    it('and goes when no other can be made', async () => {
      const made = await backUp();
      school.clock.advance({ hours: DAY * 36 });
      await expect(makeBackupJob(full()).run(school.ctx, {})).rejects.toMatchObject({ code: 'ENOSPC' });
      expect(await listBackups(setup().store)).not.toContain(made.name);
    });

    it('and makes room before the next is made', async () => {
      const made = await backUp();
      school.clock.advance({ hours: DAY * 36 });
      const { store } = setup();
      let found: string[] = [];
      const watched = {
        ...store,
        write: async (...given: Parameters<typeof store.write>) => {
          found = await listBackups(store);
          return store.write(...given);
        },
      };
      await makeBackupJob({ ...setup(), store: watched }).run(school.ctx, {});
      expect(found).not.toContain(made.name);
    });

    it('and is missed aloud when it was the last', async () => {
      await backUp();
      school.clock.advance({ hours: DAY * 36 });
      school.logLines.length = 0;
      const count = await pruneBackups(school.ctx, setup());
      expect(school.logLines.join('')).toContain('backup.none-left');
      const { rows } = await sql<{ details: unknown }>`select details from audit_events
        where action = 'backup.removed' order by id desc limit 1`.execute(school.ctx.db);
      expect(rows[0]?.details).toMatchObject({ count, left: 0 });
      expect((await backupStanding(school.ctx)).faults).toContain('no_backup');
      await backUp();
    });

    it('and counts as gone once its file went, though the database could not be told then', async () => {
      const made = await backUp();
      await backUp();
      school.clock.advance({ hours: DAY * 36 });
      await rm(pathOf(made));
      await pruneBackups(school.ctx, setup());
      expect((await rowOf(made))?.removed_at).not.toBeNull();
    });

    it('and stays alone when the store will not let it go', async () => {
      const stubborn = await backUp();
      const other = await backUp();
      school.clock.advance({ hours: DAY * 36 });
      const { store } = setup();
      const remove = (name: string) => (name === stubborn.name ? Promise.reject(new Error('no')) : store.remove(name));
      await expect(pruneBackups(school.ctx, { ...setup(), store: { ...store, remove } })).rejects.toThrow('no');
      expect(await listBackups(store)).toEqual([stubborn.name]);
      expect((await rowOf(other))?.removed_at).not.toBeNull();
      expect((await rowOf(stubborn))?.removed_at).toBeNull();
      // A store that does not answer at all is no reason not to try the next backup.
      await expect(makeBackupJob({ ...setup(), store: await nowhere() }).run(school.ctx, {})).rejects.toThrow();
      expect((await findBackupRuns(school.ctx, 1))[0]?.failure).not.toBeNull();
      await pruneBackups(school.ctx, setup());
    });

    it('and no longer where the disk of the school is full', () => {
      expect(school.school.jobs.find((job) => job.name === 'backups.prune')?.freesRoom).toBe(true);
    });
  });
});

it('stands in the register of processing, with its term', () => {
  const rows = inventoryRows(school.inventory);
  expect(rows.find(({ store }) => store === 'backups')).toMatchObject({ term: 'P35D after written' });
  expect(rows.find(({ store }) => store === 'ledger')).toBeDefined();
});

describe('damage', () => {
  it('of every kind is noticed before use', async () => {
    const made = await backUp();
    const folder = await scratch();
    const counts = await tryDamages({ path: pathOf(made), identity: await identity(), folder }, 63, 20_261_122);
    expect(counts.unnoticed).toEqual([]);
    expect(Object.values(counts.tried)).toEqual([9, 9, 9, 9, 9, 9, 9]);
  });

  it('is told from a fault of this machine', async () => {
    await backUp();
    const folder = await scratch();
    // A stream that fails before anybody listens would end the tests.
    const identities = [await identity()];
    await expect(unpackArchive(createReadStream(join(folder, 'none.age')), identities, folder)).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });

  it.each([
    ['a changed row', 'different when restored'],
    ['a missing row', 'different when restored'],
    ['a missing file', 'incomplete'],
    ['a migration from the future', 'of a newer version'],
    ['a format from the future', 'of a newer version'],
  ])('with the keys in hand is found too: %s', async (what, refusal) => {
    await personWithFile();
    const made = await backUp();
    const folder = await scratch();
    const path = join(folder, 'remade.age');
    const change = (name: string, body: Buffer): Buffer | undefined => {
      if (what === 'a missing file' && name.startsWith('files/')) return undefined;
      if (!name.startsWith('tables/public.people/')) return body;
      if (what === 'a changed row') return Buffer.from(body.toString('utf8').replace('Нұрғалиқызы', 'Нұрғалиевна'));
      if (what === 'a missing row') return Buffer.from(body.toString('utf8').replace(/^.*\n/, ''));
      return body;
    };
    await remade(made, path, change, (manifest) => {
      if (what === 'a format from the future') return { ...manifest, format: 2 };
      if (what !== 'a migration from the future') return manifest;
      return { ...manifest, migrations: [...manifest.migrations, { name: '9999-later.sql', sha256: 'unknown' }] };
    });
    const aside = await createAside(setup().connection, 'school_damage', randomUUID().slice(0, 8));
    const restoring = async () => {
      const manifest = await unpackArchive(createReadStream(path), [await identity()], join(folder, 'unpacked'));
      await loadSnapshot(aside.connection, join(folder, 'unpacked'), manifest, silent);
    };
    await expect(restoring().finally(() => aside.remove())).rejects.toMatchObject({ refusal });
  });
});

describe('the nightly drill', () => {
  let made: MadeBackup;
  beforeEach(async () => {
    made = await backUp();
  });

  it('finds a damaged backup, and the last good proof stays what it was', async () => {
    const before = await lastGoodDrill(school.ctx);
    const bytes = await readFile(pathOf(made));
    bytes[bytes.byteLength >> 1] = (bytes[bytes.byteLength >> 1] ?? 0) ^ 1;
    await writeFile(pathOf(made), bytes);
    expect(await runDrill(school.ctx, setup())).toMatchObject({ failure: 'damaged', rows: null });
    expect((await findDrills(school.ctx, 1))[0]).toMatchObject({ failure: 'damaged' });
    expect(await lastGoodDrill(school.ctx)).toEqual(before);
  });

  it('finds that the newest backup is an old one', async () => {
    school.clock.advance({ hours: 27 });
    expect(await runDrill(school.ctx, setup())).toMatchObject({ failure: 'stale', rows: made.rows });
    const { faults } = await backupStanding(school.ctx);
    expect(faults).toEqual(expect.arrayContaining(['backup_stale', 'trial_of_stale']));
    expect(faults).not.toContain('trial_failed');
  });

  it('finds that the backup is gone', async () => {
    await rm(pathOf(made));
    expect(await runDrill(school.ctx, setup())).toMatchObject({ failure: 'file missing' });
  });

  it('finds that the school has lost what the backup has', async () => {
    await sql`alter table audit_events disable trigger user`.execute(school.ctx.db);
    await sql`delete from audit_events where id = (select max(id::text)::uuid from audit_events where action <> 'backup.made')`.execute(
      school.ctx.db,
    );
    await sql`delete from audit_events where action = 'backup.made' or action = 'backup.disproven'`.execute(
      school.ctx.db,
    );
    expect(await runDrill(school.ctx, setup())).toMatchObject({ failure: 'audit trail differs' });
  });

  it('finds a certificate that was changed since', async () => {
    await certificate('changed');
    await backUp();
    expect(await runDrill(school.ctx, setup())).toMatchObject({ failure: null });
    await sql`update certificates set hours = hours + 1 where code = 'changed'`.execute(school.ctx.db);
    expect(await runDrill(school.ctx, setup())).toMatchObject({ failure: 'rows differ from the school' });
    await sql`delete from certificates where code = 'changed'`.execute(school.ctx.db);
    expect(await runDrill(school.ctx, setup())).toMatchObject({ failure: 'rows are missing in the school' });
  });

  it('compares a hundred certificates, and not the newest alone', async () => {
    await certificate('hundredth');
    for (let number = 1; number < 100; number += 1) {
      school.clock.advance({ seconds: 1 });
      await certificate(`newer-${number}`);
    }
    await backUp();
    await sql`update certificates set hours = hours + 1 where code = 'hundredth'`.execute(school.ctx.db);
    expect(await runDrill(school.ctx, setup())).toMatchObject({ failure: 'rows differ from the school' });
    await sql`delete from certificates where code = 'hundredth'`.execute(school.ctx.db);
    expect(await runDrill(school.ctx, setup())).toMatchObject({ failure: 'rows are missing in the school' });
    await sql`delete from certificates where code like 'newer-%'`.execute(school.ctx.db);
  });

  it('erases again, in the copy, whoever was erased since', async () => {
    const person = await personWithFile();
    await backUp();
    const { state } = await erasePerson(school.ctx, school.inventory, { personId: person.id, requestedBy: 'operator' });
    expect(state).toBe('verified');
    expect(await runDrill(school.ctx, setup())).toMatchObject({ failure: null, erasedAgain: 1 });
    const entries = await school.ctx.ledger.read();
    expect(entries).toHaveLength(1);
  });

  it('fails when an erased person is found in the copy', async () => {
    const failing = { ...setup(), replay: async () => ({ erased: 0, incomplete: 0, remaining: 1 }) };
    expect(await runDrill(school.ctx, failing)).toMatchObject({ failure: 'erased people found' });
  });

  it('fails when something of an erased person is left in the copy', async () => {
    await backUp();
    const failing = { ...setup(), replay: async () => ({ erased: 1, incomplete: 1, remaining: 0 }) };
    expect(await runDrill(school.ctx, failing)).toMatchObject({ failure: 'erasure incomplete' });
  });
});
