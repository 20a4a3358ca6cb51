import type { Person } from '#people/profiles';
import type { Context } from '#platform/context.ts';
import { translator } from '#platform/i18n/messages.ts';
import { postAboutOwnData } from '#privacy/consents';
import type { Closing } from './closing.ts';
import { messages } from './messages.ts';

/** `withdrawn`: it answers a consent to offers that was taken back. */
export async function postClosing(
  tx: Context,
  person: Person,
  { when, why, goes, until, stay, withdrawn }: Closing & { readonly withdrawn: boolean },
): Promise<void> {
  const t = translator(messages, person.locale);
  await postAboutOwnData(tx, person, {
    letter: 'account-closing',
    subject: t('closing_subject'),
    paragraphs: [...(withdrawn ? [t('closing_stopped')] : []), `${when}.`, why, goes, until, stay],
    reason: t(withdrawn ? 'closing_reason_withdrawn' : 'closing_reason'),
  });
}
