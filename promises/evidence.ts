import type { Locale } from '#platform/i18n/locale.ts';

export const STATES = ['kept', 'late', 'broken', 'not measured'] as const;
export type PromiseState = (typeof STATES)[number];

/** What was found on the running installation. */
export type Evidence = {
  /** Whether what was found keeps the promise. */
  holds: boolean;
  /** When the proof itself happened (the last backup, the last signed statement), not when somebody looked. */
  provenAt: Temporal.Instant;
  /** When the next proof must have happened; silence past it makes the promise late. Absent for what is true whenever looked at. */
  dueAgain?: Temporal.Instant;
  /** One sentence for the reader: counts and dates, never a person. */
  finding: Readonly<Record<Locale, string>>;
};

/** No evidence is never "kept": a promise that nobody measured is shown as such. */
export function stateOf(evidence: Evidence | undefined, now: Temporal.Instant): PromiseState {
  if (!evidence) return 'not measured';
  if (!evidence.holds) return 'broken';
  if (evidence.dueAgain && Temporal.Instant.compare(now, evidence.dueAgain) > 0) return 'late';
  return 'kept';
}
