/** What the board may be asked for. Pure. */

export const PERIODS = ['3', '12', '24', 'all'] as const;
/** Months back, this one included. */
export type Period = (typeof PERIODS)[number];

export interface BoardFilter {
  /** A programme's slug. */
  readonly programme: string | undefined;
  /** A cohort's slug. */
  readonly cohort: string | undefined;
  readonly period: Period;
}

/** What the list of all that was said may be asked for besides. */
export interface FeedbackFilter extends BoardFilter {
  /** A lesson's slug, of the programme. */
  readonly lesson?: string | undefined;
  /** What was on no page so far, alone. */
  readonly unread?: boolean | undefined;
  /** The identifier of the last that was shown: older ones follow. */
  readonly before?: string | undefined;
}

/** The first day that counts; undefined: everything does. */
export function firstDay(period: Period, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (period === 'all') return undefined;
  return today.with({ day: 1 }).subtract({ months: Number(period) - 1 });
}

/** A share in whole per cent; undefined of nothing. */
export function percent(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : Math.round((part / whole) * 100);
}
