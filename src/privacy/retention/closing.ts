/** When the account of somebody closes who does not study any more: said before it happens, in the words of its reader. */
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { formatDay } from '#platform/html/index.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { STUDY_RECORD_TERM_YEARS } from '#privacy/policy';
import { type FoundClosing, findClosing } from './find-closings.ts';
import { messages } from './messages.ts';

/** As its person reads it. */
export interface Closing {
  readonly when: string;
  readonly why: string;
  /** And what stays. */
  readonly goes: string;
  /** What can be done until then. */
  readonly until: string;
  /** What would keep it open. */
  readonly stay: string;
  /** Within the days in which a letter tells them too. */
  readonly isSoon: boolean;
}

/** What goes and when; undefined while nothing does. */
export async function closingOf(ctx: Context, personId: string, locale: Locale): Promise<Closing | undefined> {
  const tomorrow = schoolDay(ctx.clock.now()).add({ days: 1 });
  const closing = await findClosing(ctx, personId, tomorrow);
  return closing && inWords(closing, locale);
}

export function inWords({ day, isSoon, latest, hasStudied }: FoundClosing, locale: Locale): Closing {
  const t = translator(messages, locale);
  const stays = hasStudied ? [t('closing_stays', { years: STUDY_RECORD_TERM_YEARS })] : [];
  return {
    when: t('closing_when', { day: formatDay(day, locale) }),
    why: t(latest ? 'closing_why' : 'closing_why_at_last'),
    goes: [t('closing_goes'), ...stays].join(' '),
    until: t(hasStudied ? 'closing_until' : 'closing_until_new'),
    stay: latest ? t('closing_agree', { day: formatDay(latest, locale) }) : t('closing_enrol'),
    isSoon,
  };
}
