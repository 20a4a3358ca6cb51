/** The rules of a revision: its states, its days, and the figures that the policy fixes. The sentences print these; the jobs use them. */

export interface PolicyRevision {
  readonly id: string;
  readonly effectiveFrom: Temporal.PlainDate;
}

/** The wording the school began with; it is registered at the first start. */
export const FIRST_REVISION: PolicyRevision = {
  id: '2026-01',
  effectiveFrom: Temporal.PlainDate.from('2026-01-01'),
};

/** `keep.study` */
export const STUDY_RECORD_TERM_YEARS = 5;
/** `keep.contacts` */
export const CONTACT_TERM_YEARS = 2;
/** `keep.finance`; Tax Code, article 206(3): at least this long, from the tax period after the one of the tax. */
export const FINANCE_TERM_YEARS = 5;
/** `keep.logs` */
export const TECHNICAL_LOG_TERM_MONTHS = 12;

/**
 * `policy.notice`: a material change is told at least so many days before it takes force. The law names no number; two
 * weeks reach somebody who reads their mail once a week, and leave them a week to decide.
 */
export const NOTICE_DAYS = 14;
/** For so many days after it took force the site still tells everybody of a material change. */
export const NOTICE_SHOWN_DAYS = 30;
/** A day too far away is a slip of the pen. */
export const LATEST_DAYS_AHEAD = 365;

export const STATES = ['draft', 'reviewed', 'scheduled', 'in-force', 'archived'] as const;
export type RevisionState = (typeof STATES)[number];

type Moments = Readonly<
  Record<'reviewed_at' | 'scheduled_at' | 'in_force_at' | 'archived_at', Temporal.Instant | null>
>;

export function stateOf(revision: Moments): RevisionState {
  if (revision.archived_at) return 'archived';
  if (revision.in_force_at) return 'in-force';
  if (revision.scheduled_at) return 'scheduled';
  return revision.reviewed_at ? 'reviewed' : 'draft';
}

/** The first day on which a revision that is scheduled today may take force. */
export function earliestDay(materiality: 'material' | 'editorial', today: Temporal.PlainDate): Temporal.PlainDate {
  return today.add({ days: materiality === 'material' ? NOTICE_DAYS : 1 });
}

export type DayProblem = 'day-past' | 'day-too-soon' | 'day-too-far';

export function dayProblem(
  materiality: 'material' | 'editorial',
  day: Temporal.PlainDate,
  today: Temporal.PlainDate,
): DayProblem | undefined {
  if (Temporal.PlainDate.compare(day, today) <= 0) return 'day-past';
  if (Temporal.PlainDate.compare(day, earliestDay(materiality, today)) < 0) return 'day-too-soon';
  if (Temporal.PlainDate.compare(day, today.add({ days: LATEST_DAYS_AHEAD })) > 0) return 'day-too-far';
  return undefined;
}

/** `2026-12`, or `2026-12-2` where the month has one already. */
export function nameFor(day: Temporal.PlainDate, taken: readonly string[]): string {
  const month = day.toPlainYearMonth().toString();
  if (!taken.includes(month)) return month;
  let number = 2;
  while (taken.includes(`${month}-${number}`)) number += 1;
  return `${month}-${number}`;
}

/** Whether the person who would review it wrote it: a second pair of eyes is asked for. */
export function isOwnWork(
  revision: { readonly created_by: string | null; readonly edited_by: string | null },
  reviewerId: string,
): boolean {
  return revision.created_by === reviewerId || revision.edited_by === reviewerId;
}

/** Whether a material change is still, or already, to be told on the site. */
export function isShown(
  revision: { readonly materiality: string; readonly effective_on: Temporal.PlainDate | null } & Moments,
  today: Temporal.PlainDate,
): boolean {
  if (revision.materiality !== 'material' || !revision.effective_on) return false;
  const state = stateOf(revision);
  if (state === 'scheduled') return true;
  const lastDay = revision.effective_on.add({ days: NOTICE_SHOWN_DAYS });
  return state === 'in-force' && Temporal.PlainDate.compare(today, lastDay) < 0;
}
