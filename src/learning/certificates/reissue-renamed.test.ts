import { expect, it } from 'vitest';
import { completeEnrolment, enrol } from '#learning/enrolments';
import { renamePerson } from '#people/profiles';
import { erasePerson } from '#privacy/erasure';
import { programmeForTest } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { certificatesOf } from './index.ts';

const school = useSchool();
const FORMER = 'Айгуль Сериковна';
const RIGHT = 'Айгүл Серікқызы';
const OFFERS = '/account/certificates/reissue';

async function renamedHolder() {
  const programme = await programmeForTest(school.ctx);
  const person = await school.person({ name: FORMER });
  const { enrolmentId } = await enrol(school.as(person.id), { personId: person.id, cohortSlug: programme.cohortSlug });
  await completeEnrolment(school.as(person.id), enrolmentId);
  const [certificate] = await certificatesOf(school.ctx, person.id);
  if (!certificate) throw new Error('no certificate was issued');
  school.clock.advance({ minutes: 1 });
  await renamePerson(school.as(person.id), person.id, RIGHT);
  return { person, certificate };
}

async function lettersTo(personId: string): Promise<string[]> {
  return (await school.letters()).flatMap(({ person_id, letter }) => (person_id === personId ? [letter] : []));
}

it('is offered by letter and in the cabinet when a name is corrected, and done with one click', async () => {
  const { person, certificate } = await renamedHolder();
  expect((await lettersTo(person.id)).filter((letter) => letter === 'certificate-reissue-offer')).toHaveLength(1);
  expect(await (await school.request('/account', { cookie: person.cookie })).text()).toContain(OFFERS);
  const page = await (await school.request(OFFERS, { cookie: person.cookie })).text();
  expect([page.includes(FORMER), page.includes(certificate.number)]).toEqual([true, true]);

  const path = `/account/certificates/${certificate.id}/reissue`;
  const answer = await school.request(path, { form: {}, cookie: person.cookie });
  expect(answer.headers.get('location')).toBe(`${OFFERS}?done=replaced`);
  const [fresh, old] = await certificatesOf(school.ctx, person.id);
  expect(fresh).toMatchObject({ holder_name: RIGHT, revoked_at: null });
  // What the law keeps of the old one stays as it was issued.
  expect(old).toMatchObject({ id: certificate.id, holder_name: FORMER, replaced_by: fresh?.id });
  expect(old?.document).toEqual(certificate.document);
  const shown = await (await school.request(`/certificates/${certificate.code}`)).text();
  expect(shown).toContain('Заменён');
  expect(shown).toContain(`/certificates/${fresh?.code}`);

  const again = await school.request(path, { form: {}, cookie: person.cookie });
  expect(again.headers.get('location')).toBe(OFFERS);
  expect(await certificatesOf(school.ctx, person.id)).toHaveLength(2);
  expect(await (await school.request(OFFERS, { cookie: person.cookie })).text()).toContain('Таких сертификатов нет');
});

it('is nobody else’s to ask for, and leaves no name behind when the holder is erased', async () => {
  const { person, certificate } = await renamedHolder();
  const stranger = await school.person();
  const path = `/account/certificates/${certificate.id}/reissue`;
  expect((await school.request(path, { form: {}, cookie: stranger.cookie })).status).toBe(404);
  await school.request(path, { form: {}, cookie: person.cookie });
  const report = await erasePerson(school.ctx, school.inventory, { personId: person.id, requestedBy: 'person' });
  expect(report.state).toBe('verified');
  const shown = await (await school.request(`/certificates/${certificate.code}`)).text();
  expect(shown).toContain(certificate.number);
  for (const name of [FORMER, RIGHT]) expect(shown).not.toContain(name);
});
