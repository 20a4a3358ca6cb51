import type { Person } from '#people/profiles';
import type { Context } from '#platform/context.ts';
import { translator } from '#platform/i18n/messages.ts';
import { type LetterBlock, renderLetter } from '#platform/outbox/letter.ts';
import { post } from '#platform/outbox/outbox.ts';
import { absoluteLink } from '../mail.ts';
import { emailMessages } from './change-email-messages.ts';

type Word = 'letter_new' | 'letter_old';

async function write(tx: Context, person: Person, to: string, word: Word, blocks: readonly LetterBlock[]) {
  const { locale } = person;
  const t = translator(emailMessages, locale);
  const subject = t(word);
  const letter = await renderLetter(
    {
      locale,
      subject,
      heading: subject,
      blocks: [{ paragraph: t('greeting', { name: person.name }) }, ...blocks],
      reason: t('reason'),
    },
    tx.school,
  );
  await post(tx, {
    letter: word === 'letter_new' ? 'new-email' : 'email-changed',
    purpose: 'service',
    to: { personId: person.id, email: to, locale },
    subject,
    ...letter,
  });
}

export async function writeNewAddress(tx: Context, person: Person, email: string, token: string): Promise<void> {
  const t = translator(emailMessages, person.locale);
  await write(tx, person, email, 'letter_new', [
    { paragraph: t('letter_new_text') },
    { action: { label: t('confirm'), href: absoluteLink(tx, person.locale, `/confirm-new-email?token=${token}`) } },
    { note: t('letter_new_note') },
  ]);
}

/** To the address that was theirs. */
export async function writeEmailChanged(tx: Context, person: Person, formerEmail: string): Promise<void> {
  const t = translator(emailMessages, person.locale);
  await write(tx, person, formerEmail, 'letter_old', [
    { paragraph: t('letter_old_text') },
    { note: t('letter_old_note', { email: tx.school.email }) },
  ]);
}
