/** The letter to who received data. In Russian: it is business between organisations of Kazakhstan. */
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { formatDay } from '#platform/html/index.ts';
import { translator } from '#platform/i18n/messages.ts';
import { renderLetter } from '#platform/outbox/letter.ts';
import { post } from '#platform/outbox/outbox.ts';
import { messages } from './messages.ts';
import type { DisclosureNoticesTable } from './schema.ts';

export async function postNotice(tx: Context, address: string, notice: DisclosureNoticesTable): Promise<void> {
  const locale = 'ru';
  const t = translator(messages, locale);
  const { number } = notice;
  const day = formatDay(schoolDay(notice.disclosed_at), locale);
  const subject = t('letter_subject', { number });
  const content = {
    locale,
    subject,
    heading: subject,
    blocks: [
      { paragraph: t(`letter_${notice.change}`, { number, day }) },
      { paragraph: t('letter_ask', { email: tx.school.email }) },
    ],
    reason: t('letter_reason'),
  } as const;
  const rendered = await renderLetter(content, tx.school);
  const to = { personId: null, email: address, locale } as const;
  await post(tx, { letter: 'disclosure-notice', purpose: 'service', to, subject, ...rendered });
}
