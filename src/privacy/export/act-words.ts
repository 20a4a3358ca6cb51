/** What each act of the audit trail is called when somebody reads it: the person in their copy, the staff in the office. */
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { acts as learning } from './act-words/learning.ts';
import { acts as people } from './act-words/people.ts';
import { acts as privacy } from './act-words/privacy.ts';
import { acts as protection } from './act-words/protection.ts';
import { acts as requests } from './act-words/requests.ts';
import { acts as school } from './act-words/school.ts';

/** By the floor whose rooms do them; those of requests about data apart, for they are many. */
const acts = { ...learning, ...people, ...privacy, ...protection, ...requests, ...school };

/** The act in words; one that nobody has named yet, as the code calls it. */
export function actWords(action: string, locale: Locale): string {
  return Object.hasOwn(acts, action) ? translator(acts, locale)(action as keyof typeof acts) : action;
}
