/** What is written of a visit, what never is, and what is left of yesterday. */
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { monthsOf, tendMonths } from '#platform/database/partitions.ts';
import { giveConsent, withdrawConsent } from '#privacy/consents';
import { programmeForTest } from '#tests/harness/programme.ts';
import { type RequestOptions, START, useSchool } from '#tests/harness/school.ts';
import { dumpDatabase } from '#tests/inventory/fill-tables.ts';
import { countDays } from './count-days.ts';
import { DayKey } from './day-key.ts';

const school = useSchool();
const BROWSER = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36';
const OTHER_BROWSER = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile/15E148 Safari/604.1';

async function choiceCookie(answer: 'accept' | 'refuse', cookie?: string): Promise<string> {
  const response = await school.request('/privacy/cookies', {
    form: { answer },
    cookie,
    headers: { 'user-agent': BROWSER },
  });
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

function look(path: string, cookie: string, headers: Record<string, string> = {}, rest: RequestOptions = {}) {
  return school.request(path, { cookie, headers: { 'user-agent': BROWSER, ...headers }, ...rest });
}

async function visits(): Promise<Record<string, unknown>[]> {
  await school.school.visits.flush();
  const { rows } = await sql<Record<string, unknown>>`select * from visits order by page`.execute(school.ctx.db);
  return rows;
}

beforeEach(async () => {
  await school.school.visits.flush();
  school.clock.set(Temporal.Instant.from(START));
  await sql`delete from visits`.execute(school.ctx.db);
  await sql`delete from visit_days`.execute(school.ctx.db);
});

describe('a visit', () => {
  it('is written with the choice, and says nothing about anybody', async () => {
    const cookie = await choiceCookie('accept');
    await look('/programmes?utm_source=Instagram&utm_campaign=Autumn-2026', cookie, {
      referer: 'https://www.google.com/search?q=a',
    });
    expect(await visits()).toEqual([
      {
        day: Temporal.PlainDate.from('2026-11-22'),
        visitor: expect.stringMatching(/^[0-9a-f]{16}$/),
        page: '/programmes',
        network: null,
        device: 'computer',
        system: 'windows',
        browser: 'chrome',
        locale: 'ru',
        source: 'instagram',
        campaign: 'autumn-2026',
      },
    ]);
  });

  it('is not written without the choice, after a refusal, or under Global Privacy Control', async () => {
    const refused = await choiceCookie('refuse');
    await look('/programmes', '');
    await look('/programmes', '', { 'sec-gpc': '1' });
    await look('/programmes', refused);
    await look('/programmes', 'school.cookie_choice=1-1-1-00000000');
    expect(school.school.visits.state.waiting).toBe(0);
    expect(await visits()).toEqual([]);
  });

  it('stops at once when the visitor thinks again, with what waited to be written', async () => {
    const cookie = await choiceCookie('accept');
    await look('/programmes', cookie);
    expect(school.school.visits.state.waiting).toBe(1);
    const refused = await choiceCookie('refuse', cookie);
    await look('/', refused);
    expect(await visits()).toEqual([]);
  });

  it('is not written for programs, prefetches, posts, faults and the office', async () => {
    const cookie = await choiceCookie('accept');
    const staff = await school.person({ roles: ['manager'] });
    await look('/programmes', cookie, { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' });
    await look('/programmes', cookie, { 'sec-purpose': 'prefetch' });
    await look('/no-such-page', cookie);
    await look('/robots.txt', cookie);
    await look('/office', `${cookie}; ${staff.cookie}`);
    await look('/programmes', `${cookie}; ${staff.cookie}`);
    expect(await visits()).toEqual([]);
  });

  it('sets no cookie of its own and makes no statement in the page’s path', async () => {
    const cookie = await choiceCookie('accept');
    await look('/', cookie);
    school.statements.length = 0;
    const response = await look('/', cookie);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(school.statements.filter((text) => text.includes('visits'))).toEqual([]);
  });

  it('of somebody signed in has no visitor and no network, and needs their consent to improvement', async () => {
    const person = await school.person();
    const cookie = `${await choiceCookie('accept')}; ${person.cookie}`;
    await look('/learn', cookie);
    expect(await visits()).toEqual([]);
    const change = { personId: person.id, purpose: 'improvement', way: 'cabinet', locale: 'ru' } as const;
    await giveConsent(school.as(person.id), change);
    await look('/learn', cookie, { referer: 'https://krisha.kz/' });
    expect(await visits()).toMatchObject([{ page: '/learn', visitor: null, network: null, source: null }]);
    await withdrawConsent(school.as(person.id), change);
    await look('/learn', cookie);
    expect(await visits()).toHaveLength(1);
  });
});

describe('the key of a day', () => {
  it('ties the pages of a day together, and no two days', async () => {
    const cookie = await choiceCookie('accept');
    await look('/', cookie);
    await look('/programmes', cookie);
    await look('/privacy', cookie, { 'user-agent': OTHER_BROWSER });
    school.clock.advance({ hours: 24 });
    await look('/sign-up', cookie);
    const words = new Map((await visits()).map((row) => [row['page'], row['visitor']]));
    expect(words.get('/')).toBe(words.get('/programmes'));
    expect(new Set(words.values()).size).toBe(3);
  });

  it('is nowhere after midnight: not in the database, not in a file, not in memory', async () => {
    const made: Buffer[] = [];
    const copies: Buffer[] = [];
    const key = new DayKey(school.clock, () => {
      const bytes = Buffer.from(school.ctx.ids.token(32), 'base64url');
      made.push(bytes);
      copies.push(Buffer.from(bytes));
      return bytes;
    });
    const before = key.wordFor('95.56.12.7', BROWSER);
    expect(key.wordFor('95.56.12.7', BROWSER)).toBe(before);
    // 23:59:59 and midnight in Almaty.
    school.clock.set(Temporal.Instant.from('2026-11-22T18:59:59Z'));
    key.turn();
    expect(made[0]?.equals(copies[0] ?? Buffer.alloc(0))).toBe(true);
    school.clock.set(Temporal.Instant.from('2026-11-22T19:00:00Z'));
    key.turn();
    expect(made[0]?.every((byte) => byte === 0)).toBe(true);
    expect(key.wordFor('95.56.12.7', BROWSER)).not.toBe(before);
    key.destroy();
  });

  it('of the running school is in no row and in no file, today or tomorrow', async () => {
    const keys: Buffer[] = [];
    const { ids } = school.ctx;
    const { createVisitRecorder } = await import('./recorder.ts');
    const recorder = createVisitRecorder({
      ...school.ctx,
      ids: {
        ...ids,
        token: (bytes) => {
          const token = ids.token(bytes);
          keys.push(Buffer.from(token, 'base64url'));
          return token;
        },
      },
    });
    const cookie = await choiceCookie('accept');
    const { createApp } = await import('#platform/http/app.ts');
    const app = createApp();
    app.use(async (c, next) => {
      c.set('ctx', { ...school.ctx, actor: { kind: 'visitor' } });
      c.set('address', '95.56.12.201');
      c.set('locale', 'ru');
      c.set('path', '/programmes');
      await next();
      recorder.see(c);
    });
    app.get('/programmes', (c) => c.text('here'));
    await app.request('/programmes', { headers: { cookie, 'user-agent': BROWSER } });
    expect(await recorder.flush()).toBe(1);
    expect(keys).toHaveLength(1);
    const [row] = await visits();
    expect(row).toMatchObject({ network: '95.56.12.0/24' });
    const [key = Buffer.alloc(0)] = keys;
    const written = [key.toString('hex'), key.toString('base64'), key.toString('base64url'), '95.56.12.201'];
    const everything = [...(await dumpDatabase(school.school.pool)).values(), ...school.logLines];
    expect(everything.some((text) => text.includes('95.56.12.0/24'))).toBe(true);
    for (const text of everything) for (const word of written) expect(text.includes(word.toLowerCase())).toBe(false);
    await recorder.close();
  });
});

describe('counting', () => {
  it('makes a day of visits', async () => {
    const cookie = await choiceCookie('accept');
    const { slug } = await programmeForTest(school.ctx);
    await look('/', cookie, { referer: 'https://krisha.kz/' });
    await look(`/programmes/${slug}`, cookie);
    await look('/sign-up', cookie);
    await look(`/programmes/${slug}`, cookie, { 'user-agent': OTHER_BROWSER }, { locale: 'kk' });
    await visits();
    const day = Temporal.PlainDate.from('2026-11-22');
    await countDays(school.ctx, day, day);
    await countDays(school.ctx, day, day);
    const { rows } = await sql<{ kind: string; name: string; views: number; visitors: number }>`
      select kind, name, views, visitors from visit_days order by kind, name`.execute(school.ctx.db);
    const of = (kind: string) => rows.filter((row) => row.kind === kind).map(({ kind: _, ...row }) => row);
    expect(of('all')).toEqual([{ name: '', views: 4, visitors: 2 }]);
    expect(of('source')).toEqual([{ name: 'krisha.kz', views: 1, visitors: 1 }]);
    expect(of('device')).toEqual([
      { name: 'computer', views: 3, visitors: 1 },
      { name: 'phone', views: 1, visitors: 1 },
    ]);
    expect(of('locale').map(({ name }) => name)).toEqual(['kk', 'ru']);
    expect(of('page')).toContainEqual({ name: `/programmes/${slug}`, views: 2, visitors: 2 });
    expect(of('step')).toEqual([
      { name: 'programme', views: 2, visitors: 2 },
      { name: 'sign-up', views: 1, visitors: 1 },
    ]);
    expect(of('campaign')).toEqual([]);
  });
});

describe('months', () => {
  it('are their days added up, whichever day is counted again', async () => {
    const months = async () => {
      const { rows } = await sql<{ what: string; views: number; visitors: number }>`
        select to_char(month, 'YYYY-MM') || ' ' || kind || ' ' || name as what, views, visitors
        from visit_months where kind in ('all', 'device') and month < '2026-11-01' order by 1`.execute(school.ctx.db);
      return rows;
    };
    for (const day of ['2026-09-30', '2026-10-01', '2026-10-31']) await put(day);
    const days = ['2026-09-30', '2026-10-31'].map((day) => Temporal.PlainDate.from(day));
    const [first, last] = days as [Temporal.PlainDate, Temporal.PlainDate];
    await countDays(school.ctx, first, last);
    expect(await months()).toEqual([
      { what: '2026-09 all ', views: 1, visitors: 0 },
      { what: '2026-09 device phone', views: 1, visitors: 0 },
      { what: '2026-10 all ', views: 2, visitors: 0 },
      { what: '2026-10 device phone', views: 2, visitors: 0 },
    ]);
    await put('2026-10-31');
    await countDays(school.ctx, last, last);
    expect((await months())[2]).toEqual({ what: '2026-10 all ', views: 3, visitors: 0 });
    const { rows } = await sql`
      select date_trunc('month', day)::date as month, kind, name, sum(views)::int as views, sum(visitors)::int as visitors
      from visit_days group by 1, 2, 3 except select * from visit_months`.execute(school.ctx.db);
    expect(rows).toEqual([]);
  });

  const put = (day: string) =>
    sql`insert into visits (day, page, device, system, browser, locale)
      values (${day}, '/', 'phone', 'ios', 'safari', 'ru')`.execute(school.ctx.db);
  const days = async () => {
    const { rows } = await sql<{ day: Temporal.PlainDate }>`select day from visits order by day`.execute(school.ctx.db);
    return rows.map(({ day }) => day.toString());
  };

  it('are made ahead, take what waited for them, and go whole at twelve months', async () => {
    for (const day of ['2025-10-31', '2025-11-30', '2025-12-01', '2026-11-22']) await put(day);
    await tendMonths(school.ctx, 'visits', { months: 12 });
    expect(await days()).toEqual(['2025-12-01', '2026-11-22']);
    const months = (await monthsOf(school.ctx, 'visits')).map(({ month }) => month.toString());
    expect(months).toEqual(['2025-12', '2026-11', '2026-12', '2027-01']);
    school.clock.set(Temporal.Instant.from('2026-11-30T19:00:00Z'));
    await tendMonths(school.ctx, 'visits', { months: 12 });
    expect(await days()).toEqual(['2026-11-22']);
  });

  it('never keeps a day longer than twelve months', async () => {
    school.clock.set(Temporal.Instant.from('2030-01-01T00:00:00Z'));
    for (let day = Temporal.PlainDate.from('2030-01-01'); day.year < 2032; day = day.add({ days: 27 })) {
      school.clock.set(day.toZonedDateTime('Asia/Almaty').toInstant());
      await put(day.toString());
      await tendMonths(school.ctx, 'visits', { months: 12 });
      const [oldest = ''] = await days();
      expect(Temporal.PlainDate.compare(Temporal.PlainDate.from(oldest), day.subtract({ months: 12 }))).toBeGreaterThan(
        0,
      );
    }
  });
});
