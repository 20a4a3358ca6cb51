import { describe, expect, it } from 'vitest';
import type { AuditDb } from '#platform/audit/audit.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import { useSchool } from '#tests/harness/school.ts';
import {
  correctPerson,
  findPersonByEmail,
  findProfile,
  getPerson,
  type PeopleDb,
  renamePerson,
  saveProfile,
} from './index.ts';

const school = useSchool();
const PATH = '/account/profile';
const right = {
  name: 'Әйгерім Сәрсенқызы',
  phone: '8 705 755 54 47',
  language: 'kk',
  experience: 'Үш жыл',
  education: '',
  goals: '',
};

describe('correcting what one told', () => {
  it('saves, shows it again, and audits which fields changed but not to what', async () => {
    const { id, cookie } = await school.person({ name: 'Айгерим' });
    const saved = await school.request(PATH, { form: right, cookie });
    expect(saved.headers.get('location')).toBe(`${PATH}?done=saved`);
    expect(await getPerson(school.ctx, id)).toMatchObject({ name: right.name, phone: '+77057555447', locale: 'kk' });
    expect(await findProfile(school.ctx, id)).toMatchObject({ experience: 'Үш жыл', education: null });
    const html = await (await school.request(`${PATH}?done=saved`, { cookie })).text();
    for (const text of [right.name, '+7 705 755 54 47', 'Үш жыл', 'Сохранено.']) expect(html).toContain(text);
    const events = await tables<AuditDb>(school.ctx)
      .selectFrom('audit_events')
      .select(['action', 'actor_id', 'details'])
      .where('person_id', '=', id)
      .where('action', 'in', ['person.corrected', 'profile.saved'])
      .orderBy('action')
      .execute();
    expect(events).toEqual([
      { action: 'person.corrected', actor_id: id, details: { fields: 'name phone locale' } },
      { action: 'profile.saved', actor_id: id, details: { fields: 'education experience goals' } },
    ]);
  });

  it('loses nothing that was typed when a field is wrong', async () => {
    const { cookie, id } = await school.person();
    const answer = await school.request(PATH, { form: { ...right, phone: 'не скажу' }, cookie });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    for (const text of ['не скажу', right.name, 'Үш жыл', 'href="#field-phone"']) expect(html).toContain(text);
    expect((await getPerson(school.ctx, id)).phone).toBeNull();
    const nameless = await school.request(PATH, { form: { ...right, name: ' ', language: 'de' }, cookie });
    expect(await nameless.text()).toContain('href="#field-name"');
  });

  it('escapes what it shows', async () => {
    const { cookie } = await school.person();
    await school.request(PATH, { form: { ...right, name: '<b>"x"</b>' }, cookie });
    expect(await (await school.request(PATH, { cookie })).text()).not.toContain('<b>"x"');
  });

  it('is for signed-in people', async () => {
    expect((await school.request(PATH)).headers.get('location')).toBe('/sign-in?next=%2Faccount%2Fprofile');
  });
});

describe('people', () => {
  it('are found by their address in any case', async () => {
    const { id, email } = await school.person();
    expect((await findPersonByEmail(school.ctx, ` ${email.toUpperCase()} `))?.id).toBe(id);
    expect(await findPersonByEmail(school.ctx, 'nobody@example.kz')).toBeUndefined();
    await expect(getPerson(school.ctx, school.ctx.ids.uuid())).rejects.toBeInstanceOf(NotFound);
  });

  it('are renamed without losing the rest; what is left out of a profile stays', async () => {
    const { id } = await school.person();
    await saveProfile(school.ctx, id, { experience: 'a', goals: 'b' });
    await saveProfile(school.ctx, id, { goals: null });
    await renamePerson(school.ctx, id, 'Новое Имя');
    expect(await findProfile(school.ctx, id)).toMatchObject({ experience: 'a', goals: null });
    expect(await getPerson(school.ctx, id)).toMatchObject({ name: 'Новое Имя', locale: 'ru' });
  });
});

describe('the history of corrections', () => {
  it('holds who changed what from what to what, and not what was told for the first time', async () => {
    const { id, cookie } = await school.person({ name: 'Айгерим' });
    await saveProfile(school.as(id), id, { goals: 'Сдать экзамен' });
    await saveProfile(school.as(id), id, { goals: 'Открыть агентство' });
    await correctPerson(school.ctx, { personId: id, changes: { name: 'Айгерім' }, requestedBy: 'staff' });
    const rows = await tables<PeopleDb>(school.ctx)
      .selectFrom('person_corrections')
      .select(['field', 'old_value', 'new_value', 'way', 'corrected_by'])
      .where('person_id', '=', id)
      .orderBy('field')
      .execute();
    expect(rows).toEqual([
      { field: 'goals', old_value: 'Сдать экзамен', new_value: 'Открыть агентство', way: 'person', corrected_by: id },
      { field: 'name', old_value: 'Айгерим', new_value: 'Айгерім', way: 'staff', corrected_by: null },
    ]);
    const html = await (await school.request(PATH, { cookie })).text();
    for (const text of ['Что исправлено раньше', 'Сдать экзамен', 'школа, по обращению']) expect(html).toContain(text);
  });

  it('refuses an address that somebody has', async () => {
    const [person, other] = [await school.person(), await school.person()];
    const correcting = { personId: person.id, changes: { email: other.email }, requestedBy: 'staff' } as const;
    await expect(correctPerson(school.ctx, correcting)).rejects.toMatchObject({ reason: 'email-taken' });
  });
});
