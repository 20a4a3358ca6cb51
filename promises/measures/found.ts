/** How a measurement words what it found. */

import { schoolDay } from '#platform/clock.ts';
import { formatDay } from '#platform/html/index.ts';
import { LOCALES, type Locale } from '#platform/i18n/locale.ts';
import { formatMessage, type MessageValues } from '#platform/i18n/messages.ts';
import type { Evidence } from '../evidence.ts';
import type { Installation } from '../promise.ts';

type Words = Readonly<Record<Locale, string>>;
type Given = Readonly<Record<string, string | number | Temporal.Instant>>;

/** A finding that is true whenever somebody looks: it was proved now. */
export function foundNow({ ctx }: Installation, holds: boolean, finding: Words, values: Given = {}): Evidence {
  return { holds, provenAt: ctx.clock.now(), finding: filled(finding, values) };
}

/** A finding about something that happened. */
export function foundAt(provenAt: Temporal.Instant, holds: boolean, finding: Words, values: Given = {}): Evidence {
  return { holds, provenAt, finding: filled(finding, values) };
}

/** The sentence in every language, with days as each language writes them. */
function filled(finding: Words, values: Given): Record<Locale, string> {
  const inLanguage = (locale: Locale): MessageValues =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        value instanceof Temporal.Instant ? formatDay(schoolDay(value), locale) : value,
      ]),
    );
  const sentences = LOCALES.map((locale) => [locale, formatMessage(finding[locale], locale, inLanguage(locale))]);
  return Object.fromEntries(sentences) as Record<Locale, string>;
}
