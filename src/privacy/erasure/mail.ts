/** Letters about an erasure that waits. None is sent after it: the address is gone by then, and the first letter says so. */
import type { Person } from '#people/profiles';
import type { Context } from '#platform/context.ts';
import { formatMoment } from '#platform/html/index.ts';
import { localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { renderLetter } from '#platform/outbox/letter.ts';
import { post } from '#platform/outbox/outbox.ts';
import { messages } from './messages.ts';

interface Words {
  readonly letter: string;
  readonly subject: keyof typeof messages;
  readonly paragraphs: readonly (keyof typeof messages)[];
  readonly action: { readonly label: keyof typeof messages; readonly path: string };
  readonly values?: Readonly<Record<string, string>>;
}

async function write(tx: Context, person: Person, words: Words): Promise<void> {
  const { id: personId, email, locale } = person;
  const t = translator(messages, locale);
  const subject = t(words.subject);
  const href = `${tx.school.baseUrl}${localPath(locale, words.action.path)}`;
  const blocks = [
    ...words.paragraphs.map((word) => ({ paragraph: t(word, words.values ?? {}) })),
    { action: { label: t(words.action.label), href } },
  ];
  const rendered = await renderLetter(
    { locale, subject, heading: subject, blocks, reason: t('letter_reason') },
    tx.school,
  );
  const to = { personId, email, locale };
  await post(tx, { letter: words.letter, purpose: 'service', to, subject, ...rendered });
}

export function postPlanned(tx: Context, person: Person, dueAt: Temporal.Instant): Promise<void> {
  return write(tx, person, {
    letter: 'erasure-planned',
    subject: 'letter_planned',
    paragraphs: ['letter_planned_text', 'letter_planned_last'],
    action: { label: 'letter_planned_action', path: '/account/privacy/erasure' },
    values: { moment: formatMoment(dueAt, person.locale) },
  });
}

export function postCancelled(tx: Context, person: Person): Promise<void> {
  return write(tx, person, {
    letter: 'erasure-cancelled',
    subject: 'letter_cancelled',
    paragraphs: ['letter_cancelled_text'],
    action: { label: 'letter_privacy_action', path: '/account/privacy' },
  });
}

export function postHeld(tx: Context, person: Person): Promise<void> {
  return write(tx, person, {
    letter: 'erasure-held',
    subject: 'letter_held',
    paragraphs: ['letter_held_text', 'letter_held_can'],
    action: { label: 'letter_privacy_action', path: '/account/privacy' },
  });
}
