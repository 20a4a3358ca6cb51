import type { Locale } from '#platform/i18n/locale.ts';

const KAZAKH = 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(' ');
const INTL = { ru: 'ru', en: 'en-GB' } as const;

/** «ноябрь 2026», «2026 жылғы қараша», "November 2026". */
export function monthName(month: Temporal.PlainYearMonth, locale: Locale): string {
  if (locale === 'kk') return `${month.year} жылғы ${KAZAKH[month.month - 1]}`;
  const name = new Intl.DateTimeFormat(INTL[locale], { month: 'long', timeZone: 'UTC' });
  return `${name.format(new Date(Date.UTC(month.year, month.month - 1, 1)))} ${month.year}`;
}

/** `11.26`, as it fits under a bar. */
export function shortMonth(month: Temporal.PlainYearMonth): string {
  return `${String(month.month).padStart(2, '0')}.${String(month.year).slice(-2)}`;
}
