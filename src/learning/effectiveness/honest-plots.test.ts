/** What a manager who knows no statistics would read wrongly, if the pages let them. */
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { schoolDay } from '#platform/clock.ts';
import type { TestPerson } from '#tests/harness/people.ts';
import { programmeForTest, type TestProgramme } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { judgeQuestion } from './item.ts';
import { studyBoard } from './study-board.ts';
import { visitBoard } from './visit-board.ts';

const school = useSchool();
let manager: TestPerson;
let programme: TestProgramme;
const monthsAgo = (months: number) => schoolDay(school.clock.now()).with({ day: 1 }).subtract({ months });
const monthOf = (day: Temporal.PlainDate) => day.toPlainYearMonth().toString();
const open = async (path: string) => (await school.request(path, { cookie: manager.cookie, locale: 'en' })).text();

beforeAll(async () => {
  manager = await school.person({ roles: ['manager'] });
});

beforeEach(async () => {
  programme = await programmeForTest(school.ctx);
});

describe('time', () => {
  it('goes on through months in which nobody enrolled', async () => {
    for (const month of [monthsAgo(4), monthsAgo(1)]) {
      await sql`insert into study_figures (cohort_id, month, placed, started, first_lesson, half, completed, certified,
          cancelled, dropped, days_to_complete)
        values (${programme.cohortId}, ${month}, 3, 3, 2, 1, 1, 1, 0, 0, 20)`.execute(school.ctx.db);
    }
    const { months } = await studyBoard(school.ctx, { programme: programme.slug, cohort: undefined, period: '12' });
    expect(months).toEqual(
      [4, 3, 2, 1, 0].map((ago) => ({
        month: monthOf(monthsAgo(ago)),
        placed: ago === 4 || ago === 1 ? 3 : 0,
        completed: ago === 4 || ago === 1 ? 1 : 0,
      })),
    );
  });

  it('goes on through weeks without a visit, and has a gap in months that tell no few any more', async () => {
    const { ctx, clock } = school;
    const today = schoolDay(clock.now());
    await sql`delete from visit_days`.execute(ctx.db);
    await sql`delete from visit_months`.execute(ctx.db);
    for (const ago of [35, 0]) {
      await sql`insert into visit_days (day, kind, name, views, visitors)
        values (${today.subtract({ days: ago })}, 'all', '', 9, 4)`.execute(ctx.db);
    }
    const filter = { programme: undefined, cohort: undefined };
    const weeks = await visitBoard(ctx, { ...filter, period: '3' });
    expect(weeks.times.map(({ visitors }) => visitors)).toEqual([4, 0, 0, 0, 0, 4]);
    for (const ago of [14, 2]) {
      await sql`insert into visit_months (month, kind, name, views, visitors, busiest)
        values (${monthsAgo(ago)}, 'all', '', 90, 40, 12)`.execute(ctx.db);
    }
    const months = await visitBoard(ctx, { ...filter, period: 'all' });
    expect(months.times.map(({ visitors }) => visitors)).toEqual([40, null, null, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40, 0, 0]);
    expect(await open('/office/analytics/visits?period=3')).toContain('the last is not over');
  });
});

describe('a share', () => {
  const figures = async ({ opened, completed }: { opened: number; completed: number }) => {
    await sql`insert into lesson_figures (cohort_id, lesson_id, month, after_change, opened, completed, stopped,
        first_tries, first_passed, raters, rating_sum)
      values (${programme.cohortId}, ${programme.lessons[0]?.id}, ${monthsAgo(1)}, true, ${opened}, ${completed}, 0, 0, 0, 2,
        9)`.execute(school.ctx.db);
    return open(`/office/analytics/lessons?programme=${programme.slug}`);
  };

  it('of fewer than ten is told by both numbers', async () => {
    const html = await figures({ opened: 4, completed: 3 });
    expect(html).toContain('3 / 4');
    expect(html).not.toContain('75%');
    // A rating says how many gave it; and that nobody stopped is not that nobody studied.
    expect(html).toContain('4.5 (2)');
    expect(html).toContain('Nobody stopped in this time.');
    expect(html).not.toContain('So far nobody studied');
  });

  it('of ten and more is told in per cent', async () => {
    expect(await figures({ opened: 12, completed: 9 })).toContain('75%');
  });

  it('of studies is not reckoned of visits', async () => {
    await sql`insert into visit_months (month, kind, name, views, visitors, busiest)
      values (${monthsAgo(0)}, 'all', '', 90, 40, 12)`.execute(school.ctx.db);
    await sql`insert into study_figures (cohort_id, month, placed, started, first_lesson, half, completed, certified,
        cancelled, dropped, days_to_complete)
      values (${programme.cohortId}, ${monthsAgo(0)}, 3, 3, 2, 1, 1, 1, 0, 0, 20)`.execute(school.ctx.db);
    const html = await open('/office/analytics');
    const site = /<figure class="plot" id="site">.*?<\/figure>/s.exec(html)?.[0] ?? '';
    const way = /<figure class="plot" id="way">.*?<\/figure>/s.exec(html)?.[0] ?? '';
    expect(site).toContain('Visited the site');
    expect(site).not.toContain('Enrolled');
    expect(way).toContain('Enrolled');
    expect(way).not.toContain('Visited the site');
  });
});

it('has every lesson in its place, also those that nobody opened', async () => {
  const { ctx } = school;
  const course = await programmeForTest(ctx, { lessons: 4 });
  for (const [nth, opened] of [[0, 20] as const, [2, 8] as const])
    await sql`insert into lesson_figures (cohort_id, lesson_id, month, after_change, opened, completed, stopped,
        first_tries, first_passed, raters, rating_sum)
      values (${course.cohortId}, ${course.lessons[nth]?.id}, ${monthsAgo(1)}, true, ${opened}, 0, 0, 0, 0, 0, 0)`.execute(
      ctx.db,
    );
  const html = await open(`/office/analytics/lessons?programme=${course.slug}`);
  const plot = /<figure class="plot" id="reach">.*?<\/figure>/s.exec(html)?.[0] ?? '';
  const drawn = [...plot.matchAll(/chart-name"[^>]*>([^<]*)<.*?chart-of-name"[^>]*>([^<]*)</gs)];
  expect(drawn.map(([, name, value]) => `${name}: ${value}`)).toEqual([
    '1. Урок 1: 20',
    '2. Урок 2: 0 · 0%',
    '3. Урок 3: 8 · 40%',
    '4. Урок 4: 0 · 0%',
  ]);
});

it('shows the pages opened most, those of study among them, and the sources that most came by', async () => {
  const { ctx } = school;
  await sql`delete from visit_months`.execute(ctx.db);
  const pages = Array.from({ length: 13 }, (_, nth) => ({
    kind: 'page',
    name: `/page-${nth}`,
    views: 30,
    visitors: 20,
  }));
  const sources = Array.from({ length: 13 }, (_, nth) => ({
    kind: 'source',
    name: `source-${nth}`,
    views: 90,
    visitors: 2,
  }));
  for (const { kind, name, views, visitors } of [
    ...[...pages, ...sources, { kind: 'all', name: '', views: 900, visitors: 60 }],
    // Of those signed in there are no visitors.
    { kind: 'page', name: '/learn/:cohort/:lesson', views: 400, visitors: 0 },
    { kind: 'source', name: 'krisha.kz', views: 40, visitors: 40 },
  ])
    await sql`insert into visit_months (month, kind, name, views, visitors, busiest)
      values (${monthsAgo(0)}, ${kind}, ${name}, ${views}, ${visitors}, ${visitors})`.execute(ctx.db);
  const html = await open('/office/analytics/visits');
  const first = (id: string) => {
    const plot = new RegExp(`<figure class="plot" id="${id}">.*?</figure>`, 's').exec(html)?.[0] ?? '';
    return /chart-name"[^>]*>([^<]*)</.exec(plot)?.[1];
  };
  expect([first('pages'), first('sources')]).toEqual(['/learn/:cohort/:lesson', 'krisha.kz']);
});

it('calls a question good from where its words say', async () => {
  const verdict = (discrimination: number) => {
    // Of a hundred tries half were right; the rest varies as much, and goes with it as far as said.
    const [tries, sumX, sumR, sumRR] = [100, 50, 50, 50];
    return judgeQuestion({ tries, sumX, sumR, sumRR, sumXR: 25 + 25 * discrimination });
  };
  const html = await open(`/office/analytics/lessons?programme=${programme.slug}`);
  const least = Number(/good from ([\d.]+)\./.exec(html)?.[1]);
  expect([least - 0.01, least].map(verdict)).toEqual(['blind', 'good']);
});

describe('a choice', () => {
  /** What stands in the filters: of each its chosen value. */
  const chosen = (html: string) =>
    Object.fromEntries(
      ['programme', 'cohort'].map((name) => {
        const select = new RegExp(`<select[^>]*name="${name}".*?</select>`, 's').exec(html)?.[0] ?? '';
        const [option = ''] = /<option[^>]* selected[^>]*>/.exec(select) ?? [];
        return [name, /value="([^"]*)"/.exec(option)?.[1] ?? ''];
      }),
    );

  it('of another programme is of all its cohorts, though the cohort of the one before is sent along', async () => {
    const { ctx } = school;
    const other = await programmeForTest(ctx);
    await sql`insert into study_figures (cohort_id, month, placed, started, first_lesson, half, completed, certified,
        cancelled, dropped, days_to_complete)
      values (${programme.cohortId}, ${monthsAgo(0)}, 37, 31, 2, 1, 1, 1, 0, 0, 20)`.execute(ctx.db);
    await sql`insert into lesson_figures (cohort_id, lesson_id, month, after_change, opened, completed, stopped,
        first_tries, first_passed, raters, rating_sum)
      values (${programme.cohortId}, ${programme.lessons[0]?.id}, ${monthsAgo(0)}, true, 29, 9, 0, 0, 0, 0, 0)`.execute(
      ctx.db,
    );
    await sql`insert into rating_figures (cohort_id, whole, lesson_id, month, rated_1, rated_2, rated_3, rated_4, rated_5)
      values (${programme.cohortId}, true, null, ${monthsAgo(0)}, 0, 0, 0, 0, 23)`.execute(ctx.db);
    const query = `?programme=${programme.slug}&cohort=${other.cohortSlug}`;
    for (const [path, figure] of [
      ['/office/analytics', 37],
      ['/office/analytics/lessons', 29],
      ['/office/analytics/feedback', 23],
    ] as const) {
      const html = await open(path + query);
      expect(html, path).toContain(`numeric">${figure}</td>`);
      expect(chosen(html), path).toEqual({ programme: programme.slug, cohort: '' });
      expect(/<nav class="tabs".*?<\/nav>/s.exec(html)?.[0], path).not.toContain(other.cohortSlug);
    }
    const own = await open(`/office/analytics?programme=${programme.slug}&cohort=${programme.cohortSlug}`);
    expect(own).toContain('numeric">37</td>');
    expect(chosen(own)).toEqual({ programme: programme.slug, cohort: programme.cohortSlug });
  });

  it('of what is not there is of everything, and says so', async () => {
    await sql`insert into study_figures (cohort_id, month, placed, started, first_lesson, half, completed, certified,
        cancelled, dropped, days_to_complete)
      values (${programme.cohortId}, ${monthsAgo(0)}, 37, 31, 2, 1, 1, 1, 0, 0, 20)`.execute(school.ctx.db);
    const all = await open('/office/analytics');
    const html = await open('/office/analytics?programme=no-such-programme&cohort=no-such-cohort');
    expect(chosen(html)).toEqual({ programme: '', cohort: '' });
    const figures = (of: string) => of.match(/numeric">[^<]*</g);
    expect(figures(html)).toEqual(figures(all));
  });
});

it('reads many cohorts by programme, each of which leads to its own', async () => {
  const { ctx } = school;
  await sql`insert into cohorts (id, programme_id, slug, titles, starts_on, created_at)
    select gen_random_uuid(), ${programme.id}, ${programme.slug} || '-' || n, '{"ru": "Поток"}', '2026-01-01', ${ctx.clock.now()}
    from generate_series(1, 45) n`.execute(ctx.db);
  await sql`insert into study_figures (cohort_id, month, placed, started, first_lesson, half, completed, certified, cancelled,
      dropped, days_to_complete)
    select id, ${monthsAgo(0)}, 3, 2, 0, 0, 1, 0, 0, 0, 20 from cohorts
    where programme_id = ${programme.id} and id <> ${programme.cohortId}`.execute(ctx.db);
  const all = await open('/office/analytics');
  expect(all).toContain('By programme');
  expect(all).toMatch(
    new RegExp(`programme=${programme.slug}&amp;period=12">[^<]*</a></td><td[^>]*>135</td><td[^>]*>90<`),
  );
  const one = await open(`/office/analytics?programme=${programme.slug}`);
  expect(one).toContain('By cohort');
  expect(one.match(/Поток/g)?.length).toBeGreaterThan(45);
});

it('says where to go on when nothing is unread', async () => {
  const html = await open(`/office/analytics/feedback?unread=1&programme=${programme.slug}`);
  expect(html).toContain('There are no unread words here.');
  expect(html).toContain(`feedback?programme=${programme.slug}&amp;period=all">Show all</a>`);
});
