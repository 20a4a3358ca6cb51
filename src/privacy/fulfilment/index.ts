/** `rights.*`: what the staff press on a case to carry out a right, and the verbs behind each button. */
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { Right } from './fulfil.ts';
import { drafts } from './messages.ts';

export { rightForms } from './forms.ts';
export { type Act, fulfil, RIGHTS, type Right } from './fulfil.ts';
export { DryRunPage, FulfilmentSection } from './pages.tsx';

/** What the staff may tell the person once it is carried out. */
export function answerDraft(right: Right, locale: Locale): string {
  return translator(drafts, locale)(right);
}
