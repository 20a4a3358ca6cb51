import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AuditDb } from '#platform/audit/audit.ts';
import { tables } from '#platform/database/database.ts';
import { LOCALES } from '#platform/i18n/locale.ts';
import { disclosuresOf } from '#privacy/disclosures';
import { isSigned, type JsonObject } from '#privacy/receipts';
import { useSchool } from '#tests/harness/school.ts';
import { readZip } from '#tests/inventory/read-zip.ts';
import { askForHandOver } from './ask-for-copy.ts';
import { HANDED_OVER, VALID_FOR } from './copy.ts';
import { cancelHandOver, copyIdOf, tokenOf } from './hand-over.ts';
import { makeCopy } from './make-copy.ts';
import { findCopy } from './queries.ts';
import { watchCopies } from './watch-copies.ts';

const school = useSchool();
/** What the harness gives every person. */
const PASSWORD = 'a long passphrase of a test';
const RECIPIENT = 'Школа «Болашақ», Астана';

async function ready(person: { id: string }) {
  const { id } = await askForHandOver(school.ctx, { personId: person.id, recipient: RECIPIENT });
  await makeCopy(school.ctx, school.inventory, id);
  return { id, path: `/hand-overs/${tokenOf(school.ctx, id)}` };
}

const fetchAt = (path: string) => school.request(path, { method: 'POST' });

async function actsOn(personId: string): Promise<string[]> {
  const rows = await tables<AuditDb>(school.ctx)
    .selectFrom('audit_events')
    .select('action')
    .where('person_id', '=', personId)
    .execute();
  return rows.map(({ action }) => action);
}

async function lettersTo(personId: string): Promise<string[]> {
  return (await school.letters()).filter((each) => each.person_id === personId).map(({ letter }) => letter);
}

describe('a hand-over to another organisation', () => {
  it('goes from the form to a package which the organisation fetches, and is recorded', async () => {
    const person = await school.person();
    const form = { recipient: RECIPIENT, password: PASSWORD };
    const begun = await school.request('/account/privacy/hand-overs', { form, cookie: person.cookie });
    const path = begun.headers.get('location') ?? '';
    expect([begun.status, path]).toEqual([
      303,
      expect.stringMatching(/^\/account\/privacy\/hand-overs\/[0-9a-f-]{36}$/),
    ]);
    await school.runJobs();
    const page = await (await school.request(path, { cookie: person.cookie })).text();
    const link = /value="http:\/\/school\.test(\/hand-overs\/[\w-]{54})"/.exec(page)?.[1] ?? '';
    expect(link).not.toBe('');
    expect(await lettersTo(person.id)).toContain('hand-over-ready');

    // A mail scanner that looks at the link spends nothing.
    const landing = await school.request(link);
    expect([landing.status, (await landing.text()).includes(RECIPIENT)]).toEqual([200, true]);
    const answer = await fetchAt(link);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    const zip = readZip(Buffer.from(await answer.arrayBuffer()));
    expect(JSON.parse(zip.get('data/people.json')?.toString() ?? '[]')).toMatchObject([{ email: person.email }]);

    expect(await disclosuresOf(school.ctx, person.id)).toMatchObject([
      { recipient: RECIPIENT, reason: 'portability', categories: HANDED_OVER },
    ]);
    expect(await actsOn(person.id)).toEqual(expect.arrayContaining(['hand-over.fetched', 'data.disclosed']));
    expect(await lettersTo(person.id)).toContain('hand-over-fetched');
    const done = await (await school.request(path, { cookie: person.cookie })).text();
    expect(done).toContain('Данные скачали');
    expect(done).not.toContain(link);
  });

  it('is for machines, holds what a new school needs, and nothing of letters, security or visits', async () => {
    const person = await school.person();
    const { path } = await ready(person);
    const zip = readZip(Buffer.from(await (await fetchAt(path)).arrayBuffer()));
    const names = [...zip.keys()];
    expect(names.some((name) => name.endsWith('.html'))).toBe(false);
    for (const table of ['people', 'profiles', 'enrolments', 'certificates']) {
      expect(names).toContain(`data/${table}.json`);
    }
    for (const table of ['outbox_messages', 'audit_events', 'sessions', 'orders', 'consent_events', 'readings']) {
      expect(names).not.toContain(`data/${table}.json`);
    }
  });

  it('carries a manifest that is signed, and whose sums are right', async () => {
    const person = await school.person();
    const { id, path } = await ready(person);
    const zip = readZip(Buffer.from(await (await fetchAt(path)).arrayBuffer()));
    const manifest = JSON.parse(zip.get('manifest.json')?.toString() ?? '{}') as JsonObject & {
      files: { name: string; sha256: string }[];
    };
    expect(manifest).toMatchObject({ copy: id, recipient: RECIPIENT });
    expect(isSigned(school.ctx, manifest)).toBe(true);
    expect(isSigned(school.ctx, { ...manifest, recipient: 'somebody else' })).toBe(false);
    for (const { name, sha256 } of manifest.files) {
      expect(
        createHash('sha256')
          .update(zip.get(name) ?? '')
          .digest('hex'),
        name,
      ).toBe(sha256);
    }
  });

  it('works once: a second fetch is refused, recorded, and told to the person one time', async () => {
    const person = await school.person();
    const { id, path } = await ready(person);
    await (await fetchAt(path)).arrayBuffer();
    for (let again = 0; again < 3; again += 1) {
      const answer = await fetchAt(path);
      const text = await answer.text();
      expect([answer.status, text.includes('уже скачивали'), text.includes(person.email)]).toEqual([409, true, false]);
    }
    expect((await school.request(path)).status).toBe(409);
    expect((await actsOn(person.id)).filter((act) => act === 'hand-over.refused')).toHaveLength(3);
    expect((await lettersTo(person.id)).filter((letter) => letter === 'hand-over-refused')).toHaveLength(1);
    expect(await disclosuresOf(school.ctx, person.id)).toHaveLength(1);
    const page = await school.request(`/account/privacy/hand-overs/${id}`, { cookie: person.cookie });
    expect(await page.text()).toContain('пытались открыть ещё раз');
  });

  it('gives itself to one of many who come at once', async () => {
    const person = await school.person();
    const { path } = await ready(person);
    const answers = await Promise.all(Array.from({ length: 5 }, () => fetchAt(path)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409, 409]);
    await Promise.all(answers.map((answer) => answer.arrayBuffer()));
  });

  it('is spent by a transfer that breaks off, says so, and leaves no file', async () => {
    const person = await school.person();
    const { id, path } = await ready(person);
    const answer = await fetchAt(path);
    await answer.body?.cancel();
    expect((await findCopy(school.ctx, id))?.file_id).toBeNull();
    expect(await actsOn(person.id)).toContain('hand-over.broken');
    expect(await lettersTo(person.id)).toContain('hand-over-broken');
    expect((await fetchAt(path)).status).toBe(409);
  });

  it('is cancelled by its person, before or after it is made', async () => {
    const person = await school.person();
    const early = await askForHandOver(school.ctx, { personId: person.id, recipient: RECIPIENT });
    const page = `/account/privacy/hand-overs/${early.id}`;
    await school.request(`${page}/cancellation`, { form: {}, cookie: person.cookie });
    await makeCopy(school.ctx, school.inventory, early.id);
    expect(await findCopy(school.ctx, early.id)).toMatchObject({ ready_at: null, file_id: null });

    const late = await ready(person);
    await school.request(`/account/privacy/hand-overs/${late.id}/cancellation`, { form: {}, cookie: person.cookie });
    const answer = await fetchAt(late.path);
    expect([answer.status, (await answer.text()).includes('отменил')]).toEqual([409, true]);
    expect(await disclosuresOf(school.ctx, person.id)).toEqual([]);
    expect(await actsOn(person.id)).toContain('hand-over.cancelled');
  });

  it('cannot be cancelled once it was fetched', async () => {
    const person = await school.person();
    const { id, path } = await ready(person);
    await (await fetchAt(path)).arrayBuffer();
    const copy = await findCopy(school.ctx, id);
    await expect(copy && cancelHandOver(school.ctx, copy)).rejects.toThrow('used');
  });

  it('expires after seven days: the file goes, the link says why, and a month later the row goes', async () => {
    const person = await school.person();
    const { id, path } = await ready(person);
    const readyAt = school.clock.now();
    school.clock.set(readyAt.add(VALID_FOR));
    const answer = await fetchAt(path);
    expect([answer.status, (await answer.text()).includes('Срок ссылки вышел')]).toEqual([409, true]);
    await watchCopies(school.ctx);
    expect((await findCopy(school.ctx, id))?.file_id).toBeNull();
    school.clock.set(readyAt);
  });

  it('opens to its own person alone', async () => {
    const [person, other] = [await school.person(), await school.person()];
    const { id } = await ready(person);
    const page = `/account/privacy/hand-overs/${id}`;
    expect((await school.request(page, { cookie: other.cookie })).status).toBe(404);
    expect((await school.request(`${page}/cancellation`, { form: {}, cookie: other.cookie })).status).toBe(404);
    expect((await findCopy(school.ctx, id))?.cancelled_at).toBeNull();
    // The package of the one is no copy of the other, nor a copy for oneself.
    const asCopy = await school.request(`/account/privacy/copies/${id}/file`, { cookie: person.cookie });
    expect(asCopy.status).toBe(404);
  });

  it.each([
    ['nothing', {}],
    ['no password', { recipient: RECIPIENT, password: '' }],
    ['a wrong password', { recipient: RECIPIENT, password: 'not the password' }],
    ['no recipient', { recipient: '  ', password: PASSWORD }],
    ['a recipient without end', { recipient: 'x'.repeat(500), password: PASSWORD }],
  ])('is not begun by %s', async (_, form) => {
    const person = await school.person();
    const answer = await school.request('/account/privacy/hand-overs', { form, cookie: person.cookie });
    const page = await answer.text();
    expect([answer.status, page.includes('not the password')]).toEqual([422, false]);
    expect(await actsOn(person.id)).not.toContain('hand-over.asked');
  });

  it.each(LOCALES)('has its pages in %s', async (locale) => {
    const person = await school.person({ locale });
    expect((await school.request('/account/privacy/hand-overs', { cookie: person.cookie, locale })).status).toBe(200);
    const { id, path } = await ready(person);
    const own = await school.request(`/account/privacy/hand-overs/${id}`, { cookie: person.cookie, locale });
    expect([own.status, (await school.request(path, { locale })).status]).toEqual([200, 200]);
  });
});

describe('the link', () => {
  it('is known by its signature alone: a changed, foreign or broken one does not exist', async () => {
    const person = await school.person();
    const { id } = await ready(person);
    const token = tokenOf(school.ctx, id);
    expect(copyIdOf(school.ctx, token)).toBe(id);
    const other = tokenOf(school.ctx, school.ctx.ids.uuid());
    const forged = `${other.slice(0, 21)}${token.slice(21)}`;
    const flipped = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    for (const wrong of [forged, flipped, token.slice(0, -4), `${token}AAAA`, 'x', '%00', '..%2f..', id]) {
      for (const method of ['GET', 'POST']) {
        const answer = await school.request(`/hand-overs/${wrong}`, { method });
        expect([answer.status, (await answer.text()).includes(RECIPIENT)], `${method} ${wrong}`).toEqual([404, false]);
      }
    }
    expect((await findCopy(school.ctx, id))?.fetched_at).toBeNull();
  });

  it('stands in no table', async () => {
    const person = await school.person();
    const { id } = await ready(person);
    const token = tokenOf(school.ctx, id);
    const { rows } = await school.school.pool.query<{ found: string }>(
      `select (select count(*) from copies as c where c::text like '%' || $1 || '%')
        + (select count(*) from outbox_messages as m where m::text like '%' || $1 || '%')
        + (select count(*) from audit_events as e where e::text like '%' || $1 || '%') as found`,
      [token],
    );
    expect(Number(rows[0]?.found)).toBe(0);
  });
});
