import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { completeEnrolment, enrol } from '#learning/enrolments';
import { updateProgramme } from '#learning/programmes';
import { renamePerson } from '#people/profiles';
import { transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { factsOf, qrOn, textOf } from '#platform/documents/inspect-pdf.testing.ts';
import { fileKey, type StoredFilesDb } from '#platform/files/stored-files.ts';
import { erasePerson } from '#privacy/erasure';
import { programmeForTest } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { actsBy } from '#tests/harness/trail.ts';
import { forgetHolder } from './give-certificates.ts';
import { type Certificate, certificatesOf, issueCertificate, reissueCertificate, revokeCertificate } from './index.ts';

const school = useSchool();
const KAZAKH_NAME = 'Ғалымжан Өтегенұлы Һәкімов';

async function completed(name = KAZAKH_NAME) {
  const programme = await programmeForTest(school.ctx);
  const person = await school.person({ name });
  const { enrolmentId } = await enrol(school.as(person.id), { personId: person.id, cohortSlug: programme.cohortSlug });
  await completeEnrolment(school.as(person.id), enrolmentId);
  await school.runJobs();
  const [certificate] = await certificatesOf(school.ctx, person.id);
  if (!certificate) throw new Error('no certificate was issued');
  return { programme, person, enrolmentId, certificate };
}

async function bytesOf({ file_id }: Certificate): Promise<Uint8Array> {
  const file = await tables<StoredFilesDb>(school.ctx)
    .selectFrom('stored_files')
    .selectAll()
    .where('id', '=', file_id ?? '')
    .executeTakeFirstOrThrow();
  return new Uint8Array(await buffer(school.ctx.files.read(fileKey(file))));
}

describe('completing a programme', () => {
  it('issues a certificate with the Kazakh name, a number and a code that a phone reads', async () => {
    const { certificate, programme } = await completed();
    expect(certificate.number).toMatch(/^PM-2026-\d{5}$/);
    const pdf = await bytesOf(certificate);
    const text = textOf(pdf);
    expect(text).toContain(KAZAKH_NAME);
    expect(text).toContain(certificate.number);
    expect(certificate.programme_title).toContain(programme.slug.replace('programme-', 'Программа '));
    expect(qrOn(pdf)).toBe(`http://school.test/certificates/${certificate.code}`);
    expect(factsOf(pdf)).toMatchObject({ pages: 1, tagged: true, accessibility: '1' });
  });

  it('sends the holder the way to it, once it can be downloaded', async () => {
    const { person, certificate } = await completed();
    const letters = (await school.letters()).filter(
      ({ person_id, letter }) => person_id === person.id && letter === 'certificate-issued',
    );
    expect(letters).toHaveLength(1);
    expect(letters[0]?.text).toContain(`/account/certificates/${certificate.id}/pdf`);
  });

  it('makes one certificate when it is issued twice at once', async () => {
    const { enrolmentId, person, certificate } = await completed();
    const ids = await Promise.all([
      issueCertificate(school.ctx, enrolmentId),
      issueCertificate(school.ctx, enrolmentId),
    ]);
    expect(ids).toEqual([certificate.id, certificate.id]);
    expect(await certificatesOf(school.ctx, person.id)).toHaveLength(1);
  });

  it('is what a certificate needs', async () => {
    const programme = await programmeForTest(school.ctx);
    const person = await school.person();
    const { enrolmentId } = await enrol(school.as(person.id), {
      personId: person.id,
      cohortSlug: programme.cohortSlug,
    });
    await expect(issueCertificate(school.ctx, enrolmentId)).rejects.toMatchObject({ reason: 'not-completed' });
  });
});

describe('an issued certificate', () => {
  it('stays as it was when its holder and its programme are renamed', async () => {
    const { certificate, person, programme } = await completed();
    const page = async () => (await school.request(`/certificates/${certificate.code}`)).text();
    const [pdfBefore, pageBefore] = [await bytesOf(certificate), await page()];
    await renamePerson(school.ctx, person.id, 'Другое Имя');
    const text = { title: 'Совсем другая', summary: '…', audience: '…', gives: [] };
    await updateProgramme(school.ctx, programme.id, { hours: 99, texts: { ru: text } });
    await school.runJobs();
    const [after] = await certificatesOf(school.ctx, person.id);
    expect(after && (await bytesOf(after))).toEqual(pdfBefore);
    expect(await page()).toBe(pageBefore);
    expect(pageBefore).toContain(KAZAKH_NAME);
  });

  it('is downloaded by its holder alone', async () => {
    const { certificate, person } = await completed();
    const path = `/account/certificates/${certificate.id}/pdf`;
    const answer = await school.request(path, { cookie: person.cookie });
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(await bytesOf(certificate));
    const other = await school.person();
    expect((await school.request(path, { cookie: other.cookie })).status).toBe(404);
  });

  it('is shown to anybody who has its code, and to no search engine', async () => {
    const { certificate } = await completed();
    const answer = await school.request(`/certificates/${certificate.code.toLowerCase()}`, { locale: 'kk' });
    const html = await answer.text();
    expect(html).toContain('name="robots" content="noindex"');
    expect(html).toContain('Жарамды');
    expect(html).toContain(certificate.number);
  });

  it('says of an unknown code that there is none', async () => {
    const answer = await school.request('/certificates/BBBBBBBBBB');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('Такого сертификата нет');
    const typed = await school.request('/certificates?code=bbbb-bbbb-bb');
    expect(typed.headers.get('location')).toBe('/certificates/BBBBBBBBBB');
  });

  it('of a child loses its sheet when the child leaves, and keeps it when the leaving fails', async () => {
    const { certificate, person, enrolmentId } = await completed();
    const { ctx } = school;
    const wardId = ctx.ids.uuid();
    await sql`insert into wards (id, person_id, name, born_on, relation, begun_at)
      values (${wardId}, ${person.id}, 'Дана', '2015-03-01', 'parent', ${ctx.clock.now()})`.execute(ctx.db);
    await sql`update enrolments set ward_id = ${wardId} where id = ${enrolmentId}`.execute(ctx.db);
    const sheet = `certificates/${certificate.file_id}`;
    const leaving = transact(ctx, async (tx) => {
      await forgetHolder(tx, wardId);
      throw new Error('the leaving fails');
    });
    await expect(leaving).rejects.toThrow('the leaving fails');
    await school.runJobs();
    expect(await ctx.files.exists(sheet)).toBe(true);
    expect((await certificatesOf(ctx, person.id)).map(({ file_id }) => file_id)).toEqual([certificate.file_id]);
    await transact(ctx, (tx) => forgetHolder(tx, wardId));
    await school.runJobs();
    expect(await ctx.files.exists(sheet)).toBe(false);
    expect(await certificatesOf(ctx, person.id)).toEqual([]);
  });

  it('keeps its number and its state, without the name, when its holder was erased', async () => {
    const { certificate, person } = await completed();
    const report = await erasePerson(school.ctx, school.inventory, { personId: person.id, requestedBy: 'operator' });
    expect(report.state).toBe('verified');
    expect(await school.ctx.files.exists(`certificates/${certificate.file_id}`)).toBe(false);
    const html = await (await school.request(`/certificates/${certificate.code}`)).text();
    expect(html).toContain(certificate.number);
    expect(html).toContain('Действителен');
    expect(html).not.toContain(KAZAKH_NAME);
  });
});

describe('revoking', () => {
  it('shows on the public page with its day, without the reason, and tells the holder', async () => {
    const { certificate, person } = await completed();
    const outcome = await revokeCertificate(school.ctx, { certificateId: certificate.id, reason: 'Чужая работа' });
    expect(outcome).toBe('revoked');
    expect(await revokeCertificate(school.ctx, { certificateId: certificate.id, reason: 'ещё раз' })).toBe(
      'was revoked',
    );
    const html = await (await school.request(`/certificates/${certificate.code}`)).text();
    expect(html).toContain('Отозван');
    expect(html).toContain('22 ноября 2026');
    expect(html).not.toContain('Чужая работа');
    const letters = (await school.letters()).filter(
      ({ person_id, letter }) => person_id === person.id && letter === 'certificate-revoked',
    );
    expect(letters.map(({ text }) => text.includes('Чужая работа'))).toEqual([true]);
  });

  it('can put a corrected certificate in its place, with a number of its own', async () => {
    const { certificate, person } = await completed('Гулнар Әбдірахманова');
    school.clock.advance({ minutes: 1 });
    await renamePerson(school.ctx, person.id, 'Гүлнәр Әбдірахманова');
    await reissueCertificate(school.ctx, { certificateId: certificate.id, reason: 'Ошибка в имени' });
    await school.runJobs();
    const [now, before] = await certificatesOf(school.ctx, person.id);
    expect(before).toMatchObject({ id: certificate.id, holder_name: 'Гулнар Әбдірахманова' });
    expect(before?.revoked_at).not.toBeNull();
    expect(now).toMatchObject({ holder_name: 'Гүлнәр Әбдірахманова', revoked_at: null });
    expect(now?.number).not.toBe(certificate.number);
    expect(now && textOf(await bytesOf(now))).toContain('Гүлнәр Әбдірахманова');
  });
});

describe('the office', () => {
  it('revokes with a reason only, issues again by hand, and shows both', async () => {
    const { certificate, enrolmentId } = await completed();
    const staff = await school.person({ roles: ['administrator'] });
    const path = `/office/certificates/${certificate.id}`;
    expect((await school.request(`${path}/revocation`, { cookie: staff.cookie, form: { reason: '' } })).status).toBe(
      422,
    );
    const revoked = await school.request(`${path}/revocation`, { cookie: staff.cookie, form: { reason: 'Ошибка' } });
    expect(revoked.headers.get('location')).toBe(`${path}?done=revoked`);
    expect(await (await school.request(path, { cookie: staff.cookie })).text()).toContain(staff.name);
    const list = await (await school.request('/office/certificates', { cookie: staff.cookie })).text();
    expect(list).toContain(`value="${enrolmentId}"`);
    const issued = await school.request('/office/certificates', {
      cookie: staff.cookie,
      form: { enrolment: enrolmentId },
    });
    expect(issued.headers.get('location')).toMatch(/^\/office\/certificates\/.+\?done=issued$/);
    const valid = await (await school.request('/office/certificates?state=valid', { cookie: staff.cookie })).text();
    expect(valid).not.toContain(certificate.number);
  });

  it('leaves a trace of the list, and of a certificate shown again with an error', async () => {
    const { person, certificate } = await completed();
    const staff = await school.person({ roles: ['administrator'] });
    const listed = await school.request('/office/certificates?state=valid', { cookie: staff.cookie });
    const html = await listed.text();
    const shown =
      new Set(html.match(/\/office\/certificates\/[0-9a-f-]{36}/g)).size +
      (html.match(/name="enrolment"/g)?.length ?? 0);
    expect(await actsBy(school, staff.id)).toMatchObject([
      { action: 'certificates.listed', person_id: null, details: { count: shown } },
    ]);
    const path = `/office/certificates/${certificate.id}/revocation`;
    expect((await school.request(path, { cookie: staff.cookie, form: { reason: '' } })).status).toBe(422);
    expect((await actsBy(school, staff.id)).slice(1)).toMatchObject([
      { action: 'person.read', person_id: person.id, object_kind: 'certificate' },
    ]);
  });

  it('lets managers issue, and not revoke', async () => {
    const { certificate } = await completed();
    const manager = await school.person({ roles: ['manager'] });
    const path = `/office/certificates/${certificate.id}`;
    expect((await school.request(path, { cookie: manager.cookie })).status).toBe(200);
    const answer = await school.request(`${path}/revocation`, { cookie: manager.cookie, form: { reason: 'x' } });
    expect(answer.status).toBe(403);
  });
});
