/** Purposes, basis and term of the inventory, in words a person reads. */
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { Handling } from '#platform/inventory/declare.ts';
import type { Term } from '#platform/inventory/retention.ts';
import { messages } from './messages.ts';

export interface HandlingWords {
  readonly purposes: string;
  readonly basis: string;
  readonly term: string;
}

export function handlingWords(handling: Handling, locale: Locale): HandlingWords {
  const t = translator(messages, locale);
  return {
    purposes: handling.purposes.map((purpose) => t(`purpose_${purpose}`)).join(', '),
    basis: t(`basis_${handling.basis}`),
    term: termWords(handling.term, locale),
  };
}

export function termWords(term: Term, locale: Locale): string {
  const t = translator(messages, locale);
  const { years, months, days } = Temporal.Duration.from(term.period);
  const length =
    years > 0
      ? t('period_years', { count: years })
      : months > 0
        ? t('period_months', { count: months })
        : days > 0
          ? t('period_days', { count: days })
          : t('period_none');
  return `${length} ${t(`anchor_${term.after}`)}`;
}
