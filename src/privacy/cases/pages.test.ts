import { describe, expect, it } from 'vitest';
import { useSchool } from '#tests/harness/school.ts';
import { acceptIdentity, openCase } from './index.ts';

const school = useSchool();

const ask = (email: string, from: string) =>
  school.request('/privacy/request', {
    form: { demand: 'access', email, text: 'Пришлите копию моих данных' },
    headers: { 'x-forwarded-for': from },
  });

describe('/privacy/request', () => {
  it('answers the same whether the address is known or not, and writes to both', async () => {
    const person = await school.person();
    const [known, unknown] = [await ask(person.email, '10.0.0.1'), await ask('nobody@example.kz', '10.0.0.2')];
    const shape = (answer: Response) => answer.headers.get('location')?.replace(/26-[2-9A-Z]{8}/, 'N');
    expect([known.status, shape(known)]).toEqual([303, '/privacy/request/code?number=N&done=sent']);
    expect([unknown.status, shape(unknown)]).toEqual([303, shape(known)]);
    const letters = (await school.letters()).filter(({ letter }) => letter === 'case-opened');
    expect(letters.map(({ recipient }) => recipient).sort()).toEqual([person.email, 'nobody@example.kz'].sort());
    const [first, second] = letters.map(({ text }) => text.replaceAll(/26-[2-9A-Z]{8}|: [2-9A-Z]{8}/g, ''));
    expect(first).toBe(second);
  });

  it('confirms with the code of the letter, and refuses a reused one with the words for a wrong one', async () => {
    const sent = await ask('coder@example.kz', '10.0.0.3');
    const number = new URL(sent.headers.get('location') ?? '', 'http://x').searchParams.get('number') ?? '';
    const letter = (await school.letters()).find(({ recipient }) => recipient === 'coder@example.kz');
    const code = /Код: ([2-9A-Z]{8})/.exec(letter?.text ?? '')?.[1] ?? '';
    const confirm = (form: Record<string, string>) => school.request('/privacy/request/code', { form });
    expect((await confirm({ number, code })).headers.get('location')).toBe('/privacy/request/code?done=confirmed');
    const answers = [
      await confirm({ number, code }),
      await confirm({ number, code: 'ZZZZZZZZ' }),
      await confirm({ number: '26-ZZZZZZZZ', code }),
    ];
    const words = await Promise.all(
      answers.map(async (answer) => /Номер и код не подходят[^<]*/.exec(await answer.text())?.[0]),
    );
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422]);
    expect(words[0]).toBeDefined();
    expect(new Set(words).size).toBe(1);
  });

  it('keeps what was typed when something lacks, and stops a flood of letters to one address', async () => {
    const lacking = await school.request('/privacy/request', {
      form: { demand: 'access', email: 'no', text: 'Моё слово' },
    });
    expect([lacking.status, (await lacking.text()).includes('Моё слово')]).toEqual([422, true]);
    const statuses: number[] = [];
    for (let number = 0; number < 4; number += 1)
      statuses.push((await ask('flooded@example.kz', `10.1.0.${number}`)).status);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('/office/requests', () => {
  it('is for the responsible person alone', async () => {
    const [learner, accountant] = [await school.person(), await school.person({ roles: ['accountant'] })];
    expect((await school.request('/office/requests', { cookie: learner.cookie })).status).toBe(404);
    expect((await school.request('/office/requests', { cookie: accountant.cookie })).status).toBe(403);
    expect((await school.request('/office/requests')).status).toBe(303);
  });

  it('writes down a visit, works it, answers it, and shows the way it went', async () => {
    const officer = await school.person({ roles: ['privacy-officer'] });
    const person = await school.person();
    const post = (path: string, form: Record<string, string>) => school.request(path, { cookie: officer.cookie, form });
    const made = await post('/office/requests', {
      way: 'visit',
      received: '2026-11-20',
      demand: 'rectify',
      email: person.email,
      language: 'kk',
      identity: 'visit',
      text: 'Атын түзету',
    });
    const path = (made.headers.get('location') ?? '').split('?')[0] ?? '';
    expect(path).toMatch(/^\/office\/requests\/[0-9a-f-]{36}$/);
    await post(`${path}/work`, {});
    await post(`${path}/tasks`, { task: 'Түзету', until: '' });
    await post(`${path}/letters`, { to: 'staff', text: 'Құжатты көрдім' });
    expect((await post(`${path}/answer`, { answer: ' ' })).status).toBe(422);
    expect((await post(`${path}/answer`, { answer: 'Түзеттік' })).status).toBe(303);
    expect((await post(`${path}/answer`, { answer: 'Тағы' })).status).toBe(409);
    const shown = await (await school.request(path, { cookie: officer.cookie, locale: 'en' })).text();
    for (const word of ['Answered', 'Taken into work', 'A note', 'Құжатты көрдім', 'Түзеттік', 'In person'])
      expect(shown).toContain(word);
    const letters = (await school.letters()).filter(({ recipient }) => recipient === person.email);
    expect(letters.map(({ text }) => text).join()).toContain('Түзеттік');
    const seen = await (await school.request('/account/privacy', { cookie: person.cookie })).text();
    expect(seen).toContain('Запрос о данных');
  });

  it('keeps a long text that cannot be sent, and says so beside that form alone', async () => {
    const { cookie } = await school.person({ roles: ['privacy-officer'] });
    const opening = { locale: 'ru', way: 'letter', identity: 'document', text: 'Просьба', demand: 'access' } as const;
    const { id } = await openCase(school.ctx, { ...opening, email: 'asker@example.kz' });
    const path = `/office/requests/${id}`;
    const long = `Уважаемая Әсел${' и ещё слово'.repeat(2_000)}`;
    const forms: [string, string, Record<string, string>][] = [
      ['answer', 'answer', { answer: long }],
      ['refusal', 'explanation', { refusal: 'another-person', explanation: long }],
      ['letters', 'text', { to: 'staff', text: long }],
    ];
    for (const [act, field, form] of forms) {
      const answer = await school.request(`${path}/${act}`, { cookie, form });
      expect(answer.status, act).toBe(422);
      const html = await answer.text();
      const mine = html.split('<form').find((each) => each.includes(`action="${path}/${act}"`)) ?? '';
      expect(mine.includes(long), act).toBe(true);
      expect(mine.includes(`href="#field-${field}"`), act).toBe(true);
      for (const [name, value] of Object.entries(form).filter(([each]) => each !== field))
        expect(mine.includes(`value="${value}" selected`), name).toBe(true);
      expect(html.match(/class="error-summary"/g), act).toHaveLength(1);
    }
    const task = await school.request(`${path}/tasks`, { cookie, form: { task: 'Спросить', until: '2026-02-31' } });
    expect([task.status, (await task.text()).includes('value="Спросить"')]).toEqual([422, true]);
  });

  it('keeps a long text when a colleague was quicker', async () => {
    const { cookie } = await school.person({ roles: ['privacy-officer'] });
    const opening = { locale: 'ru', way: 'letter', text: 'Просьба', demand: 'access', email: null } as const;
    const { id } = await openCase(school.ctx, opening);
    const path = `/office/requests/${id}`;
    const post = (act: string, form: Record<string, string>) =>
      school.request(`${path}/${act}`, { cookie, form, locale: 'en' });
    const early = await post('answer', { answer: 'Before anybody\nknew who asks' });
    expect([early.status, (await early.text()).includes('knew who asks')]).toEqual([409, true]);
    const nobody = await post('letters', { to: 'person', text: 'A letter without an address' });
    expect([nobody.status, (await nobody.text()).match(/A letter without an address/g)?.length]).toEqual([409, 1]);
    await acceptIdentity(school.ctx, id, 'visit');
    expect((await post('refusal', { refusal: 'another-person', explanation: 'The first one' })).status).toBe(303);
    for (const [act, field] of [
      ['refusal', 'explanation'],
      ['answer', 'answer'],
      ['letters', 'text'],
    ] as const) {
      const late = await post(act, { refusal: 'another-person', to: 'staff', [field]: 'The second one' });
      const html = await late.text();
      expect([late.status, html.includes('The second one'), html.includes('was not sent')], act).toEqual([
        409,
        true,
        true,
      ]);
    }
  });

  it('puts late ones on top, and filters by the address', async () => {
    const officer = await school.person({ roles: ['privacy-officer'] });
    const opening = { locale: 'ru', way: 'letter', identity: 'document', text: 'Просьба', email: null } as const;
    const receivedAt = Temporal.Instant.from('2026-09-01T06:00:00Z');
    const fresh = await openCase(school.ctx, { ...opening, demand: 'access' });
    const late = await openCase(school.ctx, { ...opening, demand: 'erase', receivedAt });
    const list = async (query: string) =>
      (await school.request(`/office/requests${query}`, { cookie: officer.cookie })).text();
    const all = await list('');
    expect(all.indexOf(late.number)).toBeGreaterThan(0);
    expect(all.indexOf(late.number)).toBeLessThan(all.indexOf(fresh.number));
    const shown = await list('?show=late&demand=erase');
    expect([shown.includes(late.number), shown.includes(fresh.number)]).toEqual([true, false]);
    expect(await list(`?number=${fresh.number.toLowerCase()}`)).toContain(fresh.number);
    expect(await list('?show=nonsense&page=-1&demand=%3Cb%3E')).toContain(late.number);
  });

  it('opens one case with at most two statements besides the session and the trace of the reading', async () => {
    const officer = await school.person({ roles: ['privacy-officer'] });
    const { id } = await openCase(school.ctx, {
      email: null,
      locale: 'ru',
      way: 'call',
      demand: 'access',
      text: 'Звонок',
    });
    await acceptIdentity(school.ctx, id, 'visit');
    school.statements.length = 0;
    await school.request(`/office/requests/${id}`, { cookie: officer.cookie });
    expect(school.statements.length).toBeLessThanOrEqual(3);
    expect(
      (await school.request('/office/requests/0190a000-0000-7000-8000-000000000000', { cookie: officer.cookie }))
        .status,
    ).toBe(404);
  });
});
