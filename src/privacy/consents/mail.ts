/** A letter about what becomes of somebody's data: a few paragraphs, and a button to the page of their own. */
import type { Person } from '#people/profiles';
import type { Context } from '#platform/context.ts';
import { localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { renderLetter } from '#platform/outbox/letter.ts';
import { post } from '#platform/outbox/outbox.ts';
import { messages } from './messages.ts';

export interface OwnDataLetter {
  /** A stable word for which letter it is. */
  readonly letter: string;
  /** Its heading too. */
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** Why it came. */
  readonly reason: string;
}

export async function postAboutOwnData(tx: Context, person: Person, about: OwnDataLetter): Promise<void> {
  const { id: personId, email, locale } = person;
  const { letter, subject, paragraphs, reason } = about;
  const href = `${tx.school.baseUrl}${localPath(locale, '/account/privacy')}`;
  const blocks = [
    ...paragraphs.map((paragraph) => ({ paragraph })),
    { action: { label: translator(messages, locale)('own_data'), href } },
  ];
  const rendered = await renderLetter({ locale, subject, heading: subject, blocks, reason }, tx.school);
  await post(tx, { letter, purpose: 'service', to: { personId, email, locale }, subject, ...rendered });
}
