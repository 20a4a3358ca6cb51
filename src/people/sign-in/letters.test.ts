import { describe, expect, it } from 'vitest';
import { findPersonByEmail } from '#people/profiles';
import { useSchool } from '#tests/harness/school.ts';
import { createAccount, findSignedIn, sendConfirmation, writeAlreadyRegistered } from './index.ts';
import { sweep } from './sweep.ts';

const school = useSchool();
const PASSWORD = 'nine slow boats on the Ishim';

/** The token in the newest letter of this kind to this address. */
async function linkIn(letter: string, email: string): Promise<string> {
  const letters = (await school.letters()).filter((each) => each.letter === letter && each.recipient === email);
  return /https?:\/\/\S+/.exec(letters.at(-1)?.text ?? '')?.[0] ?? '';
}
const pathOf = (link: string) => link.replace('http://school.test', '');
const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? '';

describe('confirming the address', () => {
  it('takes a press of a button, so that a mail robot does not use the link up', async () => {
    const email = 'confirm@example.kz';
    const account = await createAccount(school.ctx, { name: 'Ерлан', email, password: PASSWORD, locale: 'kk' });
    if (account === 'known') throw new Error('known');
    await sendConfirmation(school.ctx, account.personId);
    const link = await linkIn('confirm-email', email);
    expect(link).toMatch(/^http:\/\/school\.test\/kk\/confirm-email\?token=/);
    for (let visit = 0; visit < 2; visit += 1) expect((await school.request(pathOf(link))).status).toBe(200);
    expect((await school.request('/sign-in', { form: { email, password: PASSWORD } })).status).toBe(403);
    const done = await school.request('/confirm-email', { form: { token: tokenOf(link) } });
    expect(done.headers.get('location')).toBe('/sign-in?done=confirmed');
    expect((await school.request('/sign-in', { form: { email, password: PASSWORD } })).status).toBe(303);
    const again = await school.request('/confirm-email', { form: { token: tokenOf(link) } });
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('Ссылка уже сработала');
  });

  it('says so when the link is over, unknown, or for another thing', async () => {
    const account = await createAccount(school.ctx, {
      name: 'Ольга',
      email: 'late@example.kz',
      password: PASSWORD,
      locale: 'ru',
    });
    if (account === 'known') throw new Error('known');
    await sendConfirmation(school.ctx, account.personId);
    const first = tokenOf(await linkIn('confirm-email', 'late@example.kz'));
    await sendConfirmation(school.ctx, account.personId);
    const second = tokenOf(await linkIn('confirm-email', 'late@example.kz'));
    expect(await (await school.request(`/confirm-email?token=${first}`)).text()).toContain('Срок ссылки истёк');
    expect((await school.request(`/confirm-email?token=${second}x`)).status).toBe(404);
    expect((await school.request(`/sign-in/new-password?token=${second}`)).status).toBe(404);
    school.clock.advance({ hours: 3 * 24 + 1 });
    await sweep(school.ctx);
    expect((await school.request('/confirm-email', { form: { token: second } })).status).toBe(409);
  });
});

describe('a forgotten password', () => {
  async function forgot(email: string) {
    const answer = await school.request('/sign-in/forgotten', { form: { email } });
    await school.runJobs();
    return answer;
  }

  it('is answered in the same way whether the address is known or not', async () => {
    const { email } = await school.person();
    const [known, unknown] = [await forgot(email), await forgot('who-is-that@example.kz')];
    expect([known.status, known.headers.get('location')]).toEqual([303, '/sign-in/forgotten?done=sent']);
    expect([unknown.status, unknown.headers.get('location')]).toEqual([303, '/sign-in/forgotten?done=sent']);
    expect(await linkIn('password-reset', email)).not.toBe('');
    expect(await linkIn('password-reset', 'who-is-that@example.kz')).toBe('');
  });

  it('is replaced once by the letter’s link; every session ends, and a letter says so', async () => {
    const { email, id, cookie } = await school.person();
    await forgot(email);
    const token = tokenOf(await linkIn('password-reset', email));
    const set = (password: string) => school.request('/sign-in/new-password', { form: { token, password } });
    expect((await set('too short')).status).toBe(422);
    expect(await (await set('Qwertyuiop12')).text()).toContain('угадают одним из первых');
    expect((await set('a river under the old bridge')).headers.get('location')).toBe('/sign-in?done=password');
    expect(await findSignedIn(school.ctx, cookie)).toBeUndefined();
    expect((await school.letters()).filter((each) => each.person_id === id).map(({ letter }) => letter)).toContain(
      'password-changed',
    );
    const again = await set('another river and a bridge');
    expect(again.status).toBe(409);
    const signIn = await school.request('/sign-in', { form: { email, password: 'a river under the old bridge' } });
    expect(signIn.status).toBe(303);
  });

  it('has an hour', async () => {
    const { email } = await school.person();
    await forgot(email);
    const link = await linkIn('password-reset', email);
    expect((await school.request(pathOf(link))).status).toBe(200);
    school.clock.advance({ minutes: 61 });
    const late = await school.request(pathOf(link));
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('/sign-in/forgotten');
  });

  it('is not a way to send somebody a heap of letters', async () => {
    const { email } = await school.person();
    const answers = [];
    for (let attempt = 0; attempt < 6; attempt += 1) answers.push((await forgot(email)).status);
    expect(answers).toEqual([303, 303, 303, 303, 303, 429]);
  });
});

describe('an account’s safety', () => {
  const HOME = '/account/security';

  it('lists where one is signed in, and ends what is one’s own', async () => {
    const [mine, other] = [await school.person(), await school.person()];
    const agent = 'Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/143.0';
    await createAccount(school.ctx, {
      name: 'x',
      email: 'two@example.kz',
      password: PASSWORD,
      locale: 'ru',
      confirmed: true,
    });
    const first = await school.request('/sign-in', {
      form: { email: 'two@example.kz', password: PASSWORD },
      headers: { 'user-agent': agent },
    });
    const second = await school.request('/sign-in', { form: { email: 'two@example.kz', password: PASSWORD } });
    const cookies = [first, second].map((answer) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '');
    const html = await (await school.request(HOME, { cookie: cookies[1] })).text();
    expect(html).toContain('Firefox, Windows');
    expect(html).toContain('это устройство');
    const id = /sessions\/([0-9a-f-]{36})\/ending/.exec(html)?.[1] ?? '';
    expect((await school.request(`${HOME}/sessions/${id}/ending`, { form: {}, cookie: other.cookie })).status).toBe(
      404,
    );
    expect(await findSignedIn(school.ctx, cookies[0] ?? '')).toBeDefined();
    await school.request(`${HOME}/sessions/${id}/ending`, { form: {}, cookie: cookies[1] });
    expect(await findSignedIn(school.ctx, cookies[0] ?? '')).toBeUndefined();
    expect(await findSignedIn(school.ctx, mine.cookie)).toBeDefined();
  });

  it('changes the password by the old one, and signs the other devices out', async () => {
    const email = 'change@example.kz';
    await createAccount(school.ctx, { name: 'Тимур Ли', email, password: PASSWORD, locale: 'ru', confirmed: true });
    const signIn = (password: string) => school.request('/sign-in', { form: { email, password } });
    const [here, there] = [await signIn(PASSWORD), await signIn(PASSWORD)].map(
      (answer) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '',
    );
    const change = (current: string, password: string) =>
      school.request(`${HOME}/password`, { form: { current, password }, cookie: here });
    expect(await (await change('not the one', 'a lamp in the far window')).text()).toContain(
      'Нынешний пароль не подошёл',
    );
    expect((await change(PASSWORD, `${email.split('@')[0]} and a lamp`)).status).toBe(422);
    expect((await change(PASSWORD, 'a lamp in the far window')).headers.get('location')).toBe(`${HOME}?done=password`);
    expect(await findSignedIn(school.ctx, here ?? '')).toBeDefined();
    expect(await findSignedIn(school.ctx, there ?? '')).toBeUndefined();
    expect((await signIn(PASSWORD)).status).toBe(422);
  });

  it('is for signed-in people', async () => {
    for (const path of [HOME, `${HOME}/second-factor`]) {
      expect((await school.request(path)).headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
    }
  });
});

it('makes one account for an address, and writes to it when another is asked for', async () => {
  const { email } = await school.person();
  const again = await createAccount(school.ctx, {
    name: 'Кто-то',
    email: email.toUpperCase(),
    password: PASSWORD,
    locale: 'ru',
  });
  expect(again).toBe('known');
  const person = await findPersonByEmail(school.ctx, email);
  if (!person) throw new Error('nobody');
  await writeAlreadyRegistered(school.ctx, person);
  expect(await linkIn('known-email', email)).toBe('http://school.test/sign-in');
});
