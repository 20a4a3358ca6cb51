/** What is written of a visit, what never is, and what is left of yesterday. */
import { sql } from 'kysely';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Context, transact } from '#platform/context.ts';
import { monthsOf, tendMonths } from '#platform/database/partitions.ts';
import { createApp } from '#platform/http/app.ts';
import { giveConsent, withdrawConsent } from '#privacy/consents';
import { runRetention } from '#privacy/retention';
import { programmeForTest } from '#tests/harness/programme.ts';
import { type RequestOptions, START, useSchool } from '#tests/harness/school.ts';
import { dumpDatabase } from '#tests/inventory/fill-tables.ts';
import { countDays, countOpenDays, firstOpenDay } from './count-days.ts';
import { DayKey } from './day-key.ts';
import { createVisitRecorder } from './recorder.ts';

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
  await sql`delete from visit_months`.execute(school.ctx.db);
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
        part: expect.stringMatching(/^[0-9a-f]{8}$/),
        page: '/programmes',
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

  it('of somebody signed in has no visitor, and needs their consent to improvement', async () => {
    const person = await school.person();
    const cookie = `${await choiceCookie('accept')}; ${person.cookie}`;
    await look('/learn', cookie);
    expect(await visits()).toEqual([]);
    const change = { personId: person.id, purpose: 'improvement', way: 'cabinet', locale: 'ru' } as const;
    await giveConsent(school.as(person.id), change);
    await look('/learn', cookie, { referer: 'https://krisha.kz/' });
    expect(await visits()).toMatchObject([{ page: '/learn', visitor: null, part: null, source: null }]);
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
    const before = key.wordFor('95.56.12.0/24', BROWSER);
    expect(key.wordFor('95.56.12.0/24', BROWSER)).toEqual(before);
    // 23:59:59 and midnight in Almaty.
    school.clock.set(Temporal.Instant.from('2026-11-22T18:59:59Z'));
    key.turn();
    expect(made[0]?.equals(copies[0] ?? Buffer.alloc(0))).toBe(true);
    school.clock.set(Temporal.Instant.from('2026-11-22T19:00:00Z'));
    key.turn();
    expect(made[0]?.every((byte) => byte === 0)).toBe(true);
    const after = key.wordFor('95.56.12.0/24', BROWSER);
    expect(after.visitor).not.toBe(before.visitor);
    expect(after.part).not.toBe(before.part);
    key.destroy();
  });

  it('of the running school is in no row and in no file, today or tomorrow', async () => {
    const keys: Buffer[] = [];
    const { ids } = school.ctx;
    const site = siteWith({
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
    await site.look('/programmes', '95.56.12.201');
    expect(await site.recorder.flush()).toBe(1);
    expect(keys).toHaveLength(1);
    const [row] = await visits();
    const [key = Buffer.alloc(0)] = keys;
    const written = [key.toString('hex'), key.toString('base64'), key.toString('base64url'), '95.56.12.'];
    const everything = [...(await dumpDatabase(school.school.pool)).values(), ...school.logLines];
    expect(everything.some((text) => text.includes(String(row?.['visitor'])))).toBe(true);
    for (const text of everything) for (const word of written) expect(text.includes(word.toLowerCase())).toBe(false);
    await site.recorder.close();
  });
});

describe('the door', () => {
  const ADDRESSES = ['95.56.12.7', '95.56.40.9', '2a02:6b8:0:1::7'];

  it('leads from a session or an account to no other page of the day, though its address is known', async () => {
    const site = siteWith(school.ctx);
    for (const address of ADDRESSES) {
      const browser = { 'user-agent': `${BROWSER} ${address}` };
      for (const path of ['/', '/privacy/request', '/programmes', '/sign-up', '/sign-up/letter', '/sign-in'])
        await site.look(path, address, browser);
      const { id } = await school.person();
      await sql`update sessions set ip_address = ${address} where person_id = ${id}`.execute(school.ctx.db);
    }
    await site.recorder.flush();
    await site.recorder.close();
    expect(await visits()).toHaveLength(6 * ADDRESSES.length);
    // What begins on the day, the pages beside which it stands, and whatever the day, the word and its key lead to.
    const { rows } = await sql<{ began: string; door: string; reached: string | null }>`
      with beginnings as (
        select 'session' as began, created_at as at, '^/sign-in' as door from sessions
        union all select 'account', created_at, '^/sign-up' from people
        union all select action, at, '^/(sign-in|sign-up|privacy/request)' from audit_events
      )
      select distinct began, door.page as door, other.page as reached from beginnings
      join visits door on door.day = (at at time zone 'Asia/Almaty')::date and door.page ~ beginnings.door
      left join visits other on other.day = door.day and split_part(other.page, '/', 2) <> split_part(door.page, '/', 2)
        and (other.visitor = door.visitor or other.part = door.part)`.execute(school.ctx.db);
    expect(new Set(rows.map(({ began }) => began))).toContain('session');
    expect(new Set(rows.map(({ began }) => began))).toContain('account');
    expect(rows.filter(({ reached }) => reached !== null)).toEqual([]);
    // Nor does a page tell the network, by which a session with its whole address would lead to it.
    const { rows: told } = await sql`
      select from visits, (select ip_address, text(set_masklen(ip_address::inet, case family(ip_address::inet) when 4 then 24 else 48 end)::cidr)
          as network from sessions where ip_address is not null and ip_address ~ '^[0-9a-f]+[.:]') as known
      where strpos(to_jsonb(visits)::text, split_part(network, '/', 1)) > 0 or strpos(to_jsonb(visits)::text, ip_address) > 0`.execute(
      school.ctx.db,
    );
    expect(told).toEqual([]);
  });

  it('ties its own pages together alone, and makes nobody two visitors', async () => {
    const site = siteWith(school.ctx);
    for (const path of ['/', '/programmes', '/sign-up', '/sign-up/letter', '/sign-in', '/privacy/request'])
      for (const address of ADDRESSES) await site.look(path, address);
    await site.recorder.flush();
    await site.recorder.close();
    await countDays(school.ctx, TODAY, TODAY);
    expect(await dayOf('all')).toEqual([{ name: '', views: 18, visitors: 3 }]);
    expect(await dayOf('step')).toEqual([{ name: 'sign-up', views: 6, visitors: 3 }]);
    expect(await dayOf('device')).toEqual([{ name: 'computer', views: 18, visitors: 3 }]);
  });
});

const TODAY = Temporal.PlainDate.from('2026-11-22');

async function dayOf(kind: string) {
  const { rows } = await sql<{ name: string; views: number; visitors: number }>`
    select name, views, visitors from visit_days where kind = ${kind} order by name`.execute(school.ctx.db);
  return rows;
}

/** Pages of visitors from addresses of the test's own, and their recorder: as a program that was just started. */
function siteWith(ctx: Context) {
  const recorder = createVisitRecorder(ctx);
  const app = createApp();
  app.use(async (c, next) => {
    c.set('ctx', { ...ctx, actor: { kind: 'visitor' } });
    c.set('address', c.req.header('x-address') ?? '');
    c.set('locale', 'ru');
    c.set('path', c.req.path);
    await next();
    recorder.see(c);
  });
  for (const path of ['/', '/programmes', '/sign-up', '/sign-up/letter', '/sign-in', '/privacy/request', '/schedule'])
    app.get(path, (c) => c.text('here'));
  app.post('/privacy/cookies', (c) => c.text('chosen'));
  let cookie: string | undefined;
  return {
    recorder,
    async look(path: string, address: string, headers: Record<string, string> = {}) {
      cookie ??= await choiceCookie('accept');
      await app.request(path, { headers: { cookie, 'user-agent': BROWSER, 'x-address': address, ...headers } });
    },
    async thinkAgain(address: string) {
      const headers = { cookie: cookie ?? '', 'user-agent': BROWSER, 'x-address': address };
      await app.request('/privacy/cookies', { method: 'POST', headers });
    },
  };
}

describe('a phone', () => {
  it('with many addresses of one carrier is one visitor', async () => {
    const site = siteWith(school.ctx);
    for (let nth = 0; nth < 10; nth += 1) await site.look('/', `95.56.12.${nth}`);
    for (let nth = 0; nth < 10; nth += 1) await site.look('/', `2a02:6b8:0:${nth}::${nth}`);
    await site.recorder.flush();
    await site.recorder.close();
    await countDays(school.ctx, TODAY, TODAY);
    expect(await dayOf('all')).toEqual([{ name: '', views: 20, visitors: 2 }]);
  });

  it('counts once on a day on which the program began anew', async () => {
    const saw: number[] = [];
    for (const addresses of [4, 6]) {
      const site = siteWith(school.ctx);
      for (let nth = 0; nth < addresses; nth += 1) await site.look('/', `95.56.${nth}.1`);
      saw.push(await site.recorder.flush());
      await site.recorder.close();
    }
    expect(saw).toEqual([4, 6]);
    await countDays(school.ctx, TODAY, TODAY);
    expect(await dayOf('all')).toEqual([{ name: '', views: 10, visitors: 6 }]);
  });
});

describe('what waits', () => {
  it('is written all at once or not at all, and once', async () => {
    const { db } = school.ctx;
    const site = siteWith(school.ctx);
    for (let nth = 0; nth < 1_001; nth += 1) await site.look(nth < 1_000 ? '/' : '/schedule', '95.56.12.7');
    await sql`alter table visits add constraint refused check (page <> '/schedule') not valid`.execute(db);
    await expect(site.recorder.flush()).rejects.toThrow('refused');
    await sql`alter table visits drop constraint refused`.execute(db);
    expect(await site.recorder.flush()).toBe(1_001);
    await site.recorder.close();
    expect(await visits()).toHaveLength(1_001);
  });

  it('is forgotten of whoever thinks again while it is written, also where that fails', async () => {
    const { db } = school.ctx;
    const site = siteWith(school.ctx);
    await site.look('/schedule', '95.56.12.7');
    await site.look('/', '95.56.13.7');
    await sql`alter table visits add constraint refused check (page <> '/schedule') not valid`.execute(db);
    const outcome = await transact(school.ctx, async (tx) => {
      await sql`lock table visits in exclusive mode`.execute(tx.db);
      const writing = site.recorder.flush().catch(() => 'failed');
      await vi.waitFor(() => expect(site.recorder.state.waiting).toBe(0));
      await site.thinkAgain('95.56.12.7');
      return { writing };
    });
    expect(await outcome.writing).toBe('failed');
    await sql`alter table visits drop constraint refused`.execute(db);
    expect(await site.recorder.flush()).toBe(1);
    await site.recorder.close();
    expect((await visits()).map(({ page }) => page)).toEqual(['/']);
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
      select date_trunc('month', day)::date as month, kind, name, sum(views)::int as views, sum(visitors)::int as visitors,
        max(visitors) as busiest
      from visit_days group by 1, 2, 3 except select month, kind, name, views, visitors, busiest from visit_months`.execute(
      school.ctx.db,
    );
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

describe('days that nobody counted', () => {
  const at = (day: string) => school.clock.set(Temporal.PlainDate.from(day).toZonedDateTime('Asia/Almaty').toInstant());
  const put = (day: string) =>
    sql`insert into visits (day, page, device, system, browser, locale)
      values (${day}, '/', 'phone', 'ios', 'safari', 'ru')`.execute(school.ctx.db);
  const counted = async () => {
    const { rows } = await sql<{ day: Temporal.PlainDate }>`
      select day from visit_days where kind = 'all' order by day`.execute(school.ctx.db);
    return rows.map(({ day }) => day.toString());
  };
  const monthViews = async () => {
    const { rows } = await sql<{ views: number }>`
      select views from visit_months where kind = 'all' order by month`.execute(school.ctx.db);
    return rows.map(({ views }) => views);
  };

  it('are counted when the worker is back, from the last counted one on', async () => {
    at('2026-12-30');
    await put('2026-12-30');
    await countOpenDays(school.ctx);
    for (const day of ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03']) await put(day);
    at('2027-01-03');
    await countOpenDays(school.ctx);
    expect(await counted()).toEqual(['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03']);
    expect(await monthViews()).toEqual([3, 3]);
  });

  it('are counted though a clock ran ahead, and with it a visit', async () => {
    at('2029-12-01');
    await put('2029-12-01');
    await countOpenDays(school.ctx);
    for (const day of ['2026-12-01', '2026-12-02', '2026-12-05']) await put(day);
    at('2026-12-05');
    await countOpenDays(school.ctx);
    expect((await counted()).slice(0, 3)).toEqual(['2026-12-01', '2026-12-02', '2026-12-05']);
  });

  it('are all there are, where none was counted; months whose visits are gone stay as they were', async () => {
    await sql`insert into visit_months (month, kind, name, views, visitors, busiest)
      values ('2026-02-01', 'all', '', 70, 30, 12)`.execute(school.ctx.db);
    for (const day of ['2026-04-20', '2026-11-20']) await put(day);
    at('2026-11-22');
    await countOpenDays(school.ctx);
    expect(await monthViews()).toEqual([70, 1, 1]);
  });

  it('of a month whose days went meanwhile are counted with the whole month', async () => {
    at('2026-11-10');
    for (const day of ['2026-11-03', '2026-11-10']) await put(day);
    await countOpenDays(school.ctx);
    for (const day of ['2026-11-12', '2026-12-05', '2027-02-20']) await put(day);
    at('2027-03-02');
    await runRetention(school.ctx, school.inventory);
    await countOpenDays(school.ctx);
    expect(await monthViews()).toEqual([3, 1, 1]);
    await runRetention(school.ctx, school.inventory);
    expect(await counted()).toEqual(['2027-02-20']);
    await countOpenDays(school.ctx);
    expect(await monthViews()).toEqual([3, 1, 1]);
  });

  it.each([
    ['yesterday in any case', '2026-11-22', '2026-11-22', '2026-11-21'],
    ['from the last counted one', '2026-11-02', '2026-11-22', '2026-11-02'],
    ['from the first of a month whose days are gone', '2026-08-20', '2026-11-22', '2026-08-01'],
    ['none whose visits are going', '2024-08-20', '2026-11-22', '2025-12-01'],
    ['on the first of a month', '2026-08-31', '2026-11-01', '2026-08-01'],
  ])('%s', (_, last, today, first) => {
    const day = Temporal.PlainDate.from;
    expect(firstOpenDay(day(last), day(today)).toString()).toBe(first);
  });
});

describe('what was counted', () => {
  const at = (day: string) => school.clock.set(Temporal.PlainDate.from(day).toZonedDateTime('Asia/Almaty').toInstant());
  const rowsOf = async (table: string) => {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(school.ctx.db);
    return rows;
  };
  const put = (day: string, visitor: string, page: string, [device, system, browser, locale]: readonly string[]) =>
    sql`insert into visits (day, visitor, part, page, device, system, browser, locale, source)
      values (${day}, ${visitor}, 'aaaaaaaa', ${page}, ${device}, ${system}, ${browser}, ${locale}, 'ok.ru')`.execute(
      school.ctx.db,
    );
  const ALONE = ['computer', 'linux', 'firefox', 'kk'] as const;
  const MANY = ['phone', 'android', 'chrome', 'ru'] as const;

  it('of one visitor on many days is forgotten with their visits', async () => {
    for (let day = 1; day <= 28; day += 1) {
      const date = `2026-10-${String(day).padStart(2, '0')}`;
      for (const page of ['/', '/programmes', '/sign-up']) await put(date, 'a'.repeat(16), page, ALONE);
    }
    at('2026-10-28');
    await countOpenDays(school.ctx);
    expect((await rowsOf('visit_days')).length).toBeGreaterThan(28);
    at('2027-01-02');
    await runRetention(school.ctx, school.inventory);
    expect(await rowsOf('visit_days')).toEqual([]);
    await countOpenDays(school.ctx);
    // The board of the last twelve months still shows it, as the visits themselves would.
    expect((await rowsOf('visit_months')).map(({ name }) => name)).toContain('firefox');
    at('2027-10-02');
    await runRetention(school.ctx, school.inventory);
    await countOpenDays(school.ctx);
    expect(await rowsOf('visits')).toEqual([]);
    const left = (await rowsOf('visit_months')).map(({ kind, name }) => `${kind} ${name}`).toSorted();
    expect(left).toEqual(['all ', 'step sign-up']);
  });

  it('of many stays, and whoever came beside them is in no margin of their own', async () => {
    for (let nth = 0; nth < 24; nth += 1) {
      const [word, device] = [nth.toString(16).padStart(16, '0'), nth < 12 ? 'phone' : 'tablet'];
      for (const page of ['/', '/programmes']) await put('2026-10-05', word, page, [device, ...MANY.slice(1)]);
    }
    await put('2026-10-05', 'f'.repeat(16), '/', ALONE);
    await put('2026-10-05', 'f'.repeat(16), '/certificates', ALONE);
    at('2026-10-05');
    await countOpenDays(school.ctx);
    const before = await rowsOf('visit_months');
    expect(before).toContainEqual(
      expect.objectContaining({ kind: 'browser', name: 'firefox', visitors: 1, busiest: 1 }),
    );
    // Not while the visits are there, which say more.
    at('2027-09-30');
    await put('2027-09-30', 'a'.repeat(16), '/', MANY);
    await countOpenDays(school.ctx);
    expect(await rowsOf('visit_months')).toEqual(expect.arrayContaining(before));
    at('2027-10-01');
    await runRetention(school.ctx, school.inventory);
    await countOpenDays(school.ctx);
    const months = async () =>
      (await rowsOf('visit_months'))
        .filter(({ month }) => String(month) < '2027')
        .map(({ kind, name, visitors, views }) => [kind, name, visitors, views].join(' '))
        .toSorted();
    const kept = await months();
    expect(kept).toEqual([
      'all  25 50',
      'device other 13 26',
      'device phone 12 24',
      'page / 25 25',
      'page other 25 25',
      'source ok.ru 25 50',
    ]);
    await countOpenDays(school.ctx);
    expect(await months()).toEqual(kept);
  });
});
