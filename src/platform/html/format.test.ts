import { describe, expect, it } from 'vitest';
import { LOCALES } from '#platform/i18n/locale.ts';
import { formatDay, formatMoment, formatMoney, formatNumber } from './format.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('money', () => {
  it('is written as each language writes it, and never broken over two lines', () => {
    expect(LOCALES.map((locale) => plain(formatMoney(148_000, locale)))).toEqual([
      '148 000 ₸',
      '148 000 ₸',
      '₸148,000',
    ]);
    expect(formatMoney(1_480_000, 'ru')).not.toContain(' ');
    expect(plain(formatMoney(1480, 'ru'))).toBe('1 480 ₸');
  });

  it('shows a refund with a true minus', () => {
    expect(plain(formatMoney(-5000, 'kk'))).toBe('−5 000 ₸');
    expect(formatMoney(-5000, 'en')).toBe('−₸5,000');
  });

  it('groups plain numbers the same way', () => {
    expect(LOCALES.map((locale) => plain(formatNumber(12_345, locale)))).toEqual(['12 345', '12 345', '12,345']);
  });
});

describe('a day', () => {
  it('is spelled in three languages', () => {
    const day = Temporal.PlainDate.from('2026-03-05');
    expect(LOCALES.map((locale) => plain(formatDay(day, locale)))).toEqual([
      '5 марта 2026 г.',
      '2026 жылғы 5 наурыз',
      '5 March 2026',
    ]);
    expect(formatDay(day, 'ru')).toContain('2026\u00a0г.');
  });

  it('has the twelve Kazakh months that ICU has', () => {
    const format = new Intl.DateTimeFormat('kk', { month: 'long', timeZone: 'UTC' });
    for (let month = 1; month <= 12; month += 1) {
      const name = format.format(new Date(Date.UTC(2026, month - 1, 1))).toLowerCase();
      expect(formatDay(new Temporal.PlainDate(2026, month, 1), 'kk')).toContain(name);
    }
  });
});

describe('a moment', () => {
  it('is shown by the clock of Almaty, past midnight too', () => {
    const moment = Temporal.Instant.from('2026-12-31T20:30:00Z');
    expect(LOCALES.map((locale) => plain(formatMoment(moment, locale)))).toEqual([
      '1 января 2027 г., 01:30',
      '2027 жылғы 1 қаңтар, 01:30',
      '1 January 2027, 01:30',
    ]);
  });
});
