/** What a child studied through a guardian: in whose name, and whose it becomes. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { tables } from '#platform/database/database.ts';
import { enqueue } from '#platform/jobs/jobs.ts';
import type { MinorsDb } from '#privacy/minors';
import { liftHold, placeHold } from '#privacy/retention';
import { programmeForTest } from '#tests/harness/programme.ts';
import { START, useSchool } from '#tests/harness/school.ts';
import { wardOf } from '#tests/harness/ward.ts';
import { completeEnrolment, enrol } from './index.ts';

const school = useSchool();
const NAME = 'Айсұлу Қайратқызы';

const ward = async (born = '2010-05-17') => wardOf(school, await school.person(), { name: NAME, born });

/** Enrolled through the page, studied to the end, with a certificate. */
async function studied(born?: string) {
  const programme = await programmeForTest(school.ctx);
  const child = await ward(born);
  const answer = await school.request(`${child.path}/enrolment`, {
    form: { cohort: programme.cohortSlug },
    cookie: child.guardian.cookie,
  });
  expect(answer.headers.get('location')).toBe(`/learn/${programme.cohortSlug}~${child.id}?done=enrolled`);
  const lesson = `/learn/${programme.cohortSlug}~${child.id}/${programme.lessons[0]?.slug}`;
  expect((await school.request(lesson, { cookie: child.guardian.cookie })).status).toBe(200);
  const enrolment = await enrolmentOf(child.id);
  await completeEnrolment(school.ctx, enrolment?.id ?? '');
  await school.runJobs();
  return { ...child, programme, enrolmentId: enrolment?.id ?? '', lesson };
}

async function enrolmentOf(wardId: string) {
  const { rows } = await sql<{ id: string; person_id: string | null }>`
    select id, person_id from enrolments where ward_id = ${wardId}`.execute(school.ctx.db);
  return rows[0];
}

async function stateOf(enrolmentId: string) {
  const { rows } = await sql<{
    person: string | null;
    ward: string | null;
    holder: string | null;
    owner: string | null;
    file: string | null;
    progress: string[];
  }>`select e.person_id as person, e.ward_id as ward, c.holder_name as holder, c.person_id as owner, c.file_id as file,
      array(select coalesce(person_id::text, 'nobody') from lesson_progress where enrolment_id = e.id) as progress
    from enrolments e join certificates c on c.enrolment_id = e.id where e.id = ${enrolmentId}`.execute(school.ctx.db);
  return rows[0];
}

async function watch(): Promise<void> {
  const job = school.school.jobs.find(({ name }) => name === 'minors.watch');
  if (!job) throw new Error('there is no such job');
  await enqueue(school.ctx, job, {});
  await school.runJobs();
}

/** The link in the last invitation. */
async function invitation(email: string): Promise<string> {
  const letter = (await school.letters()).findLast(
    (each) => each.letter === 'ward-invitation' && each.recipient === email,
  );
  return /\/coming-of-age\/[\w-]+/.exec(letter?.text ?? '')?.[0] ?? '';
}

describe('a guardian enrols a child', () => {
  it('in their own name, and the certificate bears the child’s', async () => {
    const { guardian, enrolmentId } = await studied();
    const state = await stateOf(enrolmentId);
    expect(state).toMatchObject({ person: guardian.id, owner: guardian.id, holder: NAME });
    expect(state?.file).not.toBeNull();
  });

  it('who is theirs, and whose consent stands', async () => {
    const programme = await programmeForTest(school.ctx);
    const { id } = await ward();
    const other = await school.person();
    const joining = { personId: other.id, cohortSlug: programme.cohortSlug, wardId: id };
    await expect(enrol(school.as(other.id), joining)).rejects.toThrow('not found');
    expect(await enrolmentOf(id)).toBeUndefined();
  });

  it('to a programme that is offered', async () => {
    const { guardian, path } = await ward();
    const answer = await school.request(`${path}/enrolment`, { form: {}, cookie: guardian.cookie });
    expect(answer.status).toBe(422);
    const unknown = await school.request(`${path}/enrolment`, { form: { cohort: 'none' }, cookie: guardian.cookie });
    expect(unknown.status).toBe(404);
  });
});

describe('a guardian withdraws the consent', () => {
  it('and the child’s name, progress and sheet are gone; the number of the certificate stays', async () => {
    const { guardian, path, id, enrolmentId } = await studied();
    const answer = await school.request(`${path}/removal`, { form: {}, cookie: guardian.cookie });
    expect(answer.status).toBe(303);
    expect(await stateOf(enrolmentId)).toEqual({
      person: null,
      ward: null,
      holder: null,
      owner: null,
      file: null,
      progress: [],
    });
    expect((await school.request(path, { cookie: guardian.cookie })).status).toBe(404);
    const left = await sql`select from ward_consents where ward_id = ${id}`.execute(school.ctx.db);
    expect(left.rows).toEqual([]);
  });

  it('and an invoice that nobody paid is called off', async () => {
    const programme = await programmeForTest(school.ctx, { priceKzt: 12_000 });
    const { guardian, path, id } = await ward();
    await enrol(school.as(guardian.id), { personId: guardian.id, cohortSlug: programme.cohortSlug, wardId: id });
    await school.request(`${path}/removal`, { form: {}, cookie: guardian.cookie });
    const { rows } =
      await sql`select from orders where person_id = ${guardian.id} and cancelled_at is not null`.execute(
        school.ctx.db,
      );
    expect(rows).toHaveLength(1);
  });
});

describe('at 18', () => {
  const BORN = '2008-11-23';
  async function grown() {
    school.clock.set(Temporal.Instant.from(START));
    const child = await studied(BORN);
    await watch();
    expect((await stateOf(child.enrolmentId))?.person).toBe(child.guardian.id);
    // A quarter past midnight at the school.
    school.clock.set(Temporal.Instant.from('2026-11-22T19:15:00Z'));
    await watch();
    return child;
  }

  it('the guardian sees no more of the studies, and is asked for an address', async () => {
    const { guardian, path, lesson, id } = await grown();
    expect((await school.request(lesson, { cookie: guardian.cookie })).status).toBe(404);
    expect((await school.request(`${path}/enrolment`, { cookie: guardian.cookie })).status).toBe(404);
    expect((await school.request(`${path}/removal`, { form: {}, cookie: guardian.cookie })).status).toBe(404);
    expect((await enrolmentOf(id))?.person_id).toBeNull();
    const letters = await school.letters();
    expect(
      letters.filter(({ letter, person_id }) => letter === 'ward-grown' && person_id === guardian.id),
    ).toHaveLength(1);
    const own = { form: { email: guardian.email }, cookie: guardian.cookie };
    expect((await school.request(`${path}/invitation`, own)).status).toBe(422);
  });

  it('the now-adult takes everything over with the link, once, and the guardian cannot', async () => {
    const { guardian, path, enrolmentId, lesson, id } = await grown();
    await school.request(`${path}/invitation`, { form: { email: 'aisulu@example.kz' }, cookie: guardian.cookie });
    const link = await invitation('aisulu@example.kz');
    expect((await school.request(link)).status).toBe(200);
    expect((await school.request(link, { form: {}, cookie: guardian.cookie })).status).toBe(409);
    const adult = await school.person({ name: NAME });
    expect((await school.request(link, { form: {}, cookie: adult.cookie })).headers.get('location')).toBe('/learn');
    expect(await stateOf(enrolmentId)).toMatchObject({
      person: adult.id,
      owner: adult.id,
      ward: null,
      progress: [adult.id],
    });
    // The studies are the now-adult's own, and are where one's own studies are.
    const own = lesson.replace(`~${id}`, '');
    expect((await school.request(own, { cookie: adult.cookie })).status).toBe(200);
    expect((await school.request(lesson, { cookie: adult.cookie })).status).toBe(404);
    expect((await school.request(path, { cookie: guardian.cookie })).status).toBe(404);
    expect((await school.request(link)).status).toBe(404);
    expect((await school.request(link, { form: {}, cookie: adult.cookie })).status).toBe(404);
    const left = await tables<MinorsDb>(school.ctx).selectFrom('wards').select('id').where('id', '=', id).execute();
    expect(left).toEqual([]);
  });

  it('while a case holds the guardian nothing is taken over, nothing lost, and the days do not count', async () => {
    const { guardian, path, enrolmentId, id } = await grown();
    await school.request(`${path}/invitation`, { form: { email: 'later@example.kz' }, cookie: guardian.cookie });
    const link = await invitation('later@example.kz');
    const adult = await school.person({ name: NAME });
    const before = await stateOf(enrolmentId);
    const holdId = await placeHold(school.ctx, { personId: guardian.id, caseReference: '2-21' });
    const refused = await school.request(link, { form: {}, cookie: adult.cookie });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('закон требует пока ничего');
    school.clock.advance({ hours: 40 * 24 });
    await watch();
    expect(await stateOf(enrolmentId)).toEqual(before);
    expect(
      await tables<MinorsDb>(school.ctx).selectFrom('wards').select('name').where('id', '=', id).execute(),
    ).toEqual([{ name: NAME }]);

    await liftHold(school.ctx, holdId);
    school.clock.advance({ hours: 29 * 24 });
    await watch();
    const back = await school.person({ name: NAME });
    expect(await (await school.request(link, { cookie: back.cookie })).text()).toContain('1 февраля 2027');
    const taken = await school.request(link, { form: {}, cookie: back.cookie });
    expect(taken.headers.get('location')).toBe('/learn');
    expect(await stateOf(enrolmentId)).toMatchObject({ person: back.id, progress: [back.id] });
  });

  it('what nobody took over in thirty days is forgotten', async () => {
    const { guardian, path, enrolmentId } = await grown();
    await school.request(`${path}/invitation`, { form: { email: 'late@example.kz' }, cookie: guardian.cookie });
    const link = await invitation('late@example.kz');
    school.clock.advance({ hours: 30 * 24 });
    await watch();
    expect(await stateOf(enrolmentId)).toMatchObject({ holder: null, owner: null, ward: null, progress: [] });
    expect((await school.request(link)).status).toBe(404);
  });
});
