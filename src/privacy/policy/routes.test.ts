import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '#platform/context.ts';
import { LOCALES } from '#platform/i18n/locale.ts';
import { START, useSchool } from '#tests/harness/school.ts';
import { LONGEST_SOURCE } from './document.ts';
import { ADDED, draftChange, SUMMARY, scheduledChange } from './policy.fixture.ts';
import { findInForce, findRevisions, findWaiting, getRevision } from './queries.ts';
import { stateOf } from './revision.ts';
import { withdrawSchedule } from './schedule-revision.ts';
import { takeForce } from './take-force.ts';

type Person = Awaited<ReturnType<ReturnType<typeof useSchool>['person']>>;

describe('the public pages', () => {
  const school = useSchool();
  let learner: Person;
  const get = async (path: string, cookie?: string) => (await school.request(path, { cookie })).text();
  const NOTICE = 'class="policy-notice"';

  beforeAll(async () => {
    school.clock.set(Temporal.Instant.from(START));
    const author = school.as((await school.person({ roles: ['privacy-officer'] })).id);
    const reviewer = school.as((await school.person({ roles: ['privacy-officer'] })).id);
    learner = await school.person();
    expect(await get('/privacy')).not.toContain(NOTICE);
    await scheduledChange({ author, reviewer, on: '2026-12-06', newPurposes: ['offers'] });
  });

  it.each(LOCALES)('give each version’s text in %s with a hash that sha256sum gives too', async (locale) => {
    for (const name of ['2026-01', '2026-12']) {
      const answer = await school.request(`/privacy/versions/${name}/text.txt`, { locale });
      expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
      const hash = createHash('sha256')
        .update(Buffer.from(await answer.arrayBuffer()))
        .digest('hex');
      const versions = await (await school.request('/privacy/versions', { locale })).text();
      expect(versions).toContain(hash);
      expect(await (await school.request(`/privacy/versions/${name}`, { locale })).text()).toContain(hash);
    }
  });

  it('show the policy in force, and the one to come as not in force yet', async () => {
    expect(await get('/privacy')).not.toContain(ADDED.ru);
    const coming = await get('/privacy/versions/2026-12');
    expect(coming).toContain(ADDED.ru);
    expect(coming).toContain('ещё не действует');
    expect(coming).toContain('Последнее обновление: 6 декабря 2026');
  });

  it('show the difference word by word, its new purposes, and the way out', async () => {
    const html = await get('/privacy/versions/2026-12/changes', learner.cookie);
    expect(html).toContain(SUMMARY.ru);
    expect(html).toMatch(/<ins>.*Добавленный пункт\..*<\/ins>/s);
    expect(html).toContain('Изменено: 0. Добавлено: 1. Убрано: 0.');
    expect(html).toContain('href="/account/privacy/erasure"');
    expect(html).toContain('Присылать мне письма о новых программах');
    const reversed = await get('/privacy/versions/2026-01/changes?from=2026-12');
    expect(reversed).toContain('Изменено: 0. Добавлено: 0. Убрано: 1.');
  });

  it.each([
    '/privacy/versions/2030-01',
    '/privacy/versions/..%2f',
    '/privacy/versions/x/text.txt',
    '/privacy/versions/2026-01/changes',
    '/privacy/versions/2026-12/changes?from=nothing',
  ])('do not know %s', async (path) => {
    expect((await school.request(path)).status).toBe(404);
  });

  it('tell of the change on every page, to each person until they close it', async () => {
    expect(await get('/privacy/cookies')).toContain(NOTICE);
    expect(await get('/privacy/cookies')).not.toContain('action="/privacy/notice"');
    const seen = await get('/privacy/cookies', learner.cookie);
    expect(seen).toContain(NOTICE);
    expect(seen).toContain('action="/privacy/notice"');
    const closing = { cookie: learner.cookie, form: { back: '/privacy/cookies' } };
    const [answer] = await Promise.all([
      school.request('/privacy/notice', closing),
      school.request('/privacy/notice', closing),
    ]);
    expect(answer.headers.get('location')).toBe('/privacy/cookies');
    expect(await get('/privacy/cookies', learner.cookie)).not.toContain(NOTICE);
    expect(await get('/privacy/cookies')).toContain(NOTICE);
  });

  it('lead nobody elsewhere after closing it, and let no visitor close it', async () => {
    for (const back of ['//evil.example', 'https://evil.example/', '/\\evil.example']) {
      const answer = await school.request('/privacy/notice', { cookie: learner.cookie, form: { back } });
      expect(answer.headers.get('location')).toBe('/');
    }
    expect((await school.request('/privacy/notice', { form: {} })).headers.get('location')).toContain('/sign-in');
  });

  it('cost no statement for the notice', async () => {
    school.statements.length = 0;
    expect(await get('/privacy/cookies')).toContain(NOTICE);
    expect(school.statements).toEqual([]);
  });

  it('show the new policy from its day on, and tell of it for thirty days', async () => {
    await school.runJobs();
    school.clock.set(Temporal.Instant.from('2026-12-05T19:00:00Z'));
    await takeForce(school.ctx);
    expect(await get('/privacy')).toContain(ADDED.ru);
    expect(await get('/privacy/versions/2026-01')).toContain('больше не действует');
    expect(await get('/privacy/cookies')).toContain('изменилась: с 6');
    school.clock.set(Temporal.Instant.from('2027-01-04T18:59:00Z'));
    expect(await get('/privacy/cookies')).toContain(NOTICE);
    school.clock.set(Temporal.Instant.from('2027-01-04T19:00:00Z'));
    expect(await get('/privacy/cookies')).not.toContain(NOTICE);
  });
});

describe('the office', () => {
  const school = useSchool();
  let officer: Person;
  let second: Person;
  let author: Context;

  beforeAll(async () => {
    school.clock.set(Temporal.Instant.from(START));
    officer = await school.person({ roles: ['privacy-officer'] });
    second = await school.person({ roles: ['administrator'] });
    author = school.as(officer.id);
  });

  const get = async (path: string) => {
    const answer = await school.request(path, { cookie: officer.cookie });
    expect(answer.status, path).toBe(200);
    return answer.text();
  };
  const post = (path: string, form: Record<string, string | string[] | File>, by = officer) =>
    school.request(path, { cookie: by.cookie, form });
  const draft = async () => {
    const answer = await post('/office/policy', {});
    return answer.headers.get('location')?.split('/').at(-1) ?? '';
  };
  const revision = (id: string) => getRevision(school.ctx, id);

  it('opens to those who manage privacy alone', async () => {
    const manager = await school.person({ roles: ['manager'] });
    expect((await school.request('/office/policy', { cookie: manager.cookie })).status).toBe(403);
    expect((await post('/office/policy', {}, manager)).status).toBe(403);
    const learner = await school.person();
    expect((await school.request('/office/policy', { cookie: learner.cookie })).status).toBe(404);
    expect((await school.request('/office/policy')).headers.get('location')).toContain('/sign-in');
  });

  it('takes a revision from the first word to its day, without a script', async () => {
    const id = await draft();
    const base = `/office/policy/${id}`;
    expect(await get(base)).toContain('Текст такой же, как действующий');
    for (const locale of LOCALES) {
      const { version, texts } = await revision(id);
      const source = `${texts[locale]?.source}\r\n${ADDED[locale]}\r\n`;
      const saved = await post(`${base}/texts/${locale}`, { version: String(version), source, act: 'save' });
      expect(saved.headers.get('location')).toBe(`${base}?done=saved`);
    }
    const details = {
      version: String((await revision(id)).version),
      materiality: 'material',
      'summary-ru': SUMMARY.ru,
      'summary-kk': SUMMARY.kk,
      'summary-en': SUMMARY.en,
      purposes: 'offers',
    };
    expect((await post(`${base}/details`, details)).status).toBe(303);
    expect(await get(base)).toContain('Текст готов к проверке');
    expect(await get(`${base}/changes/kk`)).toContain(ADDED.kk);
    const version = String((await revision(id)).version);
    const own = await post(`${base}/review`, { version, reason: 'сам себе' });
    expect(own.status).toBe(409);
    expect(await own.text()).toContain('Проверить должен другой сотрудник');
    expect((await post(`${base}/review`, { version }, second)).headers.get('location')).toBe(`${base}?done=reviewed`);

    const tooSoon = await post(`${base}/schedule`, { version, day: '2026-12-01' });
    expect(tooSoon.status).toBe(422);
    const told = await tooSoon.text();
    expect(told).toContain('Слишком рано');
    expect(told).toContain('value="2026-12-01"');
    for (const day of ['', '2026-02-30', 'завтра', '2026-11-21']) {
      expect((await post(`${base}/schedule`, { version, day })).status, day).toBe(422);
    }
    const scheduled = { version, day: '2026-12-06' };
    const answers = await Promise.all([post(`${base}/schedule`, scheduled), post(`${base}/schedule`, scheduled)]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 409]);
    await school.runJobs();
    const page = await get(base);
    expect(page).toContain('Писем написано');
    expect(page).not.toContain(officer.email);
    expect((await post(`${base}/withdrawal`, {})).status).toBe(303);
    expect(await findWaiting(school.ctx)).toBeUndefined();
  });

  it('shows what a text would look like without keeping it', async () => {
    const id = await draft();
    const { version, texts } = await revision(id);
    const source = '# Проба\n\n## Первый\n\n- Пункт пробы. {#keep.logs}\n';
    const answer = await post(`/office/policy/${id}/texts/ru`, { version: String(version), source, act: 'preview' });
    const html = await answer.text();
    expect(html).toContain('id="preview-section-1"');
    expect(html).toContain('<li>Пункт пробы.</li>');
    expect((await revision(id)).texts.ru?.source).toBe(texts.ru?.source);
  });

  it.each([
    ['nothing', '', 'Текста нет'],
    ['HTML', '# П\n\n## Р\n\n<img src=x onerror=alert(1)>', 'Строка 5: HTML'],
    ['invisible characters', '# П\n\n## Р\n\nа\u202eб', 'Строка 5: невидимые знаки'],
    ['no section', '# П\n\nтекст', 'Нет ни одного раздела'],
    ['too much', `# П\n\n## Р\n\n${'я'.repeat(LONGEST_SOURCE)}`, 'Текст длиннее'],
  ])('refuses %s, keeps what was typed, and stores nothing', async (_, source, words) => {
    const id = await draft();
    const { version, texts } = await revision(id);
    const answer = await post(`/office/policy/${id}/texts/ru`, { version: String(version), source, act: 'save' });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(words);
    expect(html).not.toContain('<img src=x');
    if (source.startsWith('# П\n\nтекст')) expect(html).toContain('# П\n\nтекст');
    expect((await revision(id)).texts.ru?.source).toBe(texts.ru?.source);
    expect((await revision(id)).version).toBe(version);
  });

  it('loses no text of the second of two editors', async () => {
    const id = await draft();
    const version = String((await revision(id)).version);
    const source = (word: string) => `# П\n\n## Р\n\n- ${word}\n`;
    await post(`/office/policy/${id}/texts/ru`, { version, source: source('первый'), act: 'save' });
    const late = await post(
      `/office/policy/${id}/texts/ru`,
      { version, source: source('второй'), act: 'save' },
      second,
    );
    expect(late.status).toBe(409);
    const html = await late.text();
    expect(html).toContain('второй');
    expect(html).toContain('кто-то сохранил другую правку');
    expect((await revision(id)).texts.ru?.source).toContain('первый');
  });

  it('splits a document of the school’s own and keeps nothing until it is saved', async () => {
    const id = await draft();
    const { version, texts } = await revision(id);
    const text = 'Наша политика\n\nЧто собираем\n\nНемного.\n\n• Имя\n• Почта\n';
    const path = `/office/policy/${id}/texts/ru/import`;
    const file = new File([text], 'policy.txt', { type: 'text/plain' });
    for (const given of [{ document: text }, { document: '', file }]) {
      const html = await (await post(path, { version: String(version), ...given })).text();
      expect(html).toContain('# Наша политика\n\n## Что собираем\n\nНемного.\n\n- Имя\n- Почта');
    }
    const broken = new File([new Uint8Array([0xcf, 0xf0, 0xe8, 0x00, 0xff])], 'policy.txt');
    expect((await post(path, { version: String(version), document: '', file: broken })).status).toBe(422);
    expect((await post(path, { version: String(version), document: ' ' })).status).toBe(422);
    expect((await revision(id)).texts.ru?.source).toBe(texts.ru?.source);
  });

  it('binds clauses to promises, suggests them, and names an unknown one beside its clause', async () => {
    const { id, version } = await draftChange({
      author,
      added: {
        ru: '- Технические журналы храним не дольше года.',
        kk: '- Техникалық журналдарды бір жылдан артық сақтамаймыз.',
        en: '- Technical logs are kept no longer than a year.',
      },
    });
    const path = `/office/policy/${id}/clauses/ru`;
    const html = await get(path);
    const fields = [...html.matchAll(/name="(clause-\d+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]);
    const last = fields.at(-1)?.[0] ?? '';
    expect(html).toMatch(/Похоже на: [^<]*keep\.logs/);
    const form = { ...Object.fromEntries(fields), version: String(version) };
    const wrong = await post(path, { ...form, [last]: 'keep.everything <b>' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('Нет такого обещания: keep.everything, &lt;b&gt;');
    expect((await post(path, { ...form, [last]: '#keep.logs, keep.expiry' })).status).toBe(303);
    expect((await revision(id)).texts.en?.source).toContain('no longer than a year. {#keep.logs #keep.expiry}');
    const { 'clause-0': _, ...fewer } = form as Record<string, string>;
    expect((await post(path, { ...fewer, version: String(version + 1) })).status).toBe(409);
  });

  it('lists what is unbound before the day is set, and asks that it be read', async () => {
    const { id, version } = await draftChange({
      author,
      added: { ru: '- Пункт без обещания.', kk: '- Уәдесіз тармақ.', en: '- A clause without a promise.' },
    });
    const base = `/office/policy/${id}`;
    expect(await get(base)).toContain('Пункты без обещания: 1');
    await post(`${base}/review`, { version: String(version) }, second);
    const form = { version: String(version), day: '2026-12-10' };
    const refused = await post(`${base}/schedule`, form);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('href="#field-gaps"');
    expect((await post(`${base}/schedule`, { ...form, gaps: 'yes' })).status).toBe(303);
    await withdrawSchedule(school.ctx, id);
  });

  it('answers nonsense plainly', async () => {
    const { id, version } = await draftChange({ author });
    const base = `/office/policy/${id}`;
    for (const path of ['/office/policy/nonsense', `${base}/texts/fr`, `${base}/clauses/xx`, `${base}/changes/de`]) {
      expect((await school.request(path, { cookie: officer.cookie })).status, path).toBe(404);
    }
    for (const path of [
      `${base}/review`,
      `${base}/schedule`,
      `${base}/deletion`,
      `${base}/details`,
      `${base}/texts/ru`,
    ]) {
      expect((await post(path, { version: 'x' })).status, path).toBe(422);
      expect((await post(path, { version: ['1', '2'] })).status, path).toBe(422);
    }
    expect(stateOf(await revision(id))).toBe('draft');
    const inForce = await findInForce(school.ctx);
    expect((await post(`/office/policy/${inForce?.id}/deletion`, { version: '1' })).status).toBe(409);
    expect((await post(`/office/policy/${inForce?.id}/withdrawal`, {})).status).toBe(409);
    expect((await post(`${base}/deletion`, { version: String(version) })).headers.get('location')).toBe(
      '/office/policy?done=deleted',
    );
    expect((await findRevisions(school.ctx)).some((each) => each.id === id)).toBe(false);
  });
});
