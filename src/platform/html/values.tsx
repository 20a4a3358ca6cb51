import { SCHOOL_ZONE } from '#platform/clock.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { formatDay, formatMoment, formatMoney } from './format.ts';

/** Whole tenge, never broken over two lines. */
export function Money({ tenge, locale }: { tenge: number; locale: Locale }) {
  return <span class="money">{formatMoney(tenge, locale)}</span>;
}

export function Day({ value, locale }: { value: Temporal.PlainDate; locale: Locale }) {
  return <time datetime={value.toString()}>{formatDay(value, locale)}</time>;
}

export function Moment({ value, locale }: { value: Temporal.Instant; locale: Locale }) {
  const machine = value.toString({ timeZone: SCHOOL_ZONE, smallestUnit: 'minute' });
  return <time datetime={machine}>{formatMoment(value, locale)}</time>;
}
