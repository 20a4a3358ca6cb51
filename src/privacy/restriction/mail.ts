/** Letters about a restriction: what has stopped, what goes on, and how to end it. */
import type { Person } from '#people/profiles';
import type { Context } from '#platform/context.ts';
import { localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { renderLetter } from '#platform/outbox/letter.ts';
import { post } from '#platform/outbox/outbox.ts';
import { messages } from './messages.ts';
import type { RestrictedPart } from './restriction.ts';

type Words = readonly (keyof typeof messages)[];

async function write(tx: Context, person: Person, letter: string, subjectWord: keyof typeof messages, words: Words) {
  const { id: personId, email, locale } = person;
  const t = translator(messages, locale);
  const subject = t(subjectWord);
  const href = `${tx.school.baseUrl}${localPath(locale, '/account/privacy')}`;
  const blocks = [...words.map((word) => ({ paragraph: t(word) })), { action: { label: t('letter_action'), href } }];
  const rendered = await renderLetter(
    { locale, subject, heading: subject, blocks, reason: t('letter_reason') },
    tx.school,
  );
  await post(tx, { letter, purpose: 'service', to: { personId, email, locale }, subject, ...rendered });
}

export function postRestricted(tx: Context, person: Person, { part }: RestrictedPart): Promise<void> {
  const what = part === 'everything' ? 'letter_everything' : 'letter_part';
  return write(tx, person, 'restriction-imposed', 'letter_restricted', [what, 'letter_goes_on']);
}

export function postLifted(tx: Context, person: Person): Promise<void> {
  return write(tx, person, 'restriction-lifted', 'letter_lifted', ['letter_lifted_text']);
}
