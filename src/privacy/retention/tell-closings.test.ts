/** Nobody's account closes before a letter has told them: once, in good time, in their language, however it comes about. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { completeEnrolment, enrol } from '#learning/enrolments';
import { correctPerson } from '#people/profiles';
import { endRole } from '#people/roles';
import { schoolDay } from '#platform/clock.ts';
import { transact } from '#platform/context.ts';
import { formatDay } from '#platform/html/index.ts';
import { LOCALES, type Locale } from '#platform/i18n/locale.ts';
import { giveConsent, withdrawConsent } from '#privacy/consents';
import { restrictProcessing } from '#privacy/restriction';
import { programmeForTest } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { wardOf } from '#tests/harness/ward.ts';
import { liftHold, placeHold, tellAndRun } from './index.ts';
import { tellClosings } from './tell-closings.ts';

const school = useSchool();
const offers = (personId: string) => ({ personId, purpose: 'offers', way: 'cabinet', locale: 'ru' }) as const;

/** `study`: completed now. */
async function newcomer({ locale = 'ru', study = true }: { locale?: Locale; study?: boolean } = {}) {
  const person = await school.person({ locale });
  if (study) await completeStudy(person.id, locale);
  return person;
}
async function completeStudy(personId: string, locale: Locale = 'ru'): Promise<void> {
  const { cohortSlug } = await programmeForTest(school.ctx, { lessons: 1 });
  await giveConsent(school.ctx, { personId, purpose: 'study', way: 'cabinet', locale });
  const { enrolmentId } = await enrol(school.as(personId), { personId, cohortSlug, locale });
  await completeEnrolment(school.ctx, enrolmentId);
}
async function letters(personId: string) {
  return (await school.letters()).filter(
    ({ letter, person_id }) => letter === 'account-closing' && person_id === personId,
  );
}
const days = (count: number) => ({ hours: 24 * count });
const today = () => schoolDay(school.clock.now());
const night = () => tellAndRun(school.ctx, school.inventory);
async function isOpen(personId: string): Promise<boolean> {
  const { rows } = await sql`select from people where id = ${personId} and closed_at is null`.execute(school.ctx.db);
  return rows.length > 0;
}
async function isWaiting(): Promise<boolean> {
  const { rows } = await sql`select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(school.ctx.db);
  return rows.length > 0;
}
/** Lives night by night until the account is closed: on which nights letters came, and when it closed, counted in days. */
async function untilClosed(personId: string, most = 40): Promise<{ told: number[]; closed: number; texts: string[] }> {
  const [start, told, texts] = [today(), [] as number[], [] as string[]];
  for (let count = 0; count <= most; count += 1) {
    await night();
    const passed = start.until(today()).days;
    if (!(await isOpen(personId))) return { told, closed: passed, texts };
    const all = await letters(personId);
    for (const { text } of all.slice(texts.length)) {
      told.push(passed);
      texts.push(text);
    }
    school.clock.advance(days(1));
  }
  throw new Error('the account never closed');
}

describe('a letter two weeks before an account closes', () => {
  it.each(LOCALES)('goes once to whoever ended their studies without a consent to offers, in %s', async (locale) => {
    const person = await newcomer({ locale });
    const closes = formatDay(today().add({ days: 30 }), locale);
    const lived = await untilClosed(person.id);
    expect(lived).toMatchObject({ told: [16], closed: 30 });
    const [text = ''] = lived.texts;
    expect(text).toContain(closes);
    expect(text).toContain(`http://school.test${locale === 'ru' ? '' : `/${locale}`}/account/privacy`);
    expect(text).not.toContain(person.id);
    expect(text).toMatch({ ru: /на сайте/, kk: /сайтта/, en: /on the site/ }[locale]);
    expect(text).not.toMatch({ ru: /отозвано/, kk: /қайтарып/, en: /withdrawn/ }[locale]);
  });

  it('goes before two years with the consent are over, and does not offer what would not help', async () => {
    const person = await newcomer();
    await giveConsent(school.ctx, offers(person.id));
    const closes = today().add({ years: 2 });
    school.clock.advance(days(today().until(closes).days - 20));
    const { told, closed, texts } = await untilClosed(person.id);
    expect({ told, closed }).toEqual({ told: [6], closed: 20 });
    expect(texts[0]).toContain('дольше хранить ваши контакты школа не может');
    expect(texts[0]).not.toContain('согласитесь');
  });

  it('goes after the consent ran out by itself', async () => {
    const person = await newcomer();
    await giveConsent(school.ctx, offers(person.id));
    const [ends] = (
      await sql<{ at: Temporal.Instant }>`select valid_until as at from consent_events
        where person_id = ${person.id} and purpose = 'offers'`.execute(school.ctx.db)
    ).rows;
    // Studied again in between: the consent runs out before the two years do.
    school.clock.advance(days(today().until(schoolDay(ends?.at ?? school.clock.now())).days - 10));
    await completeStudy(person.id);
    const { told, closed, texts } = await untilClosed(person.id, 60);
    expect({ told, closed }).toEqual({ told: [26], closed: 40 });
    expect(texts[0]).toContain('согласитесь');
  });

  it('goes to whoever signed up a year ago and never studied, and says nothing of certificates', async () => {
    const person = await newcomer({ study: false });
    school.clock.advance(days(today().until(today().add({ years: 1 })).days));
    const { told, closed, texts } = await untilClosed(person.id);
    expect({ told, closed }).toEqual({ told: [16], closed: 30 });
    expect(texts[0]).not.toContain('ертификат');
  });

  it('goes to no member of staff before they leave, nor to a guardian whose child studies', async () => {
    const staff = await school.person({ roles: ['adviser'] });
    const ward = await wardOf(school, await newcomer(), {
      name: 'Аружан',
      born: String(today().subtract({ years: 12 })),
    });
    const personId = ward.guardian.id;
    await giveConsent(school.ctx, { personId, purpose: 'study', way: 'cabinet', locale: 'ru' });
    const { cohortSlug } = await programmeForTest(school.ctx, { lessons: 1 });
    await enrol(school.as(personId), { personId, cohortSlug, wardId: ward.id });
    school.clock.advance(days(360));
    await night();
    expect(await letters(personId)).toEqual([]);
    school.clock.advance(days(40));
    await night();
    expect(await letters(staff.id)).toEqual([]);
    expect(await letters(personId)).toHaveLength(1);
    await endRole(school.ctx, { personId: staff.id, role: 'adviser' });
    expect(await untilClosed(staff.id)).toMatchObject({ told: [16], closed: 30 });
  });

  it('is not written where a withdrawal has told the day', async () => {
    const person = await newcomer();
    await giveConsent(school.ctx, offers(person.id));
    school.clock.advance(days(100));
    await withdrawConsent(school.ctx, offers(person.id));
    expect(await letters(person.id)).toHaveLength(1);
    expect(await untilClosed(person.id)).toMatchObject({ told: [0], closed: 30 });
  });

  it('comes anew where the closing was put off by a consent, a study or a hold, and came again', async () => {
    const person = await newcomer();
    school.clock.advance(days(20));
    await night();
    expect(await letters(person.id)).toHaveLength(1);
    await giveConsent(school.ctx, offers(person.id));
    school.clock.advance(days(20));
    await night();
    await completeStudy(person.id);
    await withdrawConsent(school.ctx, offers(person.id));
    expect(await letters(person.id)).toHaveLength(2);
    const hold = await placeHold(school.ctx, { personId: person.id, caseReference: '2-77' });
    school.clock.advance(days(60));
    await night();
    expect(await letters(person.id)).toHaveLength(2);
    await liftHold(school.ctx, hold);
    expect(await untilClosed(person.id)).toMatchObject({ told: [0, 0, 0], closed: 7 });
  });

  it('is not written again where they take the consent back after it, nor by two runs at once', async () => {
    const person = await newcomer();
    await giveConsent(school.ctx, offers(person.id));
    school.clock.advance(days(today().until(today().add({ years: 2 })).days - 14));
    // Another run has told them, and is not done yet.
    const [run, first] = await transact(school.ctx, async (tx) => {
      await sql`insert into closing_notices (person_id, closes_on, told_at)
        values (${person.id}, ${today().add({ days: 14 })}, ${school.clock.now()})`.execute(tx.db);
      const second = tellClosings(school.ctx);
      await expect.poll(isWaiting).toBe(true);
      return [second, await letters(person.id)] as const;
    });
    await run;
    expect([first, await letters(person.id)]).toEqual([[], []]);
    await sql`delete from closing_notices where person_id = ${person.id}`.execute(school.ctx.db);
    await tellClosings(school.ctx);
    expect(await letters(person.id)).toHaveLength(1);
    await withdrawConsent(school.ctx, offers(person.id));
    expect(await letters(person.id)).toHaveLength(1);
    expect(await untilClosed(person.id)).toMatchObject({ told: [0], closed: 14 });
  });

  it('is made up after a pause, and the account stays open for a week from then', async () => {
    const [person, unconfirmed, corrected] = [await newcomer(), await newcomer(), await newcomer()];
    await correctPerson(school.as(corrected.id), {
      personId: corrected.id,
      changes: { email: 'corrected@example.kz' },
      requestedBy: 'person',
    });
    await sql`update people set email_verified = false where id = ${unconfirmed.id}`.execute(school.ctx.db);
    school.clock.advance(days(35));
    await night();
    // Whom no letter can reach does not stay for it.
    expect(await Promise.all([person, unconfirmed, corrected].map(({ id }) => isOpen(id)))).toEqual([
      true,
      false,
      true,
    ]);
    expect(await letters(corrected.id)).toHaveLength(1);
    expect(await untilClosed(person.id)).toMatchObject({ told: [0], closed: 7 });
  });

  it('goes to no address that nobody confirmed', async () => {
    const person = await newcomer();
    await sql`update people set email_verified = false where id = ${person.id}`.execute(school.ctx.db);
    expect(await untilClosed(person.id)).toMatchObject({ told: [], closed: 30 });
  });

  it('that was told in time before a pause keeps nobody longer', async () => {
    const person = await newcomer();
    school.clock.advance(days(16));
    await night();
    school.clock.advance(days(20));
    await night();
    expect(await isOpen(person.id)).toBe(false);
  });

  it('goes to nobody who is held, or restricts the use of their data', async () => {
    const [held, restricting] = [await newcomer(), await newcomer()];
    await placeHold(school.ctx, { personId: held.id, caseReference: '2-78' });
    await restrictProcessing(school.ctx, { personId: restricting.id, part: { part: 'everything' }, way: 'cabinet' });
    school.clock.advance(days(25));
    await night();
    expect([...(await letters(held.id)), ...(await letters(restricting.id))]).toEqual([]);
  });

  it('that cannot be written stops no other letter and no other term, and is told of', async () => {
    const [broken, other] = [await newcomer(), await newcomer()];
    school.clock.advance(days(16));
    await sql`alter table outbox_messages add constraint broken check (person_id is distinct from ${sql.lit(broken.id)}
      or letter <> 'account-closing')`.execute(school.ctx.db);
    await expect(night()).rejects.toThrow('1 failed');
    expect(await letters(other.id)).toHaveLength(1);
    const { rows } = await sql`select from retention_runs where finished_at = ${school.clock.now()}`.execute(
      school.ctx.db,
    );
    expect(rows).toHaveLength(1);
    await sql`alter table outbox_messages drop constraint broken`.execute(school.ctx.db);
    await night();
    expect(await letters(broken.id)).toHaveLength(1);
  });

  it('is seen in the cabinet too, for as long, and not before', async () => {
    const person = await newcomer();
    const cabinet = async () => (await school.request('/account', { cookie: person.cookie })).text();
    expect(await cabinet()).not.toContain('закроется');
    school.clock.advance(days(15));
    expect(await cabinet()).toContain(`${formatDay(today().add({ days: 15 }), 'ru')} ваша учётная запись закроется`);
  });
});
