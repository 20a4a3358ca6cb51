import type { Locale } from '#platform/i18n/locale.ts';
import { formatMessage, type MessageValues } from '#platform/i18n/messages.ts';
import { type PromiseId, promisesBySection } from '../list.ts';
import { renderSentence, SECTIONS, type SectionId } from '../promise.ts';
import { policyValues } from '../terms.ts';
import { en } from './en.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';
import type { PolicyWords } from './words.ts';

const policyWords: Readonly<Record<Locale, PolicyWords>> = { ru, kk, en };

/** The day from which this wording of the policy is in force; the reader is shown its month and year. */
export const POLICY_EFFECTIVE_FROM = Temporal.PlainDate.from('2026-01-01');

export type PolicyClause = {
  promiseId: PromiseId;
  text: string;
  /** Stands above this clause, which opens a group inside its section. */
  groupHeading?: string;
};

export type PolicySection = {
  id: SectionId;
  heading: string;
  lead: string[];
  clauses: PolicyClause[];
  after: string[];
};

export type PolicyDocument = {
  locale: Locale;
  title: string;
  updated: { date: Temporal.PlainDate; text: string };
  sections: PolicySection[];
};

/** The whole policy in one language as plain data, its figures filled in. */
export function policyDocument(locale: Locale, values: MessageValues = policyValues(locale)): PolicyDocument {
  const words = policyWords[locale];
  return {
    locale,
    title: words.title,
    updated: { date: POLICY_EFFECTIVE_FROM, text: words.updated(monthAndYear(POLICY_EFFECTIVE_FROM, locale)) },
    sections: SECTIONS.map((id) => {
      const { heading, lead, after } = words.sections[id];
      const filled = (message: string) => formatMessage(message, locale, values);
      return {
        id,
        heading: filled(heading),
        lead: lead.map(filled),
        clauses: promisesBySection[id].map((promise) => ({
          promiseId: promise.id,
          text: renderSentence(promise, locale, values),
          ...groupOpenedBy(promise.id, words.groups),
        })),
        after: after.map(filled),
      };
    }),
  };
}

/** The same document as one canonical string (NFC, line feeds, no markup): what a version of the policy is hashed from. */
export function policyText(locale: Locale, values: MessageValues = policyValues(locale)): string {
  const { title, updated, sections } = policyDocument(locale, values);
  const blocks = [title, updated.text];
  for (const section of sections) {
    blocks.push(section.heading, ...section.lead);
    for (const clause of section.clauses) {
      if (clause.groupHeading) blocks.push(clause.groupHeading);
      blocks.push(`• ${clause.text}`);
    }
    blocks.push(...section.after);
  }
  return `${blocks.join('\n\n')}\n`.normalize('NFC');
}

function groupOpenedBy(id: string, groups: Readonly<Record<string, string>>): Pick<PolicyClause, 'groupHeading'> {
  const groupHeading = groups[id];
  return groupHeading === undefined ? {} : { groupHeading };
}

// The month is taken out of a whole date: standing alone, ICU gives it a capital in Kazakh.
function monthAndYear(date: Temporal.PlainDate, locale: Locale) {
  const parts = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).formatToParts(
    Date.UTC(date.year, date.month - 1, 1),
  );
  return { month: parts.find(({ type }) => type === 'month')?.value ?? '', year: date.year };
}
