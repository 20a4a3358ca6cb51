import { describe, expect, it } from 'vitest';
import { findPersonByEmail, type PeopleDb } from '#people/profiles';
import { tables } from '#platform/database/database.ts';
import { consentsOf } from '#privacy/consents';
import type { PolicyDb } from '#privacy/policy';
import { countAttempt } from '#protection/intrusion';
import { useSchool } from '#tests/harness/school.ts';
import { registerPerson } from './index.ts';

const school = useSchool();
let count = 0;

function answers(more: Record<string, string> = {}) {
  count += 1;
  return {
    adult: 'yes',
    name: 'Әсел Нұрғалиқызы',
    email: `newcomer-${count}@example.kz`,
    password: 'четыре тихие цапли на рассвете',
    consent_study: 'yes',
    ...more,
  };
}

const send = (form: Record<string, string>) => school.request('/sign-up', { form });
const lettersTo = async (email: string) => (await school.letters()).filter(({ recipient }) => recipient === email);
const countPeople = async () => (await tables<PeopleDb>(school.ctx).selectFrom('people').select('id').execute()).length;

describe('the question of age', () => {
  it('comes first and alone', async () => {
    const html = await (await school.request('/sign-up')).text();
    expect(html).toContain('name="adult"');
    expect(html).not.toContain('name="email"');
  });

  it('leads who is under age to the page for parents, and stores nothing', async () => {
    const before = await countPeople();
    const answer = await send(answers({ adult: 'no' }));
    expect(answer.headers.get('location')).toBe('/sign-up/under-18');
    expect(await countPeople()).toBe(before);
  });

  it('has to be answered', async () => {
    const { adult: _, ...rest } = answers();
    const answer = await send(rest);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('href="#field-adult"');
  });

  it('opens the fields, with nothing ticked and nothing wrong yet', async () => {
    const answer = await send({ adult: 'yes' });
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain('name="email"');
    expect(html).not.toContain(' checked');
    expect(html).not.toContain('error-summary');
  });
});

describe('signing up', () => {
  it('makes the account, its consents, the acceptance of the policy and the letter together', async () => {
    const form = answers({ consent_offers: 'yes' });
    const answer = await send(form);
    expect(answer.headers.get('location')).toBe('/sign-up/letter');
    const person = await findPersonByEmail(school.ctx, form.email);
    expect(person).toMatchObject({ name: form.name, email_verified: false, locale: 'ru' });
    expect(person?.adult_confirmed_at).not.toBeNull();
    const consents = await consentsOf(school.ctx, person?.id ?? '', 'ru');
    expect(Object.fromEntries(consents.map(({ purpose, state }) => [purpose, state]))).toEqual({
      study: 'given',
      offers: 'given',
      improvement: 'refused',
      third_parties: 'refused',
      abroad: 'refused',
    });
    const accepted = await tables<PolicyDb>(school.ctx)
      .selectFrom('policy_acceptances')
      .select('way')
      .where('person_id', '=', person?.id ?? '')
      .execute();
    expect(accepted).toEqual([{ way: 'registration' }]);
    expect((await lettersTo(form.email)).map(({ letter }) => letter)).toEqual(['confirm-email']);
  });

  it('leaves nothing behind when a part of it fails', async () => {
    const { email } = answers();
    const broken = { ...school.ctx, ids: { ...school.ctx.ids, token: () => raise('no randomness') } };
    const registration = {
      name: 'Данияр',
      email,
      password: 'четыре тихие цапли',
      locale: 'ru',
      given: ['study'],
    } as const;
    await expect(registerPerson(broken, registration)).rejects.toThrow('no randomness');
    expect(await findPersonByEmail(school.ctx, email)).toBeUndefined();
    expect(await lettersTo(email)).toEqual([]);
  });

  it('carries the page one was going to through the letter to the door', async () => {
    const form = answers({ next: '/programmes/agent-career/enrolment' });
    await send(form);
    const [letter] = await lettersTo(form.email);
    const link = /\/confirm-email\?\S+/.exec(letter?.text ?? '')?.[0] ?? '';
    const html = await (await school.request(link)).text();
    expect(html).toContain('value="/programmes/agent-career/enrolment"');
    const { searchParams } = new URL(link, 'http://school.test');
    const confirmed = await school.request('/confirm-email', { form: Object.fromEntries(searchParams) });
    expect(confirmed.headers.get('location')).toBe(
      '/sign-in?done=confirmed&next=%2Fprogrammes%2Fagent-career%2Fenrolment',
    );
  });

  it('carries no address of another site', async () => {
    const html = await (await school.request('/sign-up?next=https://elsewhere.example/')).text();
    expect(html).not.toContain('elsewhere');
  });

  it('does not tell whether the address is known; its owner gets a letter', async () => {
    const form = answers();
    const first = await send(form);
    const second = await send({ ...form, name: 'Кто-то Ещё', password: 'совсем другой длинный пароль' });
    expect([second.status, second.headers.get('location')]).toEqual([first.status, first.headers.get('location')]);
    expect((await lettersTo(form.email)).map(({ letter }) => letter).toSorted()).toEqual([
      'confirm-email',
      'known-email',
    ]);
    expect((await findPersonByEmail(school.ctx, form.email))?.name).toBe(form.name);
  });

  it('twice at once makes one account', async () => {
    const form = answers();
    const outcomes = await Promise.all([send(form), send(form)]);
    expect(outcomes.map(({ status }) => status)).toEqual([303, 303]);
    expect((await lettersTo(form.email)).map(({ letter }) => letter).toSorted()).toEqual([
      'confirm-email',
      'known-email',
    ]);
  });

  it.each([
    ['study not agreed to', { consent_study: '' }, 'field-consent_study'],
    ['no name', { name: ' ' }, 'field-name'],
    ['half an address', { email: 'asel@' }, 'field-email'],
    ['a short password', { password: 'short' }, 'field-password'],
    ['a password with the name in it', { password: 'нұрғалиқызы 12345' }, 'field-password'],
  ])('refuses %s, and keeps what was typed', async (_, wrong, field) => {
    const form = answers({ consent_improvement: 'yes', ...wrong } as Record<string, string>);
    const before = await countPeople();
    const answer = await send(form);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(`href="#${field}"`);
    expect(html).not.toContain(form.password);
    expect(html).toMatch(/name="consent_improvement"[^>]* checked/);
    expect(await countPeople()).toBe(before);
  });

  it('stops filling one mailbox with letters', async () => {
    const form = answers();
    const limit = { kind: 'sign-up.email', who: form.email, limit: 5, window: { hours: 1 } } as const;
    for (let attempt = 0; attempt < 4; attempt += 1) await countAttempt(school.ctx, limit);
    expect((await send(form)).status).toBe(303);
    expect((await send(form)).status).toBe(429);
    expect(await lettersTo(form.email)).toHaveLength(1);
  });
});

function raise(message: string): never {
  throw new Error(message);
}
