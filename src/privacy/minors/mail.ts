/** Letters to guardians, to those who came of age, and to the school when a deadline was missed. */
import type { Person } from '#people/profiles';
import type { Context } from '#platform/context.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { type LetterBlock, renderLetter } from '#platform/outbox/letter.ts';
import { post } from '#platform/outbox/outbox.ts';
import { officeMessages } from './office-messages.ts';
import { CODE_MINUTES, HAND_OVER_DAYS } from './ward.ts';
import { wardMessages } from './ward-messages.ts';

interface Writing {
  readonly letter: string;
  readonly to: { readonly personId: string | null; readonly email: string; readonly locale: Locale };
  readonly subject: string;
  readonly blocks: readonly LetterBlock[];
  readonly reason: string;
}

async function write(tx: Context, { letter, to, subject, blocks, reason }: Writing): Promise<void> {
  const content = { locale: to.locale, subject, heading: subject, blocks, reason };
  const rendered = await renderLetter(content, tx.school);
  await post(tx, { letter, purpose: 'service', to, subject, ...rendered });
}

function urlOf(tx: Context, locale: Locale, path: string): string {
  return `${tx.school.baseUrl}${localPath(locale, path)}`;
}

function addressOf({ id: personId, email, locale }: Person): Writing['to'] {
  return { personId, email, locale };
}

export function postCode(tx: Context, guardian: Person, code: string): Promise<void> {
  const t = translator(wardMessages, guardian.locale);
  return write(tx, {
    letter: 'ward-code',
    to: addressOf(guardian),
    subject: t('letter_code'),
    blocks: [{ paragraph: t('letter_code_text', { code, minutes: CODE_MINUTES }) }, { note: t('letter_code_note') }],
    reason: t('letter_guardian_reason'),
  });
}

export function postGrown(tx: Context, guardian: Person, wardId: string): Promise<void> {
  const t = translator(wardMessages, guardian.locale);
  const href = urlOf(tx, guardian.locale, `/account/wards/${wardId}`);
  return write(tx, {
    letter: 'ward-grown',
    to: addressOf(guardian),
    subject: t('letter_grown'),
    blocks: [
      { paragraph: t('letter_grown_text', { days: HAND_OVER_DAYS }) },
      { action: { label: t('letter_grown_action'), href } },
    ],
    reason: t('letter_guardian_reason'),
  });
}

export function postInvitation(
  tx: Context,
  { email, locale, token }: { email: string; locale: Locale; token: string },
): Promise<void> {
  const t = translator(wardMessages, locale);
  return write(tx, {
    letter: 'ward-invitation',
    to: { personId: null, email, locale },
    subject: t('over_title'),
    blocks: [
      { paragraph: t('letter_over_text') },
      { action: { label: t('letter_over_action'), href: urlOf(tx, locale, `/coming-of-age/${token}`) } },
    ],
    reason: t('letter_over_reason'),
  });
}

/** To the school itself; it names nobody. */
export function postAlarm(tx: Context): Promise<void> {
  const t = translator(officeMessages, 'ru');
  return write(tx, {
    letter: 'minor-overdue',
    to: { personId: null, email: tx.school.email, locale: 'ru' },
    subject: t('alarm'),
    blocks: [
      { paragraph: t('alarm_text') },
      { action: { label: t('alarm_action'), href: urlOf(tx, 'ru', '/office/minors') } },
    ],
    reason: t('alarm_reason'),
  });
}
