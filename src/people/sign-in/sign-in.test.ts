import { beforeEach, describe, expect, it } from 'vitest';
import { grantRole } from '#people/roles';
import { tables } from '#platform/database/database.ts';
import { countAttempt } from '#protection/intrusion';
import { useSchool } from '#tests/harness/school.ts';
import {
  createAccount,
  currentCode,
  enrolSecondFactor,
  findSignedIn,
  hashPassword,
  type PasswordHash,
} from './index.ts';
import type { SignInDb } from './schema.ts';

const school = useSchool();
const PASSWORD = 'seven quiet herons at dawn';
let hash: PasswordHash | undefined;
let count = 0;

async function account({ confirmed = true, name = 'Дана Ахметова' } = {}) {
  hash ??= await hashPassword(PASSWORD);
  count += 1;
  const email = `learner-${count}@example.kz`;
  const made = await createAccount(school.ctx, { name, email, password: { hash }, locale: 'ru', confirmed });
  if (made === 'known') throw new Error('known');
  return { personId: made.personId, email };
}

/** What a browser would keep of the answers. */
function jar(...responses: Response[]): string {
  const cookies = new Map<string, string>();
  for (const line of responses.flatMap((response) => response.headers.getSetCookie())) {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split('=');
    if (attributes.includes('Max-Age=0')) cookies.delete(name);
    else cookies.set(name, value);
  }
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

const signIn = (email: string, password = PASSWORD, extra: Record<string, string> = {}, cookie?: string) =>
  school.request('/sign-in', { form: { email, password, ...extra }, cookie });

async function signedIn(email: string): Promise<string> {
  const first = await signIn(email);
  return jar(first);
}

describe('signing in with a password', () => {
  it('opens a session and leads to the studies', async () => {
    const { email, personId } = await account();
    const answer = await signIn(email);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/learn');
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^school\.session_token=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const found = await findSignedIn(school.ctx, jar(answer));
    expect(found).toMatchObject({ actor: { personId, roles: [], secondFactor: false }, viewer: { email } });
  });

  it('takes the address in any case', async () => {
    const { email } = await account();
    expect((await signIn(email.toUpperCase())).status).toBe(303);
  });

  it('goes on to a page of this site only', async () => {
    const { email } = await account();
    const own = await signIn(email, PASSWORD, { next: '/programmes/first-connections?x=1' });
    expect(own.headers.get('location')).toBe('/programmes/first-connections?x=1');
    const answer = await signIn(email, PASSWORD, { next: '//evil.example' });
    expect(answer.headers.get('location')).toBe('/learn');
  });

  it('ends the session this browser had before', async () => {
    const { email } = await account();
    const before = await signedIn(email);
    const after = jar(await signIn(email, PASSWORD, {}, before));
    expect(await findSignedIn(school.ctx, before)).toBeUndefined();
    expect(await findSignedIn(school.ctx, after)).toBeDefined();
  });

  it('answers a wrong password and an unknown address with the same bytes', async () => {
    const { email } = await account();
    const wrong = await signIn(email, 'not the password');
    const unknown = await signIn('nobody-at-all@example.kz', 'not the password');
    expect(wrong.status).toBe(422);
    expect(unknown.status).toBe(422);
    const normal = async (response: Response, address: string) =>
      (await response.text()).replaceAll(address, 'ADDRESS');
    expect(await normal(unknown, 'nobody-at-all@example.kz')).toBe(await normal(wrong, email));
    expect([...unknown.headers.keys()]).toEqual([...wrong.headers.keys()]);
  });

  it('keeps what was typed, except the password', async () => {
    const { email } = await account();
    const html = await (await signIn(email, 'not the password')).text();
    expect(html).toContain(`value="${email}"`);
    expect(html).not.toContain('not the password');
    expect(html).toContain('Почта или пароль не подошли');
  });

  it('refuses an unconfirmed address, and offers a new letter only to who knows the password', async () => {
    const { email, personId } = await account({ confirmed: false });
    expect(await (await signIn(email, 'not the password')).text()).not.toContain('ticket');
    const refused = await signIn(email);
    expect(refused.status).toBe(403);
    expect(refused.headers.getSetCookie()).toEqual([]);
    const ticket = /name="ticket" value="([^"]+)"/.exec(await refused.text())?.[1] ?? '';
    await school.request('/sign-in/confirmation', { form: { ticket } });
    const letters = (await school.letters()).filter((letter) => letter.person_id === personId);
    expect(letters.map(({ letter }) => letter)).toEqual(['confirm-email']);
    await school.request('/sign-in/confirmation', { form: { ticket: `${ticket.slice(0, -2)}AA` } });
    expect((await school.letters()).filter((letter) => letter.person_id === personId)).toHaveLength(1);
  });

  it('slows guessing down, for known and unknown addresses alike', async () => {
    const { email } = await account();
    for (const who of [email, 'guessed@example.kz']) {
      const guess = { kind: 'sign-in.email', who, limit: 10, window: { minutes: 15 } };
      for (let attempt = 0; attempt < 9; attempt += 1) await countAttempt(school.ctx, guess);
      expect((await signIn(who, 'a wrong guess')).status).toBe(422);
      const slowed = await signIn(who, 'a wrong guess');
      expect(slowed.status).toBe(429);
      expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect((await signIn(email)).status).toBe(429);
    school.clock.advance({ minutes: 16 });
    expect((await signIn(email)).status).toBe(303);
  });

  it('forgets the wrong guesses after the right password', async () => {
    const { email } = await account();
    const guess = { kind: 'sign-in.email', who: email, limit: 10, window: { minutes: 15 } };
    for (let attempt = 0; attempt < 9; attempt += 1) await countAttempt(school.ctx, guess);
    expect((await signIn(email)).status).toBe(303);
    expect((await signIn(email, 'a wrong guess')).status).toBe(422);
    expect((await signIn(email)).status).toBe(303);
  });

  it('writes neither the password nor the address to the log', async () => {
    const { email } = await account();
    await signIn(email);
    await signIn(email, 'not the password');
    const log = school.logLines.join('');
    expect(log).not.toContain(email);
    expect(log).not.toContain('not the password');
  });

  it('ignores a cookie whose signature is not ours', async () => {
    const { email } = await account();
    const cookie = await signedIn(email);
    const forged = cookie.replace(/=(.)/, (_, first: string) => `=${first === 'A' ? 'B' : 'A'}`);
    expect(await findSignedIn(school.ctx, forged)).toBeUndefined();
    expect(await findSignedIn(school.ctx, 'school.session_token=x')).toBeUndefined();
  });

  it('ends a learner’s session after thirty days', async () => {
    const { email } = await account();
    const cookie = await signedIn(email);
    school.clock.advance({ hours: 30 * 24 - 1 });
    expect(await findSignedIn(school.ctx, cookie)).toBeDefined();
    school.clock.advance({ hours: 2 });
    expect(await findSignedIn(school.ctx, cookie)).toBeUndefined();
  });

  it('ends a session after twelve hours once its person is of the staff', async () => {
    const { email, personId } = await account();
    const cookie = await signedIn(email);
    await grantRole(school.ctx, { personId, role: 'manager' });
    expect(await findSignedIn(school.ctx, cookie)).toMatchObject({ actor: { roles: ['manager'] } });
    school.clock.advance({ hours: 13 });
    expect(await findSignedIn(school.ctx, cookie)).toBeUndefined();
  });

  it('signs out', async () => {
    const { email } = await account();
    const cookie = await signedIn(email);
    const answer = await school.request('/sign-out', {
      method: 'POST',
      cookie,
      headers: { origin: 'http://school.test' },
    });
    expect(answer.headers.get('location')).toBe('/sign-in?done=signed-out');
    expect(jar(answer)).toBe('');
    expect(await findSignedIn(school.ctx, cookie)).toBeUndefined();
  });
});

describe('the second step', () => {
  const second = (cookie: string, code: string) => school.request('/sign-in/second-factor', { form: { code }, cookie });

  async function withSecondFactor() {
    const made = await account();
    await enrolSecondFactor(school.ctx, made.personId);
    return made;
  }

  it('follows the password, and opens a session that showed it', async () => {
    const { email, personId } = await withSecondFactor();
    const first = await signIn(email, PASSWORD, { next: '/learn/x' });
    expect(first.headers.get('location')).toBe('/sign-in/second-factor?next=%2Flearn%2Fx');
    expect(await findSignedIn(school.ctx, jar(first))).toBeUndefined();
    const done = await school.request('/sign-in/second-factor', {
      form: { code: await currentCode(school.ctx, personId), next: '/learn/x' },
      cookie: jar(first),
    });
    expect(done.headers.get('location')).toBe('/learn/x');
    expect(await findSignedIn(school.ctx, jar(first, done))).toMatchObject({ actor: { personId, secondFactor: true } });
  });

  it('gives staff a session of twelve hours, and leads to the office', async () => {
    const { email, personId } = await withSecondFactor();
    await grantRole(school.ctx, { personId, role: 'adviser' });
    const first = await signIn(email);
    const done = await second(jar(first), await currentCode(school.ctx, personId));
    expect(done.headers.get('location')).toBe('/office');
    const session = await tables<SignInDb>(school.ctx)
      .selectFrom('sessions')
      .selectAll()
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow();
    expect(school.ctx.clock.now().until(session.expires_at).total('hours')).toBeCloseTo(12, 1);
  });

  it('takes a code once', async () => {
    const { email, personId } = await withSecondFactor();
    const code = await currentCode(school.ctx, personId);
    expect((await second(jar(await signIn(email)), code)).status).toBe(303);
    const again = await second(jar(await signIn(email)), code);
    expect(again.status).toBe(422);
    expect(await again.text()).toContain('Этот код уже использован');
    expect(await currentCode(school.ctx, personId)).not.toBe(code);
  });

  it('asks for the password again after five wrong codes', async () => {
    const { email, personId } = await withSecondFactor();
    const cookie = jar(await signIn(email));
    for (let attempt = 0; attempt < 5; attempt += 1) expect((await second(cookie, '000000')).status).toBe(422);
    const answer = await second(cookie, await currentCode(school.ctx, personId));
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('Начните вход сначала');
  });

  it('locks for fifteen minutes after ten wrong codes in a row', async () => {
    const { email, personId } = await withSecondFactor();
    for (let round = 0; round < 2; round += 1) {
      const cookie = jar(await signIn(email));
      for (let attempt = 0; attempt < 5; attempt += 1) await second(cookie, 'ABCDE-FGHJK');
    }
    const locked = await second(jar(await signIn(email)), await currentCode(school.ctx, personId));
    expect(await locked.text()).toContain('Вход закрыт на 15 минут');
    school.clock.advance({ minutes: 16 });
    expect((await second(jar(await signIn(email)), await currentCode(school.ctx, personId))).status).toBe(303);
  });

  it('waits ten minutes for the code', async () => {
    const { email, personId } = await withSecondFactor();
    const cookie = jar(await signIn(email));
    school.clock.advance({ minutes: 11 });
    expect((await second(cookie, await currentCode(school.ctx, personId))).status).toBe(409);
  });

  it('cannot be reached without the password', async () => {
    expect((await school.request('/sign-in/second-factor')).headers.get('location')).toBe('/sign-in');
    expect((await second('', '123456')).status).toBe(409);
  });

  it('checks the person whose password was given, whoever is signed in beside', async () => {
    const { email, personId } = await withSecondFactor();
    const other = await school.person();
    const cookie = `${other.cookie}; ${jar(await signIn(email))}`;
    const done = await second(cookie, await currentCode(school.ctx, personId));
    expect(await findSignedIn(school.ctx, jar(done))).toMatchObject({ actor: { personId } });
  });
});

describe('setting the second step up', () => {
  const PATH = '/account/security/second-factor';
  let email: string;
  let personId: string;
  let cookie: string;
  beforeEach(async () => {
    ({ email, personId } = await account());
    cookie = await signedIn(email);
  });

  async function setUp() {
    await school.request(PATH, { form: {}, cookie });
    const done = await school.request(`${PATH}/confirmation`, {
      form: { code: await currentCode(school.ctx, personId) },
      cookie,
    });
    const codes = [...(await done.text()).matchAll(/[2-9A-Z]{5}-[2-9A-Z]{5}/g)].map(([code]) => code);
    return { done, codes, cookie: jar(done) };
  }

  it('shows the key, proves it by a code, and tells the backup codes once', async () => {
    const other = await signedIn(email);
    const begun = await school.request(PATH, { form: {}, cookie });
    expect(begun.headers.get('location')).toBe(PATH);
    const scan = await (await school.request(PATH, { cookie })).text();
    expect(scan).toMatch(/<svg[^>]*viewBox/);
    expect(scan).toMatch(/([A-Z2-7]{4} ){6}/);
    const wrong = await school.request(`${PATH}/confirmation`, { form: { code: '000000' }, cookie });
    expect(wrong.status).toBe(422);
    expect(await findSignedIn(school.ctx, cookie)).toMatchObject({ actor: { secondFactor: false } });
    const { done, codes, cookie: proved } = await setUp();
    expect(done.status).toBe(200);
    expect(new Set(codes).size).toBe(10);
    expect(await findSignedIn(school.ctx, proved)).toMatchObject({ actor: { personId, secondFactor: true } });
    expect(await findSignedIn(school.ctx, cookie)).toBeUndefined();
    expect(await findSignedIn(school.ctx, other)).toBeUndefined();
    expect(await (await school.request(PATH, { cookie: proved })).text()).not.toContain(codes[0]);
  });

  it('takes each backup code once', async () => {
    const { codes } = await setUp();
    const show = async (code: string) =>
      school.request('/sign-in/second-factor', { form: { code }, cookie: jar(await signIn(email)) });
    const typedLoosely = (codes[0] ?? '').toLowerCase().replace('-', ' ');
    expect((await show(typedLoosely)).headers.get('location')).toBe('/account/security?done=backup-code');
    expect((await show(codes[0] ?? '')).status).toBe(422);
    expect((await show(codes[1] ?? '')).status).toBe(303);
  });

  it('asks for the password when the session is not fresh', async () => {
    school.clock.advance({ minutes: 20 });
    expect(await (await school.request(PATH, { cookie })).text()).toContain('name="current"');
    expect((await school.request(PATH, { form: { current: 'wrong one' }, cookie })).status).toBe(422);
    expect((await school.request(PATH, { form: { current: PASSWORD }, cookie })).headers.get('location')).toBe(PATH);
  });

  it('is turned off with the password by learners, and not by staff', async () => {
    const { cookie: proved } = await setUp();
    const off = (current: string) =>
      school.request(`${PATH}/change`, { form: { current, act: 'off' }, cookie: proved });
    expect((await off('wrong one')).status).toBe(422);
    await grantRole(school.ctx, { personId, role: 'instructor' });
    expect(await (await off(PASSWORD)).text()).toContain('name="sealed"');
    expect((await signIn(email)).headers.get('location')).toContain('second-factor');
  });

  it('replaces the app without a moment in which no second step is needed', async () => {
    const { cookie: proved, codes } = await setUp();
    const scan = await (
      await school.request(`${PATH}/change`, { form: { current: PASSWORD, act: 'replace' }, cookie: proved })
    ).text();
    const sealed = /name="sealed" value="([^"]+)"/.exec(scan)?.[1] ?? '';
    const old = await currentCode(school.ctx, personId);
    const refused = await school.request(`${PATH}/confirmation`, { form: { sealed, code: old }, cookie: proved });
    expect(refused.status).toBe(422);
    const key = /([A-Z2-7]{4} ){6,}[A-Z2-7]+/.exec(scan)?.[0].replaceAll(' ', '') ?? '';
    const { createOTP } = await import('@better-auth/utils/otp');
    const { base32 } = await import('@better-auth/utils/base32');
    const code = await createOTP(new TextDecoder().decode(base32.decode(key))).totp();
    const done = await school.request(`${PATH}/confirmation`, { form: { sealed, code }, cookie: proved });
    expect(done.status).toBe(200);
    expect(await currentCode(school.ctx, personId)).toBe(code);
    expect(await done.text()).not.toContain(codes[0]);
  });
});
