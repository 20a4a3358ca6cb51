import { describe, expect, it } from 'vitest';
import { addSession, closeCohort, createCohort, updateCohort } from '#learning/cohorts';
import { updateProgramme } from '#learning/programmes';
import { findProfile } from '#people/profiles';
import { schoolDay } from '#platform/clock.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { allowed, recordConsents } from '#privacy/consents';
import { confirmPayment, stateOf as orderState, ordersOf } from '#school/payments';
import { programmeForTest, type TestProgramme } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { cancelEnrolment, completeEnrolment, enrol, enrolmentsOf, getOwnEnrolment, stateOf } from './index.ts';

const school = useSchool();

async function consenting() {
  const person = await school.person();
  await recordConsents(school.as(person.id), {
    personId: person.id,
    given: ['study'],
    way: 'registration',
    locale: 'ru',
  });
  return person;
}

async function withSeats(programme: TestProgramme, seats: number) {
  const startsOn = schoolDay(school.clock.now());
  await updateCohort(school.ctx, programme.cohortId, { titles: { ru: 'Поток' }, startsOn, endsOn: null, seats });
}

const join = (personId: string, programme: TestProgramme) =>
  enrol(school.as(personId), { personId, cohortSlug: programme.cohortSlug });

describe('enrolling', () => {
  it('in a free programme opens it at once, with one letter', async () => {
    const programme = await programmeForTest(school.ctx);
    const person = await school.person();
    expect((await join(person.id, programme)).orderId).toBeUndefined();
    const enrolment = await getOwnEnrolment(school.ctx, person.id, programme.cohortSlug);
    expect(stateOf(enrolment)).toBe('active');
    const letters = (await school.letters()).filter(({ person_id }) => person_id === person.id);
    expect(letters.map(({ letter }) => letter)).toEqual(['enrolment-active']);
    expect(letters[0]?.text).toContain(`/learn/${programme.cohortSlug}`);
  });

  it('in a paid programme waits for its order, and opens when it is paid', async () => {
    const programme = await programmeForTest(school.ctx, { priceKzt: 48_000 });
    const person = await school.person();
    const { orderId = '' } = await join(person.id, programme);
    expect(stateOf(await getOwnEnrolment(school.ctx, person.id, programme.cohortSlug))).toBe('awaiting');
    await confirmPayment(school.ctx, { orderId, method: 'transfer' });
    expect(stateOf(await getOwnEnrolment(school.ctx, person.id, programme.cohortSlug))).toBe('active');
  });

  it('twice at once makes one enrolment and one order', async () => {
    const programme = await programmeForTest(school.ctx, { priceKzt: 48_000 });
    const person = await school.person();
    const outcomes = await Promise.allSettled([join(person.id, programme), join(person.id, programme)]);
    const refused = outcomes.filter((each) => each.status === 'rejected');
    expect(refused.map(({ reason }) => (reason as Conflict).reason)).toEqual(['already-enrolled']);
    expect(await enrolmentsOf(school.ctx, person.id)).toHaveLength(1);
    expect(await ordersOf(school.ctx, person.id)).toHaveLength(1);
  });

  it('gives the last seat to one of many who reach for it', async () => {
    const programme = await programmeForTest(school.ctx);
    await withSeats(programme, 1);
    const people = await Promise.all([school.person(), school.person(), school.person(), school.person()]);
    const outcomes = await Promise.allSettled(people.map(({ id }) => join(id, programme)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const reasons = outcomes.flatMap((each) => (each.status === 'rejected' ? [(each.reason as Conflict).reason] : []));
    expect(reasons).toEqual(['cohort-full', 'cohort-full', 'cohort-full']);
  });

  it('refuses a closed cohort, and does not find one that is not there', async () => {
    const programme = await programmeForTest(school.ctx);
    const person = await school.person();
    await closeCohort(school.ctx, programme.cohortId);
    await expect(join(person.id, programme)).rejects.toMatchObject({ reason: 'cohort-closed' });
    const nowhere = enrol(school.as(person.id), { personId: person.id, cohortSlug: 'nowhere' });
    await expect(nowhere).rejects.toBeInstanceOf(NotFound);
  });
});

describe('giving up a seat', () => {
  it('cancels the order with it, and frees the seat', async () => {
    const programme = await programmeForTest(school.ctx, { priceKzt: 48_000 });
    await withSeats(programme, 1);
    const [person, next] = [await school.person(), await school.person()];
    const { enrolmentId } = await join(person.id, programme);
    await cancelEnrolment(school.as(person.id), { enrolmentId });
    const [order] = await ordersOf(school.ctx, person.id);
    expect(order && orderState(order)).toBe('cancelled');
    expect(await enrolmentsOf(school.ctx, person.id)).toEqual([]);
    expect((await join(next.id, programme)).orderId).toBeDefined();
  });

  it('is refused when it is paid or completed', async () => {
    const paid = await programmeForTest(school.ctx, { priceKzt: 48_000 });
    const free = await programmeForTest(school.ctx);
    const person = await school.person();
    const { enrolmentId, orderId = '' } = await join(person.id, paid);
    await confirmPayment(school.ctx, { orderId, method: 'transfer' });
    await expect(cancelEnrolment(school.ctx, { enrolmentId })).rejects.toBeInstanceOf(Conflict);
    const done = await join(person.id, free);
    await completeEnrolment(school.ctx, done.enrolmentId);
    await expect(cancelEnrolment(school.ctx, { enrolmentId: done.enrolmentId })).rejects.toBeInstanceOf(Conflict);
  });
});

describe('completing', () => {
  it('happens once, and only to what is active', async () => {
    const free = await programmeForTest(school.ctx);
    const paid = await programmeForTest(school.ctx, { priceKzt: 1 });
    const person = await school.person();
    const { enrolmentId } = await join(person.id, free);
    const outcomes = await Promise.all([
      completeEnrolment(school.ctx, enrolmentId),
      completeEnrolment(school.ctx, enrolmentId),
    ]);
    expect(outcomes.toSorted()).toEqual([false, true]);
    const awaiting = await join(person.id, paid);
    expect(await completeEnrolment(school.ctx, awaiting.enrolmentId)).toBe(false);
  });
});

describe('the page of joining', () => {
  const at = (programme: TestProgramme) => `/programmes/${programme.slug}/enrolment`;

  it('leads a visitor to sign in and back', async () => {
    const programme = await programmeForTest(school.ctx);
    const answer = await school.request(at(programme));
    expect(answer.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(at(programme))}`);
  });

  it('costs two statements after the session', async () => {
    const programme = await programmeForTest(school.ctx);
    const person = await consenting();
    await school.request(at(programme), { cookie: person.cookie });
    school.statements.length = 0;
    const answer = await school.request(at(programme), { cookie: person.cookie });
    expect(answer.status).toBe(200);
    expect(school.statements.length).toBeLessThanOrEqual(3);
  });

  it('enrols in a free programme, saves what was told, and opens the lessons', async () => {
    const programme = await programmeForTest(school.ctx);
    const person = await consenting();
    const form = { cohort: programme.cohortSlug, goals: 'Найти наставника' };
    const answer = await school.request(at(programme), { cookie: person.cookie, form });
    expect(answer.headers.get('location')).toBe(`/learn/${programme.cohortSlug}?done=enrolled`);
    expect(await findProfile(school.ctx, person.id)).toMatchObject({ goals: 'Найти наставника', experience: null });
    const next = await programmeForTest(school.ctx);
    expect(await (await school.request(at(next), { cookie: person.cookie })).text()).toContain('Найти наставника');
  });

  it('sent twice leads to the seat that was taken', async () => {
    const programme = await programmeForTest(school.ctx, { priceKzt: 48_000 });
    const person = await consenting();
    const send = () => school.request(at(programme), { cookie: person.cookie, form: { cohort: programme.cohortSlug } });
    const [first, second] = [await send(), await send()];
    expect(first.headers.get('location')).toMatch(/^\/account\/orders\/.+\?done=placed$/);
    expect(second.headers.get('location')).toBe(at(programme));
    const html = await (await school.request(at(programme), { cookie: person.cookie })).text();
    expect(html).toContain('Вы уже записаны');
    expect(html).toContain((first.headers.get('location') ?? '').replace('?done=placed', ''));
  });

  it('asks for experience where the programme needs it, and keeps what was typed', async () => {
    const programme = await programmeForTest(school.ctx);
    await updateProgramme(school.ctx, programme.id, { level: 'practice' });
    const person = await consenting();
    const form = { cohort: programme.cohortSlug, goals: 'Свой круг' };
    const answer = await school.request(at(programme), { cookie: person.cookie, form });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('href="#field-experience"');
    expect(html).toContain('Свой круг');
    expect(await enrolmentsOf(school.ctx, person.id)).toEqual([]);
  });

  it('asks for the consent to study where there is none, and records it', async () => {
    const programme = await programmeForTest(school.ctx);
    const person = await school.person();
    const send = (form: Record<string, string>) =>
      school.request(at(programme), { cookie: person.cookie, form: { cohort: programme.cohortSlug, ...form } });
    expect((await send({})).status).toBe(422);
    expect(await allowed(school.ctx, person.id, 'study')).toBe(false);
    expect((await send({ consent_study: 'yes' })).status).toBe(303);
    expect(await allowed(school.ctx, person.id, 'study')).toBe(true);
  });

  it('says when the last seat went while the page was open', async () => {
    const programme = await programmeForTest(school.ctx);
    await withSeats(programme, 1);
    await join((await school.person()).id, programme);
    const person = await consenting();
    const form = { cohort: programme.cohortSlug, goals: 'Успеть' };
    const answer = await school.request(at(programme), { cookie: person.cookie, form });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('последнее место заняли');
  });

  it('offers a choice where there are several cohorts', async () => {
    const programme = await programmeForTest(school.ctx);
    const startsOn = schoolDay(school.clock.now()).add({ days: 10 });
    const second = { programmeId: programme.id, slug: `${programme.slug}-second`, titles: { ru: 'Вечерний' } };
    await createCohort(school.ctx, { ...second, startsOn, endsOn: null, seats: 5 });
    const person = await consenting();
    const html = await (await school.request(at(programme), { cookie: person.cookie })).text();
    expect(html).toContain(`value="${second.slug}"`);
    expect(html).toContain('осталось 5 мест');
    expect((await school.request(at(programme), { cookie: person.cookie, form: {} })).status).toBe(422);
  });

  it('says so in each language when nothing is open', async () => {
    const programme = await programmeForTest(school.ctx);
    await closeCohort(school.ctx, programme.cohortId);
    const person = await consenting();
    for (const locale of ['ru', 'kk', 'en'] as const) {
      const answer = await school.request(at(programme), { cookie: person.cookie, locale });
      expect(await answer.text()).toContain(
        { ru: 'Сейчас записаться нельзя', kk: 'Қазір жазылу мүмкін емес', en: 'There is no way to enrol' }[locale],
      );
    }
  });

  it('lets a free seat go, and nobody else’s', async () => {
    const programme = await programmeForTest(school.ctx);
    const [person, other] = [await school.person(), await school.person()];
    const { enrolmentId } = await join(person.id, programme);
    const path = `/account/enrolments/${enrolmentId}/cancellation`;
    expect((await school.request(path, { cookie: other.cookie, form: {} })).status).toBe(404);
    expect(await (await school.request(path, { cookie: person.cookie })).text()).toContain('Да, отказаться');
    const answer = await school.request(path, { cookie: person.cookie, form: {} });
    expect(answer.headers.get('location')).toBe(`${at(programme)}?done=given_up`);
    expect(await enrolmentsOf(school.ctx, person.id)).toEqual([]);
  });
});

describe('the schedule', () => {
  async function studying() {
    const programme = await programmeForTest(school.ctx);
    const person = await school.person();
    await join(person.id, programme);
    const startsAt = school.clock.now().add({ hours: 48 });
    await addSession(school.ctx, {
      cohortId: programme.cohortId,
      startsAt,
      minutes: 90,
      titles: { ru: 'Встреча с нотариусом' },
    });
    return { person };
  }

  it('shows what is ahead, and says so when nothing is', async () => {
    const { person } = await studying();
    expect(await (await school.request('/schedule', { cookie: person.cookie })).text()).toContain(
      'Встреча с нотариусом',
    );
    const idle = await school.person();
    expect(await (await school.request('/schedule', { cookie: idle.cookie })).text()).toContain('Встреч впереди нет');
  });

  it('is given to a calendar by a secret address, until that is switched off', async () => {
    const { person } = await studying();
    await school.request('/schedule/calendar', { cookie: person.cookie, form: {} });
    const html = await (await school.request('/schedule', { cookie: person.cookie })).text();
    const path = /\/schedule\/[0-9a-f]{64}\.ics/.exec(html)?.[0] ?? '';
    const file = await school.request(path);
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect((await file.text()).replaceAll('\r\n ', '')).toContain('SUMMARY:Встреча с нотариусом');
    expect(path).not.toContain(person.id);
    await school.request('/schedule/calendar/end', { cookie: person.cookie, form: {} });
    expect((await school.request(path)).status).toBe(404);
    expect((await school.request(`/schedule/${'0'.repeat(64)}.ics`)).status).toBe(404);
  });
});
