/**
 * Every term of every table, as the policy, the law and decision 0014 have it, written down without the declarations: a
 * term that somebody changes there is not the one here, and a new table has none.
 */
import { expect, it } from 'vitest';
import { useSchool } from '#tests/harness/school.ts';
import { type Rule, rulesOf } from './index.ts';

const school = useSchool();

/** The moment that all rows of somebody share, by the view that reckons it. */
const STUDY = 'reckoned.enrolment_ends';
const LAST_TIE = 'reckoned.study_ends';
const CLOSED = 'reckoned.account_ends';
const NO_RECORDS = 'reckoned.records_ends';
const OWN = 'school’s decision 0014';
const DAY = "day::timestamp at time zone 'Asia/Almaty'";
const OFFERS = "case when purpose = 'offers' and gate_verdict(person_id, 'offers', :now) <> 'restriction'";

/** Table, what happens, how long, after what, reckoned from where, by which promise or law. */
type Line = readonly [table: string, act: string, period: string, after: string, since: string, source: string];

const TERMS: readonly Line[] = [
  // Study records and certificates: five years after the programme, so that study can be confirmed.
  ['enrolments', 'anonymise', 'at least P5Y', 'programme-completed', STUDY, 'keep.study'],
  ['certificates', 'anonymise', 'at least P5Y', 'programme-completed', STUDY, 'keep.study'],
  ['lesson_progress', 'delete', 'at least P5Y', 'programme-completed', STUDY, 'keep.study'],
  ['quiz_attempts', 'delete', 'at least P5Y', 'programme-completed', STUDY, 'keep.study'],
  // Contacts: while they study and two years after; without a consent to offers thirty days.
  ['people', 'anonymise', 'P2Y, P30D unless offers', 'enrolment-ended', LAST_TIE, 'keep.contacts'],
  ['profiles', 'delete', 'P2Y, P30D unless offers', 'enrolment-ended', LAST_TIE, 'keep.contacts'],
  ['person_corrections', 'delete', 'P2Y, P30D unless offers', 'enrolment-ended', LAST_TIE, 'keep.contacts'],
  // With the contacts.
  ['outbox_messages', 'delete', 'P0D', 'account-closed', CLOSED, 'keep.contacts'],
  ['closing_notices', 'delete', 'P0D', 'account-closed', CLOSED, 'keep.contacts'],
  ['enrolments', 'delete', 'P0D', 'account-closed', CLOSED, 'keep.contacts'],
  ['orders', 'delete', 'P0D', 'account-closed', CLOSED, 'keep.contacts'],
  ['orders', 'vault', 'P0D', 'account-closed', CLOSED, 'keep.contacts'],
  ['calendar_feeds', 'delete', 'P0D', 'account-closed', CLOSED, 'use.materials'],
  ['sessions', 'delete', 'P0D', 'account-closed', CLOSED, 'protect.passwords'],
  ['credentials', 'delete', 'P0D', 'account-closed', CLOSED, 'protect.passwords'],
  ['second_factors', 'delete', 'P0D', 'account-closed', CLOSED, 'protect.passwords'],
  ['one_time_tokens', 'delete', 'P0D', 'account-closed', CLOSED, 'protect.passwords'],
  ['email_changes', 'delete', 'P0D', 'account-closed', CLOSED, 'protect.passwords'],
  ['account_blocks', 'delete', 'P0D', 'account-closed', CLOSED, 'protect.passwords'],
  ['staff_roles', 'delete', 'P12M', 'account-closed', CLOSED, 'protect.staff_access'],
  // With the last record: the name, and what explains why the rest was still kept.
  ['people', 'delete', 'P0D', 'records-ended', NO_RECORDS, 'keep.study'],
  ['stored_files', 'delete', 'P0D', 'records-ended', NO_RECORDS, 'keep.study'],
  ['policy_acceptances', 'delete', 'P0D', 'records-ended', NO_RECORDS, 'policy.acceptance'],
  ['policy_announcements', 'delete', 'P0D', 'records-ended', NO_RECORDS, 'policy.notice'],
  ['policy_notices_seen', 'delete', 'P0D', 'records-ended', NO_RECORDS, 'policy.notice'],
  ['consent_events', 'delete', 'P0D', 'records-ended', NO_RECORDS, '94-V art. 25(2)5'],
  ['restrictions', 'delete', 'P0D', 'records-ended', NO_RECORDS, '255-VIII art. 41'],
  ['objections', 'delete', 'P0D', 'records-ended', NO_RECORDS, 'rights.object'],
  ['disclosures', 'delete', 'P0D', 'records-ended', NO_RECORDS, '94-V art. 19(1)'],
  ['legal_holds', 'delete', 'P0D', 'records-ended', NO_RECORDS, '94-V art. 18'],
  ['wards', 'delete', 'P0D', 'records-ended', NO_RECORDS, 'minors.guardian'],
  ['ward_consents', 'delete', 'P0D', 'records-ended', NO_RECORDS, 'minors.guardian'],
  ['ward_take_overs', 'delete', 'P0D', 'records-ended', NO_RECORDS, 'rights.erase'],
  // Documents of payment: five full years after the year of the payment.
  ['orders', 'delete', 'P5Y', 'tax-period-closed', 'paid_at', 'Tax Code art. 206(3), keep.finance'],
  [
    'vault_records',
    'delete',
    'P0D',
    'expired',
    "(keep_until + 1)::timestamp at time zone 'Asia/Almaty'",
    'keep.finance',
  ],
  // Marketing: until the consent is withdrawn.
  [
    'outbox_messages',
    'delete',
    'P0D',
    'consent-withdrawn',
    `${OFFERS} then consent_ended_at(person_id, 'offers') end`,
    'keep.marketing',
  ],
  // Technical logs: twelve months at most.
  ['audit_events', 'delete', 'P12M', 'written', 'at', 'keep.logs'],
  ['audit_seals', 'delete', 'P12M', 'written', 'until', 'keep.logs'],
  ['outbox_messages', 'delete', 'P12M', 'written', 'case when person_id is null then written_at end', 'keep.logs'],
  ['visits', 'delete', 'P12M', 'written', DAY, 'keep.logs'],
  [
    'visit_days',
    'delete',
    'P3M',
    'written',
    "date_trunc('month', day)::timestamp at time zone 'Asia/Almaty'",
    'keep.logs',
  ],
  ['gate_refusals', 'delete', 'P12M', 'written', DAY, 'keep.logs'],
  ['cookie_choices', 'delete', 'P12M', 'written', 'chosen_at', 'keep.logs'],
  ['erasure_plans', 'delete', 'P12M', 'written', 'cancelled_at', 'keep.logs'],
  ['intake_letters', 'delete', 'P12M', 'written', 'seen_at', 'keep.logs'],
  ['restore_drills', 'delete', 'P12M', 'written', 'started_at', 'keep.logs'],
  [
    'backup_runs',
    'delete',
    'P12M',
    'written',
    'case when failure is not null or removed_at is not null then started_at end',
    'keep.logs',
  ],
  ['staff_invitations', 'delete', 'P12M', 'written', 'invited_at', 'protect.staff_access'],
  ['attempt_counters', 'delete', 'P0D', 'expired', 'window_ends_at', 'protect.intrusion'],
  // What is good for a while.
  ['sessions', 'delete', 'P0D', 'expired', 'expires_at', 'keep.logs'],
  ['verifications', 'delete', 'P0D', 'expired', 'expires_at', 'protect.mfa'],
  ['one_time_tokens', 'delete', 'P30D', 'expired', 'expires_at', 'keep.logs'],
  ['email_changes', 'delete', 'P30D', 'expired', 'expires_at', 'keep.logs'],
  ['ward_codes', 'delete', 'P0D', 'expired', 'expires_at', 'minors.guardian'],
  ['copies', 'delete', 'P30D', 'expired', 'coalesce(expires_at, cancelled_at, failed_at)', 'rights.portability'],
  ['identity_proofs', 'delete', 'P0D', 'expired', 'destroyed_at', '94-V art. 7(10)'],
  // The school's own decision: that it can show how it answered, whom it told, and why it opened.
  ['privacy_cases', 'delete', 'at least P3Y', 'written', 'closed_at', OWN],
  [
    'case_messages',
    'delete',
    'at least P3Y',
    'written',
    '(select closed_at from privacy_cases where id = case_id)',
    OWN,
  ],
  ['case_tasks', 'delete', 'at least P3Y', 'written', '(select closed_at from privacy_cases where id = case_id)', OWN],
  ['disclosure_notices', 'delete', 'at least P3Y', 'written', 'told_at', OWN],
  ['vault_openings', 'delete', 'at least P3Y', 'written', 'opened_at', OWN],
  ['minor_findings', 'delete', 'P5Y', 'written', 'found_at', 'minors.discovery'],
  ['feedback', 'delete', 'P2Y', 'written', 'given_at', 'use.feedback'],
];

/** What the school teaches, publishes, counts or has set up: about nobody, and so without a term. */
const WITHOUT =
  `migrations installation calendar_years calendar_days request_terms policy_revisions policy_texts partners partner_addresses
  partner_suspensions visit_months programmes modules lessons lesson_media cohorts cohort_sessions catalogue_version quizzes
  quiz_questions account_figures rating_figures figures_state study_figures lesson_figures question_figures
  statistics_releases statistics_cells statistics_pool statistics_reach erasures ward_erasures retention_runs
  retention_counts backups_ahead ledger_looks intake_mailboxes timekeeping`.split(/\s+/);

function lineOf(rule: Rule): Line {
  const { table, action, after, since, source, unlessConsented: consented } = rule;
  const period = `${rule.isLeast ? 'at least ' : ''}${rule.period}`;
  const whole = consented ? `${period}, ${consented.period} unless ${consented.purpose}` : period;
  const from = typeof since === 'string' ? since.replaceAll(/\s+/g, ' ') : since.view;
  return [table, action, whole, after, from, source];
}

const sorted = (lines: readonly Line[]): string[] => lines.map((line) => line.join(' | ')).sort();

it('is kept for each table as the policy, the law and the school have it', () => {
  expect(sorted(rulesOf(school.inventory).map(lineOf))).toEqual(sorted(TERMS));
});

it('is set for each table, but for those about nobody', () => {
  const known = [...new Set(TERMS.map(([table]) => table)), ...WITHOUT];
  expect(school.inventory.tables.map(({ table }) => table).sort()).toEqual(known.sort());
});
