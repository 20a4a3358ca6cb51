import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type FakeSignature, IIN, signatureOf, startNcaNode } from '#tests/harness/ncanode-server.ts';
import { useSchool } from '#tests/harness/school.ts';
import { identityShownFirst } from '../../../promises/measures/requests.ts';
import { readConfig } from '../../config.ts';
import { WrongSettings } from '../../settings.ts';
import { decideCase, getCase, openCase } from './index.ts';

const ncanode = await startNcaNode();
const school = useSchool({ NCANODE_URL: ncanode.url, TRUST_PROXY: 'true' });
const plain = useSchool();
afterAll(() => ncanode.close());
beforeEach(() => {
  ncanode.broken = undefined;
  ncanode.questions.length = 0;
});

const PATH = '/privacy/request/signature';
let visitor = 0;

async function openFor(email: string) {
  return openCase(school.ctx, { email, locale: 'ru', way: 'form', demand: 'access', text: 'Пришлите копию' });
}

/** The text of a page, as the script would hand it to NCALayer. */
async function challengeFor(number: string): Promise<string> {
  const shown = await school.request(`${PATH}?number=${number}`);
  return /name="challenge" value="([^"]+)"/.exec(await shown.text())?.[1] ?? '';
}

const textOf = (challenge: string) => Buffer.from(challenge, 'base64').toString();

async function send(number: string, challenge: string, cms: string): Promise<Response> {
  visitor += 1;
  const headers = { 'x-forwarded-for': `10.7.0.${visitor}` };
  return school.request(PATH, { form: { number, challenge, cms }, headers });
}

/** Signs the challenge of a fresh page, and sends it. */
async function sign(number: string, signature: Omit<FakeSignature, 'content'> = {}): Promise<Response> {
  const challenge = await challengeFor(number);
  return send(number, challenge, signatureOf({ content: textOf(challenge), ...signature }));
}

const actsOf = async (id: string) => {
  const { rows } = await sql<{ action: string; details: Record<string, unknown> }>`
    select action, details from audit_events where object_id = ${id}`.execute(school.ctx.db);
  return rows;
};

describe('an electronic signature', () => {
  it('shows identity by itself when its certificate names the address on file', async () => {
    const { id, number } = await openFor('aidana@example.kz');
    const answer = await sign(number, { email: ' Aidana@Example.kz' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/privacy/request/code?done=confirmed']);
    expect(await getCase(school.ctx, id)).toMatchObject({ state: 'accepted', identity: 'signature', signer: null });
    expect(ncanode.questions.map(({ path }) => path)).toEqual(['/cms/verify', '/cms/extract']);
    expect(ncanode.questions[0]?.body['revocationCheck']).toEqual(['OCSP', 'CRL']);
    const acts = await actsOf(id);
    const details = { cms: expect.stringMatching(/^[0-9a-f]{64}$/), address: true };
    expect(acts).toContainEqual({ action: 'case.signed', details });
    expect(acts).toContainEqual({ action: 'case.accepted', details: { identity: 'signature' } });
    expect(acts).toHaveLength(3);
  });

  it('puts the name before the responsible person when the address is another, who compares and decides', async () => {
    const officer = await school.person({ roles: ['privacy-officer'] });
    const { id, number } = await openFor('other@example.kz');
    const office = `/office/requests/${id}`;
    const read = async () => (await school.request(office, { cookie: officer.cookie })).text();
    expect(await read()).not.toContain('value="signature"');
    const early = await school.request(`${office}/identity`, {
      cookie: officer.cookie,
      form: { identity: 'signature' },
    });
    expect([early.status, (await getCase(school.ctx, id)).identity]).toEqual([409, null]);

    const answer = await sign(number, { email: 'aidana@example.kz' });
    expect(answer.headers.get('location')).toBe('/privacy/request/code?done=signed');
    const told = await (await school.request('/privacy/request/code?done=signed')).text();
    expect(told).toContain('имя сравнит ответственный сотрудник');
    expect(await getCase(school.ctx, id)).toMatchObject({ state: 'received', identity: null });
    expect(await read()).toContain('СЕЙТОВА АЙДАНА МАРАТОВНА');
    await school.request(`${office}/identity`, { cookie: officer.cookie, form: { identity: 'signature' } });
    expect(await getCase(school.ctx, id)).toMatchObject({ state: 'accepted', identity: 'signature' });
    await decideCase(school.ctx, id, { state: 'answered', text: 'Копия готова' });
    expect(await identityShownFirst({ ctx: school.ctx, inventory: school.inventory })).toMatchObject({ holds: true });
  });

  it('takes the address of an organisation’s certificate for nobody’s', async () => {
    const { id, number } = await openFor('office@example.kz');
    await sign(number, { email: 'office@example.kz', keyUser: ['ORGANIZATION', 'EMPLOYEE'] });
    expect(await getCase(school.ctx, id)).toMatchObject({ state: 'received', signer: 'СЕЙТОВА АЙДАНА МАРАТОВНА' });
  });

  it('leaves the code of the letter good beside it', async () => {
    const { id, number } = await openFor('both@example.kz');
    await sign(number, { email: 'aidana@example.kz' });
    const letter = (await school.letters()).find(({ recipient }) => recipient === 'both@example.kz');
    const code = /Код: ([2-9A-Z]{8})/.exec(letter?.text ?? '')?.[1] ?? '';
    await school.request('/privacy/request/code', { form: { number, code } });
    expect(await getCase(school.ctx, id)).toMatchObject({ state: 'accepted', identity: 'code' });
  });

  const FAULTS: [string, Omit<FakeSignature, 'content'>, string][] = [
    ['expired', { notAfter: '2026-11-22T05:59:59.000+00:00', valid: false }, 'срок истёк'],
    ['revoked', { revoked: true }, 'Сертификат отозван'],
    ['unverifiable', { valid: false }, 'не удалось проверить'],
    ['unverifiable', { unchecked: true }, 'не удалось проверить'],
    ['unverifiable', { certificates: 0 }, 'не удалось проверить'],
    ['unverifiable', { certificates: 2 }, 'не удалось проверить'],
  ];
  for (const [why, signature, words] of FAULTS) {
    it(`refuses ${JSON.stringify(signature)} as ${why}, says so, and writes it down`, async () => {
      const { id, number } = await openFor('aidana@example.kz');
      const answer = await sign(number, { email: 'aidana@example.kz', ...signature });
      const shown = await answer.text();
      expect([answer.status, shown.includes(words), shown.includes('name="challenge"')]).toEqual([422, true, true]);
      expect(await getCase(school.ctx, id)).toMatchObject({ state: 'identity-asked', identity: null, signer: null });
      expect(await actsOf(id)).toContainEqual({ action: 'case.signature_refused', details: { why } });
    });
  }

  it('refuses a text that is not the challenge, a forged, a late and a used one', async () => {
    const { id, number } = await openFor('aidana@example.kz');
    const [mine, other] = [{ email: 'aidana@example.kz' }, await openFor('stranger@example.kz')];
    const words = async (answer: Response) => [
      answer.status,
      /role="alert"[\s\S]*?<p>([^<]*)/.exec(await answer.text())?.[1],
    ];

    const foreign = signatureOf({ content: 'Доверяю продать мою квартиру', ...mine });
    expect(await words(await send(number, await challengeFor(number), foreign))).toEqual([
      422,
      expect.stringContaining('другой текст'),
    ]);

    const altered = textOf(await challengeFor(other.number)).replaceAll(other.number, number);
    const forged = await send(
      number,
      Buffer.from(altered).toString('base64'),
      signatureOf({ content: altered, ...mine }),
    );
    expect(await words(forged)).toEqual([422, expect.stringContaining('не тот текст')]);
    expect(await words(await send(number, 'x', 'x'))).toEqual([422, expect.stringContaining('не тот текст')]);

    const old = await challengeFor(number);
    school.clock.advance({ minutes: 16 });
    expect(await words(await send(number, old, signatureOf({ content: textOf(old), ...mine })))).toEqual([
      422,
      expect.stringContaining('15 минут'),
    ]);
    expect(await getCase(school.ctx, id)).toMatchObject({ identity: null });

    const good = await challengeFor(number);
    const cms = signatureOf({ content: textOf(good), ...mine });
    const both = await Promise.all([send(number, good, cms), send(number, good, cms)]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(await words(await send(number, good, cms))).toEqual([422, expect.stringContaining('уже использована')]);
    expect(await getCase(school.ctx, id)).toMatchObject({ state: 'accepted', identity: 'signature' });
  });

  it('says of a number that is unknown or confirmed already that nothing waits, and shows a page for each alike', async () => {
    const { number } = await openFor('aidana@example.kz');
    expect((await sign(number, { email: 'aidana@example.kz' })).status).toBe(303);
    for (const each of [number, '26-ZZZZZZZZ']) {
      const answer = await sign(each, { email: 'aidana@example.kz' });
      expect([answer.status, (await answer.text()).includes('Нет запроса с таким номером')]).toEqual([422, true]);
    }
    school.statements.length = 0;
    const page = await (await school.request(`${PATH}?number=%3Cb%3E%0A1`)).text();
    expect([page.includes('name="challenge"'), page.includes('Напишите номер как в письме')]).toEqual([false, true]);
    await school.request(`${PATH}?number=${number}`);
    expect(school.statements.filter((text) => text.includes('privacy_cases'))).toEqual([]);
  });

  it('loses nothing when the server is away: the same signature is good afterwards', async () => {
    const { id, number } = await openFor('aidana@example.kz');
    const challenge = await challengeFor(number);
    const cms = signatureOf({ content: textOf(challenge), email: 'aidana@example.kz' });
    for (const broken of [
      { status: 500, body: '{}' },
      { status: 404, body: '' },
      { status: 200, body: '<h1>a page</h1>' },
    ]) {
      ncanode.broken = broken;
      const answer = await send(number, challenge, cms);
      expect([answer.status, (await answer.text()).includes('не отвечает')]).toEqual([503, true]);
    }
    ncanode.broken = undefined;
    expect((await send(number, challenge, cms)).status).toBe(303);
    expect(await getCase(school.ctx, id)).toMatchObject({ state: 'accepted' });
  });

  it('stops who tries without end, and takes no file for a signature', async () => {
    const { number } = await openFor('aidana@example.kz');
    expect((await send(number, 'x', 'A'.repeat(200_000))).status).toBe(422);
    const headers = { 'x-forwarded-for': '10.8.0.1' };
    const statuses: number[] = [];
    for (let tries = 0; tries <= 20; tries += 1)
      statuses.push((await school.request(PATH, { form: { number, challenge: 'x', cms: 'x' }, headers })).status);
    expect([statuses[0], statuses.at(-1)]).toEqual([422, 429]);
  });

  it('lets its own page alone reach NCALayer, in each language', async () => {
    const { number } = await openFor('aidana@example.kz');
    const policyOf = async (path: string) => (await school.request(path)).headers.get('content-security-policy') ?? '';
    expect(await policyOf(`${PATH}?number=${number}`)).toContain("connect-src 'self' wss://127.0.0.1:13579;");
    for (const path of [PATH, `/privacy/request/code?number=${number}`, '/'])
      expect(await policyOf(path)).not.toContain('wss:');
    for (const locale of ['ru', 'kk', 'en'] as const) {
      const shown = await (await school.request(`${PATH}?number=${number}`, { locale })).text();
      expect([shown.includes('JavaScript'), shown.includes(number), shown.includes('data-sign="wss:')]).toEqual([
        true,
        true,
        true,
      ]);
      for (const [other, prefix] of [
        ['ru', ''],
        ['kk', '/kk'],
        ['en', '/en'],
      ] as const)
        if (other !== locale) expect(shown).toContain(`href="${prefix}${PATH}?number=${number}" hreflang="${other}"`);
    }
  });

  it('keeps the identification number nowhere: not in the database, not in the log', async () => {
    const { number } = await openFor('aidana@example.kz');
    await sign(number, { email: 'nobody@example.kz' });
    await sign(number, { email: 'nobody@example.kz', revoked: true });
    const { rows } = await sql<{
      name: string;
    }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(school.ctx.db);
    for (const { name } of rows) {
      const held = await sql`select from ${sql.table(name)} as t where t::text like ${`%${IIN}%`}`.execute(
        school.ctx.db,
      );
      expect([name, held.rows.length]).toEqual([name, 0]);
    }
    expect(rows.length).toBeGreaterThan(50);
    expect(school.logLines.join()).not.toContain(IIN);
  });
});

describe('without the setting', () => {
  it('nothing of it appears', async () => {
    const page = await (await plain.request('/privacy/request/code?number=26-BCDFGHJK&done=signed')).text();
    expect([page.includes('signature'), page.includes('подпис'), page.includes('name="code"')]).toEqual([
      false,
      false,
      true,
    ]);
    expect((await plain.request(`${PATH}?number=26-BCDFGHJK`)).status).toBe(404);
    expect((await plain.request(PATH, { form: { number: '26-BCDFGHJK', challenge: 'x', cms: 'x' } })).status).toBe(404);
  });

  it('a server elsewhere has to be reached encrypted', () => {
    expect(() => readConfig({ NCANODE_URL: 'http://ncanode.example.kz' })).toThrow(WrongSettings);
    expect(readConfig({ NCANODE_URL: 'https://ncanode.example.kz' }).ncanodeUrl).toBe('https://ncanode.example.kz');
    expect(readConfig({ NCANODE_URL: '' }).ncanodeUrl).toBeUndefined();
  });
});
