/** Which wording of the policy is in force, and the figures it fixes. The sentences print these; the jobs use them. */

export interface PolicyRevision {
  readonly id: string;
  readonly effectiveFrom: Temporal.PlainDate;
}

export const CURRENT_REVISION: PolicyRevision = {
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
