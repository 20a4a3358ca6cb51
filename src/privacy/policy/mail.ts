/** The letters of a change: the day, the main thing in short, the way to the difference, and the way out. */
import type { Context } from '#platform/context.ts';
import { formatDay } from '#platform/html/format.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { type LetterBlock, renderLetter } from '#platform/outbox/letter.ts';
import { messages } from './messages.ts';
import type { Revision } from './queries.ts';

interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

async function write(tx: Context, locale: Locale, subject: string, blocks: LetterBlock[]): Promise<Letter> {
  const reason = translator(messages, locale)('letter_reason');
  return { subject, ...(await renderLetter({ locale, subject, heading: subject, blocks, reason }, tx.school)) };
}

const addressOf = (tx: Context, locale: Locale) => (path: string) => `${tx.school.baseUrl}${localPath(locale, path)}`;

/** Leads to deletion (`policy.refusal`). */
export const DELETION_PATH = '/account/privacy/erasure';

export async function changeLetter(tx: Context, revision: Revision, locale: Locale): Promise<Letter> {
  const t = translator(messages, locale);
  const at = addressOf(tx, locale);
  if (!revision.effective_on) throw new Error('a revision without a day is not announced');
  const day = formatDay(revision.effective_on, locale);
  return write(tx, locale, t('letter_change_subject'), [
    { paragraph: t(revision.in_force_at ? 'letter_changed_text' : 'letter_change_text', { day }) },
    { paragraph: t('letter_short') },
    { paragraph: revision.summaries[locale] },
    ...(revision.new_purposes.length > 0 ? [{ paragraph: t('letter_purposes') }] : []),
    { action: { label: t('letter_compare'), href: at(`/privacy/versions/${revision.name}/changes`) } },
    { note: t('letter_acceptance', { url: at(DELETION_PATH) }) },
  ]);
}

export async function withdrawalLetter(tx: Context, day: Temporal.PlainDate, locale: Locale): Promise<Letter> {
  const t = translator(messages, locale);
  return write(tx, locale, t('letter_withdrawal_subject'), [
    { paragraph: t('letter_withdrawal_text', { day: formatDay(day, locale) }) },
    { action: { label: t('letter_read'), href: addressOf(tx, locale)('/privacy') } },
  ]);
}
