/** What becomes of a letter: a request, a further word on a case, or nothing, with the reason. Pure. */
import type { Locale } from '#platform/i18n/locale.ts';
import { NUMBER_PATTERN } from '#privacy/cases';
import type { Letter } from './read-letter.ts';
import { requestLocale } from './subject.ts';

/** Why a letter became no case. */
export const LEFT_REASONS = [
  'other-subject',
  'not-their-case',
  'no-sender',
  'malformed',
  'suspended-partner',
  'flood',
  'old',
  'own-address',
  'auto-submitted',
  'bulk',
  'list',
  'bounce',
] as const;
export type LeftReason = (typeof LEFT_REASONS)[number];

export type Sorted =
  | { readonly kind: 'request'; readonly from: string; readonly locale: Locale }
  | { readonly kind: 'about-case'; readonly from: string; readonly number: string; readonly locale: Locale | undefined }
  | { readonly kind: 'left'; readonly reason: LeftReason };

const BULK = new Set(['bulk', 'junk', 'list', 'auto_reply', 'auto-reply']);
const MACHINES = /^(?:mailer-daemon|postmaster|mail-daemon)@/;

/** A machine wrote it: answering would start a loop. */
function machineReason({ headers, from }: Letter): LeftReason | undefined {
  const autoSubmitted = headers.get('auto-submitted');
  if (autoSubmitted && !/^no\b/.test(autoSubmitted)) return 'auto-submitted';
  if (headers.has('x-autoreply') || headers.has('x-autorespond')) return 'auto-submitted';
  if (headers.has('list-id') || headers.has('list-unsubscribe')) return 'list';
  if (BULK.has(headers.get('precedence') ?? '')) return 'bulk';
  const isReport = headers.get('content-type')?.startsWith('multipart/report');
  if (isReport || headers.get('return-path') === '<>' || (from && MACHINES.test(from))) return 'bounce';
  return undefined;
}

export function sortLetter(letter: Letter, ownAddresses: ReadonlySet<string>): Sorted {
  const machine = machineReason(letter);
  if (machine) return { kind: 'left', reason: machine };
  const { from } = letter;
  if (!from) return { kind: 'left', reason: 'no-sender' };
  if (ownAddresses.has(from)) return { kind: 'left', reason: 'own-address' };
  const locale = requestLocale(letter.subject);
  const number = NUMBER_PATTERN.exec(letter.subject)?.[0];
  if (number) return { kind: 'about-case', from, number: number.toUpperCase(), locale };
  return locale ? { kind: 'request', from, locale } : { kind: 'left', reason: 'other-subject' };
}
