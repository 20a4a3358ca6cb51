/** Every word that somebody lets the school read can be read, and counts as read when a page showed it. */
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { FEEDBACK_READ_DAYS, feedbackStanding, giveFeedback } from '#learning/feedback';
import { giveConsent } from '#privacy/consents';
import { liftRestriction, restrictProcessing } from '#privacy/restriction';
import type { TestPerson } from '#tests/harness/people.ts';
import { programmeForTest, type TestProgramme } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { wardOf } from '#tests/harness/ward.ts';
import { refreshFigures } from './index.ts';
import { RATINGS_AT_ONCE } from './said.ts';

const school = useSchool();
const LIST = '/office/analytics/feedback';
const BOARD = '/office/analytics/lessons';
let manager: TestPerson;
let programme: TestProgramme;

// Sessions end in the weeks that pass within a test.
beforeEach(async () => {
  manager = await school.person({ roles: ['manager'] });
});

async function speaker({ agrees = true } = {}): Promise<{ personId: string; enrolmentId: string }> {
  const { ctx, clock } = school;
  const { id: personId } = await school.person();
  const enrolmentId = ctx.ids.uuid();
  await sql`insert into enrolments (id, person_id, programme_id, cohort_id, placed_at, active_at)
    values (${enrolmentId}, ${personId}, ${programme.id}, ${programme.cohortId}, ${clock.now()}, ${clock.now()})`.execute(
    ctx.db,
  );
  if (agrees) await agree(personId);
  return { personId, enrolmentId };
}

const agree = (personId: string) =>
  giveConsent(school.ctx, { personId, purpose: 'improvement', way: 'cabinet', locale: 'ru' });

async function say(
  comment: string | undefined,
  { lesson, by }: { lesson?: number; by?: { personId: string; enrolmentId: string } } = {},
) {
  const who = by ?? (await speaker());
  const lessonId = lesson === undefined ? null : (programme.lessons[lesson]?.id ?? null);
  school.clock.advance({ minutes: 1 });
  await giveFeedback(school.as(who.personId), { ...who, lessonId, rating: 4, comment });
  return who;
}

const open = async (path: string) =>
  (await school.request(path.replace(/^\/en\//, '/'), { cookie: manager.cookie, locale: 'en' }))
    .text()
    .then((html) => ({
      html,
      words: html.match(/word \d+\b/g) ?? [],
      older: /<a class="pagination-step" href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&'),
    }));
const unread = async () => {
  const { rows } = await sql<{ id: string }>`select f.id from feedback f join enrolments e on e.id = f.enrolment_id
    where e.programme_id = ${programme.id} and read_at is null`.execute(school.ctx.db);
  return rows.length;
};
/** How many gave 1 to 5, from the table beside the plot. */
const bars = (html: string) =>
  [...(/<figure class="plot" id="ratings">.*?<\/figure>/s.exec(html)?.[0] ?? '').matchAll(/numeric">(\d+)<\/td>/g)].map(
    ([, count]) => Number(count),
  );
const countdown = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, index) => `word ${from - index}`);

describe('what was said', () => {
  it('can be read to its oldest word, from the board and from its own list, and is read when a page showed it', async () => {
    programme = await programmeForTest(school.ctx);
    for (let nth = 1; nth <= 27; nth += 1) await say(`word ${nth}`);
    const first = await open(`${BOARD}?programme=${programme.slug}`);
    expect(first.words).toEqual(countdown(27, 16));
    expect(await unread()).toBe(15);
    const second = await open(first.older ?? '');
    expect(second.words).toEqual(countdown(15, 4));
    expect(await unread()).toBe(3);
    // The list begins with the newest as well, and what waits can be asked for alone.
    expect((await open(`${LIST}?programme=${programme.slug}`)).words).toEqual(countdown(27, 16));
    expect(await unread()).toBe(3);
    const last = await open(second.older ?? '');
    expect(last.words).toEqual(countdown(3, 1));
    expect(last.older).toBeUndefined();
    expect(await unread()).toBe(0);
    const read = await sql<{ details: unknown }>`select details from audit_events
      where action = 'feedback.read' and actor_id = ${manager.id} order by (details->>'count')::int desc`.execute(
      school.ctx.db,
    );
    expect(read.rows.map(({ details }) => details)).toEqual([{ count: 12 }, { count: 12 }, { count: 3 }]);
  });

  it('of one lesson is reached from that lesson, and another programme’s lesson asks for nothing', async () => {
    programme = await programmeForTest(school.ctx);
    const [inFirst, , other] = [
      await say('word 1', { lesson: 0 }),
      await say('word 2', { lesson: 1 }),
      await say('word 3'),
    ];
    expect(inFirst.personId).not.toBe(other.personId);
    await sql`insert into lesson_figures (cohort_id, lesson_id, month, after_change, opened, completed, stopped, first_tries,
        first_passed, raters, rating_sum)
      select ${programme.cohortId}, id, '2026-11-01', false, 1, 1, 0, 0, 0, 1, 4 from lessons
      where programme_id = ${programme.id}`.execute(school.ctx.db);
    const board = await open(`${BOARD}?programme=${programme.slug}&period=all`);
    const links = [...board.html.matchAll(/href="([^"]+feedback\?[^"]*lesson=[^"]+)"/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    );
    expect(links).toHaveLength(2);
    expect((await open(links[0] ?? '')).words).toEqual(['word 1']);
    expect((await open(links[1] ?? '')).words).toEqual(['word 2']);
    const elsewhere = await open(`${LIST}?programme=${programme.slug}&lesson=no-such-lesson`);
    expect(elsewhere.words).toEqual(['word 3', 'word 2', 'word 1']);
  });

  it('that was hidden when it was read waits until its author agreed and a page showed it', async () => {
    programme = await programmeForTest(school.ctx);
    const hidden = await speaker({ agrees: false });
    await say('word 1', { by: hidden });
    await say('word 2');
    expect((await open(`${LIST}?programme=${programme.slug}`)).words).toEqual(['word 2']);
    expect(await unread()).toBe(1);
    school.clock.advance({ hours: 24 * (FEEDBACK_READ_DAYS + 10) });
    await agree(hidden.personId);
    await refreshFigures(school.ctx);
    const standing = await feedbackStanding(school.ctx);
    school.clock.advance({ hours: 24 * (FEEDBACK_READ_DAYS + 1) });
    expect((await feedbackStanding(school.ctx)).unread).toBe(standing.unread + 1);
    manager = await school.person({ roles: ['manager'] });
    expect((await open(`${LIST}?unread=1&programme=${programme.slug}`)).words).toEqual(['word 1']);
    expect((await feedbackStanding(school.ctx)).unread).toBe(standing.unread);
  });

  it('is hidden at once of whoever objects or restricts, and shown again when they think otherwise', async () => {
    programme = await programmeForTest(school.ctx);
    const [objecting, restricting] = [await say('word 1'), await say('word 2')];
    await say('word 3');
    const shown = async () => (await open(`${LIST}?programme=${programme.slug}`)).words;
    expect(await shown()).toEqual(['word 3', 'word 2', 'word 1']);
    await sql`insert into objections (id, person_id, purpose, way, objected_at)
      values (${school.ctx.ids.uuid()}, ${objecting.personId}, 'improvement', 'cabinet', ${school.clock.now()})`.execute(
      school.ctx.db,
    );
    const { personId } = restricting;
    const part = { part: 'everything' } as const;
    await restrictProcessing(school.as(personId), { personId, part, way: 'cabinet', reason: 'x' });
    expect(await shown()).toEqual(['word 3']);
    const { rows } = await sql<{ id: string }>`select id from restrictions where person_id = ${personId}`.execute(
      school.ctx.db,
    );
    await liftRestriction(school.as(personId), { personId, restrictionId: rows[0]?.id ?? '' });
    expect(await shown()).toEqual(['word 3', 'word 2']);
  });

  it('of a child’s study is shown to nobody and counted nowhere, whatever the guardian agreed to, as its page says', async () => {
    programme = await programmeForTest(school.ctx);
    const guardian = await school.person();
    const ward = await wardOf(school, guardian, { name: 'Дитя Тестовое', born: '2016-05-17' });
    await agree(guardian.id);
    const [ofChild, own] = [school.ctx.ids.uuid(), school.ctx.ids.uuid()];
    for (const [id, wardId] of [[ofChild, ward.id] as const, [own, null] as const])
      await sql`insert into enrolments (id, person_id, ward_id, programme_id, cohort_id, placed_at, active_at)
        values (${id}, ${guardian.id}, ${wardId}, ${programme.id}, ${programme.cohortId}, ${school.clock.now()},
          ${school.clock.now()})`.execute(school.ctx.db);
    await say('word 1', { by: { personId: guardian.id, enrolmentId: ofChild } });
    await say('word 2', { by: { personId: guardian.id, enrolmentId: own } });
    await refreshFigures(school.ctx);
    const form = async (seat: string) =>
      (await school.request(`/feedback/${seat}`, { cookie: guardian.cookie, locale: 'en' })).text();
    expect(await form(`${programme.cohortSlug}~${ward.id}`)).toContain('nobody sees it, and it is in no figure');
    expect(await form(programme.cohortSlug)).toContain('teachers see them without your name');
    school.clock.advance({ hours: 24 * (FEEDBACK_READ_DAYS + 1) });
    manager = await school.person({ roles: ['manager'] });
    const list = await open(`${LIST}?programme=${programme.slug}`);
    expect(list.words).toEqual(['word 2']);
    expect(bars(list.html)).toEqual([0, 0, 0, 1, 0]);
    expect(await unread()).toBe(1);
    // Nor does it wait to be read.
    const waiting = (await feedbackStanding(school.ctx)).unread;
    await sql`delete from feedback where enrolment_id = ${ofChild}`.execute(school.ctx.db);
    expect((await feedbackStanding(school.ctx)).unread).toBe(waiting);
  });

  it('is paged in its order through many cohorts, within a lesson and among what is not read yet', async () => {
    programme = await programmeForTest(school.ctx);
    const first = programme;
    const other = await programmeForTest(school.ctx);
    for (let nth = 1; nth <= 30; nth += 1) {
      programme = nth % 3 === 0 ? other : first;
      await say(`word ${nth}`, { lesson: nth % 2 });
    }
    programme = first;
    const everywhere = await open(LIST);
    expect(everywhere.words).toEqual(countdown(30, 19));
    expect((await open(everywhere.older ?? '')).words.slice(0, 12)).toEqual(countdown(18, 7));
    const unreadOnes = await open(`${LIST}?unread=1&programme=${first.slug}`);
    expect(unreadOnes.words).toEqual(['word 5', 'word 4', 'word 2', 'word 1']);
    const lesson = first.lessons[1]?.slug ?? '';
    const odd = await open(`${LIST}?programme=${first.slug}&lesson=${lesson}`);
    expect(odd.words).toEqual([29, 25, 23, 19, 17, 13, 11, 7, 5, 1].map((nth) => `word ${nth}`));
  });

  it('is unread again when it is said anew', async () => {
    programme = await programmeForTest(school.ctx);
    const by = await say('word 1');
    await open(`${LIST}?programme=${programme.slug}`);
    expect(await unread()).toBe(0);
    await say('word 2', { by });
    expect(await unread()).toBe(1);
  });

  it('without words is read by whoever sees it counted, and by nobody whose page does not count it', async () => {
    programme = await programmeForTest(school.ctx);
    await say(undefined);
    await refreshFigures(school.ctx);
    await say(undefined);
    await open(`${LIST}?programme=${(await programmeForTest(school.ctx)).slug}`);
    await sql`insert into cohorts (id, programme_id, slug, titles, starts_on, created_at)
      values (${school.ctx.ids.uuid()}, ${programme.id}, ${`${programme.slug}-later`}, '{}', '2026-12-01', ${school.clock.now()})`.execute(
      school.ctx.db,
    );
    await open(`${LIST}?programme=${programme.slug}&cohort=${programme.slug}-later`);
    expect(await unread()).toBe(2);
    // The second came after the last count.
    const counted = await open(`${LIST}?programme=${programme.slug}`);
    expect(bars(counted.html)).toEqual([0, 0, 0, 1, 0]);
    expect(await unread()).toBe(1);
    await refreshFigures(school.ctx);
    expect(bars((await open(`${LIST}?programme=${programme.slug}`)).html)).toEqual([0, 0, 0, 2, 0]);
    expect(await unread()).toBe(0);
  });

  it('without words is read to the last, however many a page counted', async () => {
    programme = await programmeForTest(school.ctx);
    const many = RATINGS_AT_ONCE * 2 + 5;
    const by = await speaker();
    await sql`
      with lesson as (
        insert into lessons (id, programme_id, module_id, slug, position, minutes, texts, updated_at)
        select gen_random_uuid(), programme_id, module_id, slug || '-' || n, n, minutes, texts, updated_at
        from lessons, generate_series(1, ${many}::int) n where id = ${programme.lessons[0]?.id} returning id
      )
      insert into feedback (id, person_id, enrolment_id, lesson_id, rating, given_at)
      select gen_random_uuid(), ${by.personId}::uuid, ${by.enrolmentId}::uuid, id, 5, ${school.clock.now()}::timestamptz
      from lesson`.execute(school.ctx.db);
    await refreshFigures(school.ctx);
    school.clock.advance({ minutes: 1 });
    await say(undefined);
    await open(`${LIST}?programme=${programme.slug}`);
    expect(await unread()).toBe(many + 1 - RATINGS_AT_ONCE);
    // What is counted while the job waits was not on the page.
    await refreshFigures(school.ctx);
    await school.runJobs();
    expect(await unread()).toBe(1);
  });

  it('without words is not read by whoever stands on an older page, which counts none', async () => {
    programme = await programmeForTest(school.ctx);
    await say(undefined);
    for (let nth = 1; nth <= 13; nth += 1) await say(`word ${nth}`);
    await refreshFigures(school.ctx);
    const { rows } = await sql<{ id: string }>`select id from feedback where comment = 'word 2' and enrolment_id in (
      select id from enrolments where programme_id = ${programme.id})`.execute(school.ctx.db);
    const older = await open(`${LIST}?programme=${programme.slug}&before=${rows[0]?.id}`);
    expect(older.words).toEqual(['word 1']);
    expect(older.html).not.toContain('id="ratings"');
    expect(await unread()).toBe(13);
  });

  it('is not passed over when the word a page ended with was taken back', async () => {
    programme = await programmeForTest(school.ctx);
    for (let nth = 1; nth <= 13; nth += 1) await say(`word ${nth}`);
    const { older = '' } = await open(`${LIST}?programme=${programme.slug}`);
    await sql`delete from feedback where comment = 'word 2' and enrolment_id in (
      select id from enrolments where programme_id = ${programme.id})`.execute(school.ctx.db);
    const next = await open(older);
    expect(next.words).toEqual([
      'word 13',
      'word 12',
      'word 11',
      'word 10',
      'word 9',
      'word 8',
      'word 7',
      'word 6',
      'word 5',
      'word 4',
      'word 3',
      'word 1',
    ]);
  });
});
