/** Letters about a copy: it is ready, it failed, and what became of a package for somebody else. Links name no person. */
import type { Person } from '#people/profiles';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { formatDay } from '#platform/html/index.ts';
import { localPath } from '#platform/i18n/locale.ts';
import { type MessageValues, translator } from '#platform/i18n/messages.ts';
import { type LetterBlock, renderLetter } from '#platform/outbox/letter.ts';
import { post } from '#platform/outbox/outbox.ts';
import type { Copy } from './copy.ts';
import { letterMessages } from './letter-messages.ts';

type Word = keyof typeof letterMessages & string;

export function pathOf(copy: Pick<Copy, 'id' | 'kind'>): string {
  return copy.kind === 'own' ? `/account/privacy/copies/${copy.id}` : `/account/privacy/hand-overs/${copy.id}`;
}

async function write(
  tx: Context,
  person: Person,
  copy: Copy,
  letter: { name: string; subject: Word; text: Word; note?: Word; action: Word; values?: MessageValues },
): Promise<void> {
  const { id: personId, email, locale } = person;
  const t = translator(letterMessages, locale);
  const subject = t(letter.subject);
  const blocks: LetterBlock[] = [
    { paragraph: t(letter.text, letter.values) },
    { action: { label: t(letter.action), href: `${tx.school.baseUrl}${localPath(locale, pathOf(copy))}` } },
    ...(letter.note ? [{ note: t(letter.note) }] : []),
  ];
  const content = { locale, subject, heading: subject, blocks, reason: t('reason') };
  const rendered = await renderLetter(content, tx.school);
  await post(tx, { letter: letter.name, purpose: 'service', to: { personId, email, locale }, subject, ...rendered });
}

const recipientOf = (copy: Copy) => ({ recipient: copy.recipient ?? '' });

export function postReady(tx: Context, person: Person, copy: Copy): Promise<void> {
  const until = formatDay(schoolDay(copy.expires_at ?? tx.clock.now()), person.locale);
  if (copy.kind === 'own') {
    const words = { subject: 'ready_subject', text: 'ready_text', note: 'ready_note', action: 'ready_action' } as const;
    return write(tx, person, copy, { name: 'copy-ready', ...words, values: { until } });
  }
  const words = { subject: 'package_subject', text: 'package_text', action: 'package_action' } as const;
  return write(tx, person, copy, { name: 'hand-over-ready', ...words, values: { until, ...recipientOf(copy) } });
}

export function postFailed(tx: Context, person: Person, copy: Copy): Promise<void> {
  const words = { subject: 'failed_subject', text: 'failed_text', action: 'failed_action' } as const;
  return write(tx, person, copy, { name: copy.kind === 'own' ? 'copy-failed' : 'hand-over-failed', ...words });
}

export function postHandedOver(tx: Context, person: Person, copy: Copy): Promise<void> {
  const words = { subject: 'fetched_subject', text: 'fetched_text', note: 'fetched_note' } as const;
  const values = recipientOf(copy);
  return write(tx, person, copy, { name: 'hand-over-fetched', ...words, action: 'package_action', values });
}

export function postHandOverRefused(tx: Context, person: Person, copy: Copy): Promise<void> {
  const words = { subject: 'refused_subject', text: 'refused_text', note: 'refused_note' } as const;
  const values = recipientOf(copy);
  return write(tx, person, copy, { name: 'hand-over-refused', ...words, action: 'package_action', values });
}

export function postHandOverBroken(tx: Context, person: Person, copy: Copy): Promise<void> {
  const words = { subject: 'broken_subject', text: 'broken_text', action: 'package_action' } as const;
  return write(tx, person, copy, { name: 'hand-over-broken', ...words, values: recipientOf(copy) });
}
