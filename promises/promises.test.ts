import { describe, expect, it } from 'vitest';
import { LOCALES } from '#platform/i18n/locale.ts';
import { KINDS, type PolicyPromise, promises, renderSentence, SECTIONS } from './index.ts';
import { policyValues } from './terms.ts';

/** The specification: every id of the policy, in its order. The ids are stable; code, tests and pages use them. */
const SPECIFIED = `
  school.identity school.law
  collect.name collect.contact collect.profession collect.education collect.goals collect.visit collect.device
  collect.activity collect.cookies collect.gradual collect.minimal
  use.programmes use.materials use.certificates use.consultations use.offers use.feedback use.support
  use.effectiveness use.no_spam use.only_these
  basis.consent basis.contract basis.interest basis.law basis.withdrawal
  share.never_sold share.learning share.payments share.email share.analytics share.state share.agreements
  share.vetted
  protect.tls protect.storage protect.backups protect.antivirus protect.intrusion protect.mfa
  protect.staff_access protect.staff_training protect.audits protect.passwords protect.nda protect.advice
  keep.study keep.contacts keep.finance keep.marketing keep.logs keep.expiry keep.statistics
  rights.access rights.rectify rights.erase rights.restrict rights.object rights.portability rights.withdraw
  rights.channel rights.deadline rights.identity rights.complaint
  cookies.necessary cookies.functional cookies.analytics cookies.marketing cookies.choice
  minors.adults_only minors.discovery minors.guardian
  transfer.home transfer.adequacy transfer.contracts transfer.geography
  policy.notice policy.date policy.acceptance policy.refusal
`
  .trim()
  .split(/\s+/);

const byId = new Map<string, PolicyPromise>(promises.map((promise) => [promise.id, promise]));

function promiseOf(id: string): PolicyPromise {
  const promise = byId.get(id);
  if (!promise) throw new Error(`no promise ${id}`);
  return promise;
}

function parametersOf(message: string): string[] {
  return [...new Set([...message.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name ?? ''))].sort();
}

describe('the list of promises', () => {
  it('holds each promise of the policy once, in its order', () => {
    expect(promises.map(({ id }) => id)).toEqual(SPECIFIED);
    expect(SPECIFIED).toHaveLength(82);
  });

  it('files every promise under the section its id names, and a known kind', () => {
    for (const { id, section, kind } of promises) {
      expect(id.startsWith(`${section}.`), id).toBe(true);
      expect(SECTIONS).toContain(section);
      expect(KINDS).toContain(kind);
    }
  });
});

describe.each(SPECIFIED)('the sentence of %s', (id) => {
  it.each(LOCALES)('is a whole sentence in %s, with its figures filled in', (locale) => {
    const sentence = renderSentence(promiseOf(id), locale);
    expect(sentence).toMatch(/^\p{Lu}.{15,}\.$/u);
    expect(sentence).not.toMatch(/[{}]|\s{2}|!/);
  });

  it('names the same values in each language, and types no figure in', () => {
    const { sentence } = promiseOf(id);
    for (const locale of LOCALES) {
      expect(parametersOf(sentence[locale])).toEqual(parametersOf(sentence.ru));
      expect(sentence[locale].replace(/100\s?%/, '')).not.toMatch(/\d/);
    }
  });

  it('is Kazakh in Kazakh, Russian in Russian, English in English', () => {
    const { ru, kk, en } = promiseOf(id).sentence;
    expect(kk).toMatch(/[әғқңөұүһі]/i);
    expect(ru).not.toMatch(/[әғқңөұүһі]/i);
    expect(ru).toMatch(/[а-яё]/i);
    expect(en).not.toMatch(/\p{Script=Cyrillic}/u);
  });
});

describe('figures in a sentence', () => {
  const figures: [id: string, value: string, number: number, ru: string, kk: string, en: string][] = [
    ['rights.deadline', 'deadlineWorkingDays', 15, 'в течение 15 рабочих дней', '15 жұмыс күні', '15 working days'],
    ['rights.deadline', 'deadlineWorkingDays', 1, 'в течение 1 рабочего дня', '1 жұмыс күні', '1 working day.'],
    ['rights.deadline', 'deadlineWorkingDays', 2, 'в течение 2 рабочих дней', '2 жұмыс күні', '2 working days'],
    ['rights.deadline', 'deadlineWorkingDays', 21, 'в течение 21 рабочего дня', '21 жұмыс күні', '21 working days'],
    ['keep.study', 'studyRecordYears', 1, 'храним 1 год,', '1 жыл сақтаймыз', 'for 1 year after'],
    ['keep.study', 'studyRecordYears', 2, 'храним 2 года,', '2 жыл сақтаймыз', 'for 2 years after'],
    ['keep.study', 'studyRecordYears', 5, 'храним 5 лет,', '5 жыл сақтаймыз', 'for 5 years after'],
    ['keep.contacts', 'contactYears', 1, 'до 1 года', '1 жылға дейін', 'up to 1 year after'],
    ['keep.contacts', 'contactYears', 2, 'до 2 лет', '2 жылға дейін', 'up to 2 years after'],
    ['keep.finance', 'financeYears', 5, 'не меньше 5 лет', 'кемінде 5 жыл', 'at least 5 years'],
    ['keep.logs', 'technicalLogMonths', 1, 'не дольше 1 месяца', '1 ай', 'at most 1 month,'],
    ['keep.logs', 'technicalLogMonths', 12, 'не дольше 12 месяцев', '12 ай', 'at most 12 months,'],
    ['minors.adults_only', 'adultAge', 18, 'нет 18 лет', '18 жасқа', 'under 18 '],
    ['minors.adults_only', 'adultAge', 21, 'нет 21 года', '21 жасқа', 'under 21 '],
  ];

  it.each(figures)('%s with %s = %i agrees with its noun', (id, value, number, ru, kk, en) => {
    const rendered = LOCALES.map((locale) =>
      renderSentence(promiseOf(id), locale, { ...policyValues(locale), [value]: number }),
    );
    expect(rendered).toEqual([expect.stringContaining(ru), expect.stringContaining(kk), expect.stringContaining(en)]);
  });

  it('shows the figures of the policy when none is given', () => {
    const shown = (id: string) => renderSentence(promiseOf(id), 'ru');
    expect(shown('rights.deadline')).toContain('15 рабочих дней');
    expect(shown('keep.study')).toContain('5 лет');
    expect(shown('keep.contacts')).toContain('2 лет');
    expect(shown('keep.finance')).toContain('5 лет');
    expect(shown('keep.logs')).toContain('12 месяцев');
    expect(shown('minors.adults_only')).toContain('18 лет');
  });

  it('refuses a sentence whose value is missing', () => {
    expect(() => renderSentence(promiseOf('keep.logs'), 'ru', {})).toThrow();
  });
});
