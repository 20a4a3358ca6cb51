import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { AuditDb } from '#platform/audit/audit.ts';
import { tables } from '#platform/database/database.ts';
import { fileKey, type StoredFilesDb } from '#platform/files/stored-files.ts';
import { LOCALES } from '#platform/i18n/locale.ts';
import { tick } from '#platform/jobs/standstill.ts';
import { useSchool } from '#tests/harness/school.ts';
import { readZip } from '#tests/inventory/read-zip.ts';
import { askForCopy } from './ask-for-copy.ts';
import { COPIES_BUCKET, MOST_ATTEMPTS, percentOf, SILENT_AFTER, VALID_FOR } from './copy.ts';
import { makeCopy } from './make-copy.ts';
import { beginAttempt, copiesOf, findCopy } from './queries.ts';
import { watchCopies } from './watch-copies.ts';

const school = useSchool();

async function actsOn(personId: string): Promise<string[]> {
  const rows = await tables<AuditDb>(school.ctx)
    .selectFrom('audit_events')
    .select('action')
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute();
  return rows.map(({ action }) => action);
}

async function sealedFilesOf(personId: string) {
  return tables<StoredFilesDb>(school.ctx)
    .selectFrom('stored_files')
    .selectAll()
    .where('person_id', '=', personId)
    .where('bucket', '=', COPIES_BUCKET)
    .execute();
}

async function bytesAt(key: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of school.ctx.files.read(key)) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

async function askOnPage(cookie: string): Promise<string> {
  const answer = await school.request('/account/privacy/copy', { form: {}, cookie });
  expect(answer.status).toBe(303);
  return answer.headers.get('location') ?? '';
}

async function readyCopy(person: { id: string }) {
  const { id } = await askForCopy(school.ctx, { personId: person.id });
  await makeCopy(school.ctx, school.inventory, id);
  return id;
}

describe('one’s own copy', () => {
  it('is made by a job, told by a letter, and fetched by its person', async () => {
    const [person, other] = [await school.person(), await school.person()];
    const path = await askOnPage(person.cookie);
    const waiting = await school.request(path, { cookie: person.cookie, locale: 'en' });
    expect(waiting.headers.get('refresh')).toBe('2');
    expect(await waiting.text()).toContain('<progress');
    await school.runJobs();

    const ready = await school.request(path, { cookie: person.cookie, locale: 'en' });
    expect(ready.headers.get('refresh')).toBeNull();
    expect(await ready.text()).toContain(`href="/en${path}/file"`);
    const letter = (await school.letters()).find((each) => each.letter === 'copy-ready');
    expect(letter).toMatchObject({ person_id: person.id, recipient: person.email });
    expect(letter?.text).toContain(`http://school.test${path}`);
    expect(letter?.text).not.toContain(person.name);

    const file = await school.request(`${path}/file`, { cookie: person.cookie });
    expect(file.headers.get('content-type')).toBe('application/zip');
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="pobimajomet-2026-11-22.zip"');
    expect(file.headers.get('cache-control')).toContain('no-store');
    const zip = readZip(Buffer.from(await file.arrayBuffer()));
    expect(JSON.parse(zip.get('data/people.json')?.toString() ?? '[]')).toMatchObject([{ email: person.email }]);
    for (const content of zip.values()) expect(content.includes(other.email)).toBe(false);
    expect(await actsOn(person.id)).toEqual(expect.arrayContaining(['copy.asked', 'copy.made', 'copy.fetched']));
  });

  it('holds no earlier copy, nor itself', async () => {
    const person = await school.person();
    await readyCopy(person);
    const second = await readyCopy(person);
    const file = await school.request(`/account/privacy/copies/${second}/file`, { cookie: person.cookie });
    const zip = readZip(Buffer.from(await file.arrayBuffer()));
    expect(JSON.parse(zip.get('data/stored_files.json')?.toString() ?? '')).toEqual([]);
    expect([...zip.keys()].filter((name) => name.startsWith('files/'))).toEqual([]);
    expect(JSON.parse(zip.get('data/copies.json')?.toString() ?? '')).toHaveLength(2);
  });

  it('opens for nobody else: another person, a visitor, an administrator', async () => {
    const [person, other, staff] = [
      await school.person(),
      await school.person(),
      await school.person({ roles: ['administrator'] }),
    ];
    const id = await readyCopy(person);
    for (const suffix of ['', '/file']) {
      const path = `/account/privacy/copies/${id}${suffix}`;
      expect((await school.request(path)).headers.get('location')).toMatch(/^\/sign-in/);
      for (const { cookie } of [other, staff]) expect((await school.request(path, { cookie })).status).toBe(404);
    }
    expect((await findCopy(school.ctx, id))?.fetched_at).toBeNull();
  });

  it('lies sealed, and a changed bit is noticed', async () => {
    const person = await school.person();
    const id = await readyCopy(person);
    const [file] = await sealedFilesOf(person.id);
    const key = file ? fileKey(file) : '';
    const sealed = await bytesAt(key);
    expect(sealed.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
    expect(sealed.includes('index.html')).toBe(false);
    const changed = Buffer.from(sealed);
    changed[changed.length - 20] = (changed.at(-20) ?? 0) ^ 1;
    await school.ctx.files.write(key, changed);
    const answer = await school.request(`/account/privacy/copies/${id}/file`, { cookie: person.cookie });
    await expect(answer.arrayBuffer()).rejects.toThrow();
  });

  it('is one at a time', async () => {
    const person = await school.person();
    const first = await askForCopy(school.ctx, { personId: person.id });
    const second = await askForCopy(school.ctx, { personId: person.id });
    expect([first.begun, second.begun, second.id === first.id]).toEqual([true, false, true]);
    await makeCopy(school.ctx, school.inventory, first.id);
    expect((await askForCopy(school.ctx, { personId: person.id })).begun).toBe(true);
  });

  it('is asked for ten times an hour and no more', async () => {
    const person = await school.person();
    const statuses: number[] = [];
    for (let number = 0; number < 11; number += 1) {
      statuses.push((await school.request('/account/privacy/copy', { form: {}, cookie: person.cookie })).status);
    }
    expect(statuses).toEqual([...Array(10).fill(303), 429]);
  });

  it('does not go by a clock that leapt', async () => {
    const id = await readyCopy(await school.person());
    const readyAt = school.clock.now();
    await tick(school.ctx);
    school.clock.advance({ hours: 24 * 400 });
    await watchCopies(school.ctx);
    school.clock.set(readyAt);
    expect(await findCopy(school.ctx, id)).toMatchObject({ file_id: expect.any(String) });
  });

  it('goes after seven days, with its row, and not a second before', async () => {
    const person = await school.person();
    const id = await readyCopy(person);
    const [file] = await sealedFilesOf(person.id);
    const path = `/account/privacy/copies/${id}`;
    const readyAt = school.clock.now();
    school.clock.set(readyAt.add(VALID_FOR).subtract({ seconds: 1 }));
    await watchCopies(school.ctx);
    expect((await school.request(`${path}/file`, { cookie: person.cookie })).status).toBe(200);
    school.clock.set(readyAt.add(VALID_FOR));
    // The hour counts, not the sweep.
    const late = await school.request(`${path}/file`, { cookie: person.cookie });
    expect([late.status, (await late.text()).includes('Срок вышел')]).toEqual([409, true]);
    await watchCopies(school.ctx);
    expect(await findCopy(school.ctx, id)).toBeUndefined();
    expect(await sealedFilesOf(person.id)).toEqual([]);
    await school.runJobs();
    expect(await school.ctx.files.exists(file ? fileKey(file) : '')).toBe(false);
    expect(await actsOn(person.id)).toContain('copy.expired');
    school.clock.set(readyAt);
  });

  it('is never told complete before it is', () => {
    expect(percentOf({ total_rows: null, done_rows: 0 })).toBeUndefined();
    expect(percentOf({ total_rows: 0, done_rows: 0 })).toBe(99);
    expect(percentOf({ total_rows: 200, done_rows: 50 })).toBe(25);
    expect(percentOf({ total_rows: 200, done_rows: 200 })).toBe(99);
  });

  it.each(LOCALES)('has its pages in %s', async (locale) => {
    const person = await school.person({ locale });
    const { id } = await askForCopy(school.ctx, { personId: person.id });
    const path = `/account/privacy/copies/${id}`;
    expect((await school.request(path, { cookie: person.cookie, locale })).status).toBe(200);
    await makeCopy(school.ctx, school.inventory, id);
    expect((await school.request(path, { cookie: person.cookie, locale })).status).toBe(200);
    const overview = await (await school.request('/account/privacy', { cookie: person.cookie, locale })).text();
    expect(overview).toContain(path);
  });
});

describe('a copy whose maker died', () => {
  /** What a kill leaves: an attempt that was begun, half a file, and nobody who goes on. */
  async function killed(personId: string) {
    const { id } = await askForCopy(school.ctx, { personId });
    await beginAttempt(school.ctx, id);
    const half = { bucket: COPIES_BUCKET, id: school.ctx.ids.uuid() };
    await sql`insert into stored_files (id, bucket, person_id, name, media_type, bytes, sha256, stored_at)
      values (${half.id}, ${half.bucket}, ${personId}, 'copy.zip.age', 'application/octet-stream', 0, '', ${school.clock.now()})`.execute(
      school.ctx.db,
    );
    await sql`update copies set file_id = ${half.id} where id = ${id}`.execute(school.ctx.db);
    await school.ctx.files.write(fileKey(half), Buffer.from('half'));
    return { id, half: fileKey(half) };
  }

  it('is begun again once it is silent, and what was half written goes', async () => {
    const person = await school.person();
    const { id, half } = await killed(person.id);
    await sql`delete from graphile_worker._private_jobs`.execute(school.ctx.db);
    await watchCopies(school.ctx);
    await school.runJobs();
    expect((await findCopy(school.ctx, id))?.ready_at).toBeNull();
    school.clock.set(school.clock.now().add(SILENT_AFTER).add({ seconds: 1 }));
    await watchCopies(school.ctx);
    await school.runJobs();
    expect(await findCopy(school.ctx, id)).toMatchObject({ attempt: 2, failed_at: null });
    expect((await findCopy(school.ctx, id))?.ready_at).not.toBeNull();
    expect(await school.ctx.files.exists(half)).toBe(false);
    expect(await sealedFilesOf(person.id)).toHaveLength(1);
  });

  it('lets no overtaken attempt finish', async () => {
    const person = await school.person();
    const { id } = await askForCopy(school.ctx, { personId: person.id });
    const slow = makeCopy(
      {
        ...school.ctx,
        files: {
          ...school.ctx.files,
          write: async (key, source, limit) => {
            const written = await school.ctx.files.write(key, source, limit);
            // While this one was writing, another began.
            await beginAttempt(school.ctx, id);
            return written;
          },
        },
      },
      school.inventory,
      id,
    );
    await slow;
    expect((await findCopy(school.ctx, id))?.ready_at).toBeNull();
    expect(await sealedFilesOf(person.id)).toEqual([]);
  });

  it('is given up after too many attempts, and says what to do', async () => {
    const person = await school.person();
    const { id } = await askForCopy(school.ctx, { personId: person.id });
    const broken = { ...school.ctx.files, write: async () => Promise.reject(new Error('no space left')) };
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      await expect(makeCopy({ ...school.ctx, files: broken }, school.inventory, id)).rejects.toThrow('no space left');
    }
    school.clock.set(school.clock.now().add(SILENT_AFTER).add({ seconds: 1 }));
    await watchCopies(school.ctx);
    expect((await findCopy(school.ctx, id))?.failed_at).not.toBeNull();
    expect((await school.letters()).some((each) => each.letter === 'copy-failed' && each.person_id === person.id)).toBe(
      true,
    );
    const page = await (
      await school.request(`/account/privacy/copies/${id}`, { cookie: person.cookie, locale: 'en' })
    ).text();
    expect(page).toContain('Make it again');
    expect(await sealedFilesOf(person.id)).toEqual([]);
    expect(await actsOn(person.id)).toContain('copy.failed');
    expect((await askForCopy(school.ctx, { personId: person.id })).begun).toBe(true);
  });

  it('has nothing left to do when its person is gone', async () => {
    await makeCopy(school.ctx, school.inventory, school.ctx.ids.uuid());
    expect(await copiesOf(school.ctx, school.ctx.ids.uuid())).toEqual([]);
  });
});
