/** A guardian with two children in one cohort, and a seat of their own there. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { findQuiz } from '#learning/assessments';
import { addSession, createCohort } from '#learning/cohorts';
import { completeEnrolment, enrol } from '#learning/enrolments';
import { enqueue } from '#platform/jobs/jobs.ts';
import { erasePerson } from '#privacy/erasure';
import { exportPerson } from '#privacy/export';
import { programmeForTest } from '#tests/harness/programme.ts';
import { START, useSchool } from '#tests/harness/school.ts';
import { type TestWard, wardOf } from '#tests/harness/ward.ts';
import { bytesOf, readZip } from '#tests/inventory/read-zip.ts';

const school = useSchool();
const ELDER = 'Айсұлу Қайратқызы';
const YOUNGER = 'Ерлан Қайратұлы';

async function family(given: Parameters<typeof programmeForTest>[1] = {}, elderBorn = '2010-05-17') {
  school.clock.set(Temporal.Instant.from(START));
  const guardian = await school.person({ name: 'Қайрат Серіков' });
  const elder = await wardOf(school, guardian, { name: ELDER, born: elderBorn });
  const younger = await wardOf(school, guardian, { name: YOUNGER, born: '2012-03-02' });
  const programme = await programmeForTest(school.ctx, given);
  const cohort = programme.cohortSlug;
  const get = async (path: string) => school.request(path, { cookie: guardian.cookie });
  const html = async (path: string) => (await get(path)).text();
  const post = (path: string, form: Record<string, string | string[]> = {}) =>
    school.request(path, { form, cookie: guardian.cookie });
  const join = (ward: TestWard) => {
    school.clock.advance({ seconds: 1 });
    return post(`${ward.path}/enrolment`, { cohort });
  };
  const lesson = (ward: TestWard, index: number) => `/learn/${cohort}~${ward.id}/${programme.lessons[index]?.slug}`;
  return { guardian, elder, younger, programme, cohort, get, html, post, join, lesson };
}
type Family = Awaited<ReturnType<typeof family>>;

/** The family's seats in the order of their taking. */
async function seatsOf({ guardian }: Family) {
  const { rows } = await sql<{ id: string; ward: string | null; done: number; completed: boolean }>`
    select e.id, w.name as ward, e.completed_at is not null as completed,
      (select count(*)::int from lesson_progress where enrolment_id = e.id and completed_at is not null) as done
    from enrolments e left join wards w on w.id = e.ward_id
    where e.person_id = ${guardian.id} and e.cancelled_at is null order by e.placed_at, e.id`.execute(school.ctx.db);
  return rows;
}

async function answers(programme: Family['programme'], right: boolean) {
  const quiz = await findQuiz(school.ctx, programme.lessons[0]?.id ?? '');
  return Object.fromEntries(
    (quiz?.questions ?? []).map(({ id, options }) => [
      `q-${id}`,
      options.filter(({ correct }) => correct === right).map((option) => option.id),
    ]),
  );
}

async function copyOf(personId: string): Promise<Record<string, Record<string, unknown>[]>> {
  const copy = await exportPerson(school.ctx, school.inventory, personId);
  const files = [...readZip(await bytesOf(copy.stream))].filter(([name]) => /^data\/.*\.json$/.test(name));
  return Object.fromEntries(files.map(([name, bytes]) => [name.slice(5, -5), JSON.parse(bytes.toString('utf8'))]));
}

async function watch(): Promise<void> {
  const job = school.school.jobs.find(({ name }) => name === 'minors.watch');
  if (!job) throw new Error('there is no such job');
  await enqueue(school.ctx, job, {});
  await school.runJobs();
}

describe('a guardian with two children in one cohort', () => {
  it('enrols both and themselves, each once', async () => {
    const given = await family();
    const { elder, younger, guardian, cohort, join, html } = given;
    expect((await join(elder)).headers.get('location')).toBe(`/learn/${cohort}~${elder.id}?done=enrolled`);
    expect((await join(younger)).headers.get('location')).toBe(`/learn/${cohort}~${younger.id}?done=enrolled`);
    school.clock.advance({ seconds: 1 });
    await enrol(school.as(guardian.id), { personId: guardian.id, cohortSlug: cohort });
    expect((await seatsOf(given)).map(({ ward }) => ward)).toEqual([ELDER, YOUNGER, null]);
    const again = await join(elder);
    expect(again.status).toBe(422);
    expect(await again.text()).toContain(`${ELDER}: место в этом потоке уже есть`);
    const own = enrol(school.as(guardian.id), { personId: guardian.id, cohortSlug: cohort });
    await expect(own).rejects.toThrow('already-enrolled');
    expect(await html(`${elder.path}/enrolment`)).not.toContain(`value="${cohort}"`);
  });

  it('meets each child’s progress, answers and certificate apart', async () => {
    const given = await family({ lessons: 2, quizzes: [0] });
    const { elder, younger, programme, join, post, get, html, lesson, cohort } = given;
    for (const ward of [elder, younger]) await join(ward);
    const wrong = await post(`${lesson(younger, 0)}/attempts`, await answers(programme, false));
    expect(wrong.status, await wrong.clone().text()).toBe(303);
    const right = await post(`${lesson(elder, 0)}/attempts`, await answers(programme, true));
    const attempt = right.headers.get('location') ?? '';
    expect(attempt).toContain(`~${elder.id}/`);
    expect(await html(attempt)).toContain(`Учится ${ELDER}`);
    // One child's answers are not shown among the other's.
    expect((await get(attempt.replace(elder.id, younger.id))).status).toBe(404);
    expect((await get((wrong.headers.get('location') ?? '').replace(younger.id, elder.id))).status).toBe(404);
    expect((await seatsOf(given)).map(({ ward, done }) => [ward, done])).toEqual([
      [ELDER, 1],
      [YOUNGER, 0],
    ]);
    expect(await html(lesson(younger, 1))).toContain(`Учится ${YOUNGER}`);
    await post(`${lesson(elder, 1)}/completion`);
    await school.runJobs();
    expect((await seatsOf(given)).map(({ completed }) => completed)).toEqual([true, false]);
    const half = await html('/account');
    expect(half.match(/certificates\/[^/]+\/pdf/g)).toHaveLength(1);
    expect(half).toContain(`href="/learn/${cohort}~${younger.id}"`);

    await post(`${lesson(younger, 0)}/attempts`, await answers(programme, true));
    await post(`${lesson(younger, 1)}/completion`);
    await school.runJobs();
    const { rows } = await sql<{ holder_name: string }>`select holder_name from certificates
      where person_id = ${given.guardian.id} order by issued_at, number`.execute(school.ctx.db);
    expect(rows.map(({ holder_name }) => holder_name)).toEqual([ELDER, YOUNGER]);
    const letters = (await school.letters()).filter(({ letter, person_id }) => {
      return letter === 'certificate-issued' && person_id === given.guardian.id;
    });
    expect(letters.map(({ subject }) => subject.split(':')[0]).sort()).toEqual([ELDER, YOUNGER]);
    const cabinet = await html('/account');
    for (const name of [ELDER, YOUNGER]) {
      expect(cabinet).toContain(`Учится ${name}`);
      expect(cabinet).toContain(`<p class="muted">${name}</p>`);
    }
    expect(await html('/account')).not.toContain('прежнее имя');
  });

  it('pays for each by an order of its own', async () => {
    const given = await family({ priceKzt: 12_000 });
    const { elder, younger, guardian, join, html, post } = given;
    for (const ward of [elder, younger]) await join(ward);
    const { rows: orders } = await sql<{ id: string; ward_id: string }>`
      select id, ward_id from orders where person_id = ${guardian.id} order by placed_at, number`.execute(
      school.ctx.db,
    );
    expect(orders.map((order) => order.ward_id)).toEqual([elder.id, younger.id]);
    for (const name of [ELDER, YOUNGER]) {
      expect(await html('/account')).toContain(`учится ${name}`);
      expect(await html('/account/orders')).toContain(`учится ${name}`);
    }
    const [first] = await seatsOf(given);
    expect(await html(`/account/enrolments/${first?.id}/cancellation`)).toContain(ELDER);
    const gone = await post(`/account/enrolments/${first?.id}/cancellation`);
    expect(gone.headers.get('location')).toBe(`${elder.path}/enrolment?done=given_up`);
    expect((await seatsOf(given)).map(({ ward }) => ward)).toEqual([YOUNGER]);
    expect((await join(elder)).status).toBe(303);
    // What is said of the payer to the books does not outlive the child's row.
    await post(`${elder.path}/removal`);
    const { rows } = await sql`select from orders where ward_id = ${elder.id}`.execute(school.ctx.db);
    expect(rows).toEqual([]);
  });

  it('gets the last seat for one of them', async () => {
    const given = await family();
    const { elder, younger, programme, post } = given;
    const slug = `${programme.slug}-small`;
    await createCohort(school.ctx, {
      programmeId: programme.id,
      slug,
      titles: { ru: 'Малый поток' },
      startsOn: Temporal.PlainDate.from('2026-12-01'),
      endsOn: null,
      seats: 1,
    });
    const both = await Promise.all([elder, younger].map((ward) => post(`${ward.path}/enrolment`, { cohort: slug })));
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(await seatsOf(given)).toHaveLength(1);
  });

  it('sees a meeting once, with both names, and none in the calendar', async () => {
    const { elder, younger, programme, join, html, post, cohort } = await family();
    for (const ward of [elder, younger]) await join(ward);
    const titles = { ru: 'Встреча с мастером' };
    const startsAt = school.clock.now().add({ hours: 30 });
    await addSession(school.ctx, { cohortId: programme.cohortId, startsAt, minutes: 60, titles });
    const schedule = await html('/schedule');
    expect(schedule.match(/Встреча с мастером/g)).toHaveLength(1);
    for (const { id, name } of [elder, younger])
      expect(schedule).toContain(`<a href="/learn/${cohort}~${id}">${name}</a>`);
    await post('/schedule/calendar');
    const file = /\/schedule\/[0-9a-f]{64}\.ics/.exec(await html('/schedule'))?.[0] ?? '';
    const calendar = await (await school.request(file)).text();
    expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    for (const word of [elder.name, younger.id]) expect(calendar.replaceAll('\r\n ', '')).not.toContain(word);
  });

  it('does not find a seat where there is none', async () => {
    const { elder, cohort, join, get, lesson, post, younger } = await family();
    await join(elder);
    const stranger = await school.person();
    for (const address of [
      `/learn/${cohort}`,
      `/learn/${cohort}~${younger.id}`,
      `/learn/${cohort}~`,
      `/learn/${cohort}~elder`,
      `/learn/${cohort}~${elder.id}~${elder.id}`,
      `/feedback/${cohort}`,
    ])
      expect((await get(address)).status, address).toBe(404);
    expect((await post(`${lesson(younger, 0)}/completion`)).status).toBe(404);
    expect((await school.request(lesson(elder, 0), { cookie: stranger.cookie })).status).toBe(404);
    expect((await get(`/learn/${cohort}~${elder.id}`)).status).toBe(200);
    // Of a child's study no feedback is asked for.
    expect((await get(`/feedback/${cohort}~${elder.id}`)).status).toBe(404);
  });
});

describe('at 18', () => {
  it('only that child’s data change hands', async () => {
    const given = await family({ lessons: 1 }, '2008-11-23');
    const { elder, younger, guardian, join, post, get, lesson } = given;
    for (const ward of [elder, younger]) {
      await join(ward);
      expect((await post(`${lesson(ward, 0)}/completion`)).status, ward.name).toBe(303);
    }
    await school.runJobs();
    school.clock.set(Temporal.Instant.from('2026-11-22T19:15:00Z'));
    await watch();
    expect((await get(lesson(elder, 0))).status).toBe(404);
    expect((await get(lesson(younger, 0))).status).toBe(200);
    await post(`${elder.path}/invitation`, { email: 'aisulu-two@example.kz' });
    const letter = (await school.letters()).findLast((each) => each.recipient === 'aisulu-two@example.kz');
    const link = /\/coming-of-age\/[\w-]+/.exec(letter?.text ?? '')?.[0] ?? '';
    const adult = await school.person({ name: ELDER });
    expect((await school.request(link, { form: {}, cookie: adult.cookie })).status).toBe(303);
    const theirs = await copyOf(adult.id);
    expect(theirs['certificates']).toMatchObject([{ holder_name: ELDER }]);
    expect(theirs['lesson_progress']).toHaveLength(1);
    const left = await copyOf(guardian.id);
    expect(left['certificates']).toMatchObject([{ holder_name: YOUNGER }]);
    expect(left['enrolments']).toMatchObject([{ ward_id: YOUNGER }]);
    expect(left['lesson_progress']).toMatchObject([{ enrolment_id: YOUNGER }]);
    expect(left['wards']).toMatchObject([{ name: YOUNGER }]);
    expect(left['ward_consents']).toHaveLength(1);
  });
});

describe('the guardian’s data', () => {
  it('tell the children apart in the copy, and go with one child or all at once', async () => {
    const given = await family({ lessons: 2, priceKzt: 0 });
    const { elder, younger, guardian, join, post, lesson } = given;
    for (const ward of [elder, younger]) await join(ward);
    school.clock.advance({ seconds: 1 });
    await enrol(school.as(guardian.id), { personId: guardian.id, cohortSlug: given.cohort });
    for (const ward of [elder, younger]) {
      school.clock.advance({ seconds: 1 });
      await post(`${lesson(ward, 0)}/completion`);
    }
    const copy = await copyOf(guardian.id);
    expect(copy['enrolments']?.map((row) => row['ward_id'])).toEqual([ELDER, YOUNGER, null]);
    expect(copy['lesson_progress']?.map((row) => row['enrolment_id'])).toEqual([ELDER, YOUNGER]);
    expect(copy['ward_consents']).toHaveLength(2);

    await post(`${elder.path}/removal`);
    const rest = await copyOf(guardian.id);
    expect(rest['enrolments']?.map((row) => row['ward_id'])).toEqual([YOUNGER, null]);
    expect(rest['lesson_progress']?.map((row) => row['enrolment_id'])).toEqual([YOUNGER]);
    expect(rest['wards']).toMatchObject([{ name: YOUNGER }]);

    const third = await wardOf(school, guardian, { name: 'Дана Қайратқызы' });
    await join(third);
    const report = await erasePerson(school.ctx, school.inventory, { personId: guardian.id, requestedBy: 'operator' });
    expect(report.state).toBe('verified');
    const { rows } = await sql<{ held: number; wards: number }>`select
      (select count(*)::int from enrolments where cohort_id = ${given.programme.cohortId}
        and (person_id is not null or ward_id is not null)) as held,
      (select count(*)::int from wards where id in (${younger.id}, ${third.id})) as wards`.execute(school.ctx.db);
    expect(rows).toEqual([{ held: 0, wards: 0 }]);
  });

  it('are counted in statistics by their own studies, whatever their children still study', async () => {
    const counted = async () => {
      const { rows } = await sql<{ people: number; completed: number }>`
        select people, completed from statistics_pool where dimension = 'all'`.execute(school.ctx.db);
      return rows[0] ?? { people: 0, completed: 0 };
    };
    const before = await counted();
    const { elder, younger, guardian, join, post, lesson, cohort } = await family({ lessons: 1 });
    for (const ward of [elder, younger]) await join(ward);
    const { enrolmentId } = await enrol(school.as(guardian.id), { personId: guardian.id, cohortSlug: cohort });
    await completeEnrolment(school.ctx, enrolmentId);
    await post(`${lesson(elder, 0)}/completion`);
    await erasePerson(school.ctx, school.inventory, { personId: guardian.id, requestedBy: 'operator' });
    // One adult; neither child.
    expect(await counted()).toEqual({ people: before.people + 1, completed: before.completed + 1 });
  });
});
