/** Whoever does not study any more and takes the consent to offers back hears what becomes of their account. */
import { describe, expect, it } from 'vitest';
import { completeEnrolment, enrol } from '#learning/enrolments';
import { schoolDay } from '#platform/clock.ts';
import { formatDay } from '#platform/html/index.ts';
import { LOCALES, type Locale } from '#platform/i18n/locale.ts';
import { giveConsent, recordConsents, withdrawConsent } from '#privacy/consents';
import { restrictProcessing, unsubscribeUrl } from '#privacy/restriction';
import { programmeForTest } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { liftHold, placeHold, runRetention } from './index.ts';

const school = useSchool();
const END: Record<Locale, RegExp> = {
  ru: /ваша учётная запись закроется/,
  kk: /тіркелгіңіз жабылады/,
  en: /your account will be closed/,
};

/** Somebody with a completed study; `more`: and one that goes on. */
async function learner({ locale = 'ru', more = false }: { locale?: Locale; more?: boolean } = {}) {
  const { ctx } = school;
  const person = await school.person({ locale });
  await recordConsents(ctx, { personId: person.id, given: ['study', 'offers'], way: 'registration', locale });
  for (const isCompleted of more ? [true, false] : [true]) {
    const { cohortSlug } = await programmeForTest(ctx, { lessons: 1 });
    const { enrolmentId } = await enrol(school.as(person.id), { personId: person.id, cohortSlug, locale });
    if (isCompleted) await completeEnrolment(ctx, enrolmentId);
  }
  return person;
}

async function unsubscribed(person: { id: string }, locale: Locale = 'ru'): Promise<string> {
  const answer = await school.app.request(unsubscribeUrl(school.ctx, person.id, locale), { method: 'POST' });
  expect(answer.status).toBe(200);
  return answer.text();
}
const ownPage = async (cookie: string, locale: Locale = 'ru') =>
  (await school.request('/account/privacy', { cookie, locale })).text();
const closingLetters = async (personId: string) =>
  (await school.letters()).filter(({ letter, person_id }) => letter === 'account-closing' && person_id === personId);

describe('an account that will be closed', () => {
  it.each(LOCALES)('is told of on the page after unsubscribing, on one’s own, and by letter, in %s', async (locale) => {
    const { clock, ctx, inventory } = school;
    const person = await learner({ locale });
    clock.advance({ hours: 24 * 180 });
    const day = formatDay(schoolDay(clock.now()).add({ days: 30 }), locale);
    const after = await unsubscribed(person, locale);
    expect(after).toMatch(END[locale]);
    expect(after).toContain(day);
    const { cookie } = await school.person();
    expect(await ownPage(cookie, locale)).not.toMatch(END[locale]);
    const letters = await closingLetters(person.id);
    expect(letters.map(({ text }) => [END[locale].test(text), text.includes(day)])).toEqual([[true, true]]);
    // It is the day on which it happens.
    clock.advance({ hours: 24 * 29 });
    await runRetention(ctx, inventory);
    expect(await closingLetters(person.id)).toHaveLength(1);
    clock.advance({ hours: 24 });
    await runRetention(ctx, inventory);
    expect(await closingLetters(person.id)).toHaveLength(0);
  });

  it('is told of on the page of one’s own data, until the consent is given again', async () => {
    const person = await learner();
    expect(await ownPage(person.cookie)).not.toMatch(END.ru);
    const consent = { personId: person.id, purpose: 'offers', way: 'cabinet', locale: 'ru' } as const;
    await withdrawConsent(school.ctx, consent);
    expect(await ownPage(person.cookie)).toMatch(END.ru);
    await giveConsent(school.ctx, consent);
    expect(await ownPage(person.cookie)).not.toMatch(END.ru);
  });

  it('is not told of where somebody still studies, took another consent back, is held, or restricts the use', async () => {
    const { ctx } = school;
    const studying = await learner({ more: true });
    expect(await unsubscribed(studying)).not.toMatch(END.ru);
    expect(await closingLetters(studying.id)).toEqual([]);
    const other = await learner();
    const improvement = { personId: other.id, purpose: 'improvement', way: 'cabinet', locale: 'ru' } as const;
    await giveConsent(ctx, improvement);
    await withdrawConsent(ctx, improvement);
    expect(await closingLetters(other.id)).toEqual([]);
    const held = await learner();
    const hold = await placeHold(ctx, { personId: held.id, caseReference: '2-77' });
    expect(await unsubscribed(held)).not.toMatch(END.ru);
    await liftHold(ctx, hold);
    expect(await unsubscribed(held)).toMatch(END.ru);
    const restricting = await learner();
    await restrictProcessing(ctx, { personId: restricting.id, part: { part: 'everything' }, way: 'cabinet' });
    expect(await unsubscribed(restricting)).not.toMatch(END.ru);
  });
});
