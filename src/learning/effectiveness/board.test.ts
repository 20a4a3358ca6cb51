import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { SCHOOL_ZONE, schoolDay } from '#platform/clock.ts';
import { giveConsent, withdrawConsent } from '#privacy/consents';
import { restrictProcessing } from '#privacy/restriction';
import { runRetention } from '#privacy/retention';
import { countDays, countOpenDays } from '#school/analytics';
import type { TestPerson } from '#tests/harness/people.ts';
import { programmeForTest } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { seedDemo } from '../../seed/index.ts';
import type { Period } from './board.ts';
import { refreshFigures } from './index.ts';
import { lessonBoard } from './lesson-board.ts';
import { studyBoard } from './study-board.ts';
import { visitBoard } from './visit-board.ts';

const school = useSchool();
let manager: TestPerson;
const PATHS = [
  '/office/analytics',
  '/office/analytics/lessons',
  '/office/analytics/feedback',
  '/office/analytics/visits',
];

beforeAll(async () => {
  await seedDemo(school.ctx, { password: 'a passphrase for the board' });
  manager = await school.person({ roles: ['manager'] });
}, 60_000);

describe('the board', () => {
  it.each(PATHS)('%s is there in three languages, with a table beside each plot and nobody’s name', async (path) => {
    await refreshFigures(school.ctx);
    for (const locale of ['ru', 'kk', 'en'] as const) {
      const response = await school.request(path, { cookie: manager.cookie, locale });
      expect(response.status).toBe(200);
      const html = await response.text();
      const plots = html.match(/<svg class="chart"/g)?.length ?? 0;
      expect(plots).toBeGreaterThan(0);
      expect(html.match(/plot-table/g)).toHaveLength(plots);
      expect(html).not.toContain('@example.kz');
    }
  });

  it.each(PATHS)('%s makes one statement of its own, whatever is asked for', async (path) => {
    for (const query of [
      '',
      '?programme=agent-career&period=3',
      '?cohort=first-connections-open&period=all',
      '?programme=%27;drop&period=9&cohort=%00',
    ]) {
      await school.request(path + query, { cookie: manager.cookie });
      school.statements.length = 0;
      expect((await school.request(path + query, { cookie: manager.cookie })).status).toBe(200);
      // What was said is read by now.
      expect(school.statements.length, path + query).toBeLessThanOrEqual(2);
    }
  });

  it('is for those who may read it', async () => {
    const accountant = await school.person({ roles: ['accountant'] });
    const learner = await school.person();
    for (const path of [...PATHS, '/office/analytics/releases']) {
      expect((await school.request(path, { cookie: accountant.cookie })).status).toBe(403);
      expect((await school.request(path, { cookie: learner.cookie })).status).toBe(404);
      expect((await school.request(path)).status).toBe(303);
    }
  });

  it('tells ratings and words of nobody but those who agreed to improvement', async () => {
    const { ctx, clock } = school;
    const { id: programme, cohortId, slug } = await programmeForTest(ctx);
    const answers = { agreed: 'given', withdrawn: 'withdrawn', silent: undefined, restricted: 'given' };
    for (const [name, event] of Object.entries(answers)) {
      const { id } = await school.person();
      const [study, now] = [ctx.ids.uuid(), clock.now()];
      await sql`insert into enrolments (id, person_id, programme_id, cohort_id, placed_at, active_at)
        values (${study}, ${id}, ${programme}, ${cohortId}, ${now}, ${now})`.execute(ctx.db);
      await sql`insert into feedback (id, person_id, enrolment_id, rating, comment, given_at)
        values (${ctx.ids.uuid()}, ${id}, ${study}, 5, ${`words of one who ${name}`}, ${now})`.execute(ctx.db);
      const answer = { personId: id, purpose: 'improvement', way: 'cabinet', locale: 'ru' } as const;
      if (event) await giveConsent(ctx, answer);
      if (event === 'withdrawn') await withdrawConsent(ctx, answer);
      const part = { part: 'everything' } as const;
      if (name === 'restricted') await restrictProcessing(ctx, { personId: id, part, way: 'office', reason: 'x' });
    }
    await refreshFigures(ctx);
    const path = `/office/analytics/lessons?programme=${slug}&period=all`;
    const html = await (await school.request(path, { cookie: manager.cookie, locale: 'en' })).text();
    expect(html.match(/words of one who \w+/g)).toEqual(['words of one who agreed']);
    const { ratings } = await lessonBoard(ctx, { programme: slug, cohort: undefined, period: 'all' });
    expect(ratings).toEqual([0, 0, 0, 0, 1]);
  });

  it('begins its period at the midnight of the school', async () => {
    const { ctx, clock } = school;
    const from = schoolDay(clock.now()).with({ day: 1 }).subtract({ months: 2 });
    const midnight = from.toZonedDateTime(SCHOOL_ZONE).toInstant();
    const { slug, cohortId, id: programme } = await programmeForTest(ctx);
    const filter = { programme: slug, cohort: undefined, period: '3' } as const;
    const accounts = async () => (await studyBoard(ctx, filter)).way.accounts;
    await refreshFigures(ctx);
    const before = await accounts();
    for (const at of [midnight, midnight.subtract({ seconds: 1 })]) {
      const { id } = await school.person();
      const study = ctx.ids.uuid();
      await sql`update people set created_at = ${at} where id = ${id}`.execute(ctx.db);
      await giveConsent(ctx, { personId: id, purpose: 'improvement', way: 'cabinet', locale: 'ru' });
      await sql`insert into enrolments (id, person_id, programme_id, cohort_id, placed_at, active_at)
        values (${study}, ${id}, ${programme}, ${cohortId}, ${at}, ${at})`.execute(ctx.db);
      await sql`insert into feedback (id, person_id, enrolment_id, rating, given_at)
        values (${ctx.ids.uuid()}, ${id}, ${study}, 5, ${at})`.execute(ctx.db);
    }
    await refreshFigures(ctx);
    expect((await accounts()) - before).toBe(1);
    expect((await lessonBoard(ctx, filter)).ratings).toEqual([0, 0, 0, 0, 1]);
  });

  it('shows each of its periods when days are gone, visits are gone, and old months name nobody', async () => {
    const { ctx } = school;
    for (const table of ['visits', 'visit_days', 'visit_months'])
      await sql`delete from ${sql.table(table)}`.execute(ctx.db);
    for (const day of ['2025-09-10', '2026-03-10', '2026-10-10']) {
      await sql`insert into visits (day, visitor, part, page, device, system, browser, locale)
        select ${day}::date, lpad(to_hex(n), 16, '0'), 'aaaaaaaa', '/', case when n <= 12 then 'phone' when n <= 23 then 'tablet'
          else 'computer' end, 'other', 'chrome', 'ru' from generate_series(1, 24) n`.execute(ctx.db);
      await countDays(ctx, Temporal.PlainDate.from(day), Temporal.PlainDate.from(day));
    }
    await runRetention(ctx, school.inventory);
    await countOpenDays(ctx);
    const { rows: days } = await sql<{ day: Temporal.PlainDate }>`select distinct day from visit_days`.execute(ctx.db);
    expect(days.map(({ day }) => String(day))).toEqual(['2026-10-10']);
    const shown = async (period: Period) => {
      const { times, kinds } = await visitBoard(ctx, { programme: undefined, cohort: undefined, period });
      return {
        times: times.filter(({ visitors }) => visitors).map(({ at, visitors }) => `${at} ${visitors}`),
        devices: (kinds['device'] ?? []).map(({ name, visitors }) => `${name} ${visitors}`),
      };
    };
    expect(await shown('3')).toEqual({ times: ['2026-10-05 24'], devices: ['phone 12', 'tablet 11', 'computer 1'] });
    const year = ['2026-03-01 24', '2026-10-01 24'];
    expect(await shown('12')).toEqual({ times: year, devices: ['phone 24', 'tablet 22', 'computer 2'] });
    for (const period of ['24', 'all'] as const)
      expect(await shown(period)).toEqual({
        times: ['2025-09-01 24', ...year],
        devices: ['phone 36', 'tablet 22', 'other 12', 'computer 2'],
      });
    const path = '/office/analytics/visits?period=';
    for (const [period, isSaid] of [
      ['12', false],
      ['24', true],
    ] as const) {
      const html = await (await school.request(path + period, { cookie: manager.cookie, locale: 'en' })).text();
      expect(html.includes('Months older than a year'), period).toBe(isSaid);
    }
  });

  it('says so where nothing was counted yet', async () => {
    const day = Temporal.PlainDate.from('2020-01-01');
    await countDays(school.ctx, day, day);
    const { cohortSlug } = await programmeForTest(school.ctx);
    const html = await (
      await school.request(`/office/analytics?cohort=${cohortSlug}`, { cookie: manager.cookie, locale: 'en' })
    ).text();
    expect(html).toContain('Nobody enrolled in this time.');
  });
});
