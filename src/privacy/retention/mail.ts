import type { Person } from '#people/profiles';
import type { Context } from '#platform/context.ts';
import { localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { renderLetter } from '#platform/outbox/letter.ts';
import { post } from '#platform/outbox/outbox.ts';
import type { Closing } from './closing.ts';
import { messages } from './messages.ts';

export async function postClosing(tx: Context, person: Person, closing: Closing): Promise<void> {
  const { id: personId, email, locale } = person;
  const t = translator(messages, locale);
  const subject = t('closing_subject');
  const href = `${tx.school.baseUrl}${localPath(locale, '/account/privacy')}`;
  const blocks = [
    { paragraph: t('closing_stopped') },
    { paragraph: `${closing.when}.` },
    ...closing.paragraphs.map((paragraph) => ({ paragraph })),
    { action: { label: t('closing_action'), href } },
  ];
  const rendered = await renderLetter(
    { locale, subject, heading: subject, blocks, reason: t('closing_reason') },
    tx.school,
  );
  await post(tx, {
    letter: 'account-closing',
    purpose: 'service',
    to: { personId, email, locale },
    subject,
    ...rendered,
  });
}
