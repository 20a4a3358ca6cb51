import { describe, expect, it } from 'vitest';
import { LOCALES } from '#platform/i18n/locale.ts';
import { promises, renderSentence, SECTIONS } from '../index.ts';
import { policyValues } from '../terms.ts';
import { policyDocument, policyText } from './document.ts';
import { en } from './en.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';

const sectionIn = (locale: 'ru' | 'kk' | 'en', id: string) => {
  const section = policyDocument(locale).sections.find((candidate) => candidate.id === id);
  if (!section) throw new Error(`no section ${id}`);
  return section;
};

describe('the policy page', () => {
  it('begins with its title and the month of its last update', () => {
    expect(policyText('ru')).toMatch(/^Политика конфиденциальности\n\nПоследнее обновление: январь 2026 года\n/);
    expect(policyText('kk')).toMatch(/^Құпиялылық саясаты\n\nСоңғы жаңарту: 2026 жылғы қаңтар\n/);
    expect(policyText('en')).toMatch(/^Privacy policy\n\nLast updated: January 2026\n/);
    expect(policyDocument('ru').updated.date.toString()).toBe('2026-01-01');
  });

  it.each(LOCALES)('says every promise in %s, in order, under its section', (locale) => {
    const { sections } = policyDocument(locale);
    expect(sections.map(({ id }) => id)).toEqual([...SECTIONS]);
    expect(sections.flatMap(({ clauses }) => clauses.map(({ promiseId }) => promiseId))).toEqual(
      promises.map(({ id }) => id),
    );
    expect(sections.flatMap(({ clauses }) => clauses.map(({ text }) => text))).toEqual(
      promises.map((promise) => renderSentence(promise, locale)),
    );
  });

  it('has the same paragraphs, naming the same values, in each language', () => {
    const valuesNamed = (text: string) => [...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name);
    for (const id of SECTIONS) {
      const shape = ({ sections }: typeof ru) => ({
        heading: valuesNamed(sections[id].heading),
        lead: sections[id].lead.map(valuesNamed),
        after: sections[id].after.map(valuesNamed),
      });
      expect(shape(kk), id).toEqual(shape(ru));
      expect(shape(en), id).toEqual(shape(ru));
    }
  });

  it('types no figure into its paragraphs', () => {
    for (const { sections } of [ru, kk, en]) expect(JSON.stringify(sections)).not.toMatch(/\d/);
  });

  it('opens every group at a promise of the list', () => {
    const opened = policyDocument('ru').sections.flatMap(({ clauses }) => clauses.filter((c) => c.groupHeading));
    expect(opened.map(({ promiseId }) => promiseId)).toEqual(Object.keys(ru.groups));
  });

  it.each(LOCALES)('keeps every figure of the policy in %s', (locale) => {
    const text = policyText(locale);
    for (const fact of ['150000', '+7 705 755 54 47', 'contact@pobimajomet.com', 'PobiMajomet', 'SSL/TLS', 'IP']) {
      expect(text).toContain(fact);
    }
    expect(text).toContain('Запрос о персональных данных');
    expect(text).not.toMatch(/[{}<>]/);
    expect(text).toBe(text.normalize('NFC'));
  });

  it('agrees a changed figure with its noun in the paragraphs too', () => {
    const corrected = (days: number) =>
      policyDocument('ru', { ...policyValues('ru'), correctionWorkingDays: days })
        .sections.flatMap((section) => section.after)
        .find((paragraph) => paragraph.startsWith('Иногда закон'));
    expect(corrected(1)).toContain('исправим за 1 рабочий день.');
    expect(corrected(2)).toContain('исправим за 2 рабочих дня.');
    expect(corrected(5)).toContain('исправим за 5 рабочих дней.');
  });

  it('says where the law is stricter: a one-time code instead of a document, consent for each purpose', () => {
    expect(sectionIn('ru', 'rights').after.join()).toContain('одноразовый код');
    expect(sectionIn('en', 'rights').after.join()).toContain('one-time code');
    expect(sectionIn('kk', 'rights').after.join()).toContain('бір реттік код');
    expect(sectionIn('ru', 'basis').after.join()).toContain('согласие на каждую цель отдельно');
  });

  it('gives one text for one wording, and another when a figure changes', () => {
    expect(policyText('kk')).toBe(policyText('kk'));
    expect(policyText('kk', { ...policyValues('kk'), contactYears: 3 })).not.toBe(policyText('kk'));
  });
});
