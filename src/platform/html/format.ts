import { SCHOOL_ZONE } from '#platform/clock.ts';
import type { Locale } from '#platform/i18n/locale.ts';

const NO_BREAK = '\u00a0';

/** British English: day before month, as both other languages have it, and a 24-hour clock. */
const INTL_LOCALE: Record<Locale, string> = { ru: 'ru-KZ', kk: 'kk-KZ', en: 'en-GB' };

const number = {
  ru: new Intl.NumberFormat('ru'),
  kk: new Intl.NumberFormat('kk'),
  en: new Intl.NumberFormat('en-GB'),
} satisfies Record<Locale, Intl.NumberFormat>;

/** Whole tenge. The sign stands after the sum in Russian and Kazakh, before it in English. */
export function formatMoney(tenge: number, locale: Locale): string {
  const digits = number[locale].format(Math.abs(tenge)).replaceAll(/\s/g, NO_BREAK);
  const minus = tenge < 0 ? '\u2212' : '';
  return locale === 'en' ? `${minus}₸${digits}` : `${minus}${digits}${NO_BREAK}₸`;
}

export function formatNumber(value: number, locale: Locale): string {
  return number[locale].format(value).replaceAll(/\s/g, NO_BREAK);
}

const day = (locale: Locale) => new Intl.DateTimeFormat(INTL_LOCALE[locale], { dateStyle: 'long', timeZone: 'UTC' });

const clock = (locale: Locale) =>
  new Intl.DateTimeFormat(INTL_LOCALE[locale], {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  });

const days: Record<Locale, Intl.DateTimeFormat> = { ru: day('ru'), kk: day('kk'), en: day('en') };
const clocks: Record<Locale, Intl.DateTimeFormat> = { ru: clock('ru'), kk: clock('kk'), en: clock('en') };

const KAZAKH_MONTHS = 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(' ');

/**
 * «5 марта 2026 г.», «2026 жылғы 5 наурыз», "5 March 2026". Kazakh is spelled by hand: the abbreviation «ж.»
 * that ICU prints belongs in tables, not in a sentence.
 */
export function formatDay(value: Temporal.PlainDate, locale: Locale): string {
  if (locale === 'kk') return `${value.year}${NO_BREAK}жылғы ${value.day}${NO_BREAK}${KAZAKH_MONTHS[value.month - 1]}`;
  const text = days[locale].format(new Date(Date.UTC(value.year, value.month - 1, value.day)));
  return text.replace(/ г\.$/, `${NO_BREAK}г.`);
}

/** The day and the time of day in Almaty: «5 марта 2026 г., 15:00». */
export function formatMoment(value: Temporal.Instant, locale: Locale): string {
  const local = value.toZonedDateTimeISO(SCHOOL_ZONE);
  const time = clocks[locale].format(new Date(Date.UTC(2000, 0, 1, local.hour, local.minute)));
  return `${formatDay(local.toPlainDate(), locale)}, ${time}`;
}
