import type { Locale } from '../../i18n/locale.ts';
import { translator } from '../../i18n/messages.ts';
import { schoolMessages } from './messages.ts';

/** Who issues the document, as its reader should see it: the address already in the document's language. */
export interface SchoolIdentity {
  name: string;
  address: string;
  phone: string;
  email: string;
  /** The business identification number, 12 digits; absent until the school has filled it in. */
  bin?: string;
}

/** One line that says where the school is and how to reach it; a spaced dot divides its parts. */
export function contactLine(school: SchoolIdentity, locale: Locale): string {
  const t = translator(schoolMessages, locale);
  const bin = school.bin === undefined ? [] : [t('bin', { bin: school.bin })];
  return [school.address, school.phone, school.email, ...bin].map(unbroken).join('  ·  ');
}

/** A phone number or an address part breaks only between, not inside. */
function unbroken(part: string): string {
  return part.replaceAll(' ', '\u00a0');
}
