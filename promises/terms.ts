import type { Locale } from '#platform/i18n/locale.ts';
import { schoolFacts } from '#platform/school.ts';
import { ADULT_AGE } from '#privacy/minors';
import {
  CONTACT_TERM_YEARS,
  FINANCE_TERM_YEARS,
  STUDY_RECORD_TERM_YEARS,
  TECHNICAL_LOG_TERM_MONTHS,
} from '#privacy/policy';

/** `rights.deadline` */
export const REQUEST_DEADLINE_WORKING_DAYS = 15;

// The law's figures, where it is stricter than the policy or adds to it (personal data law 94-V).
/** Article 25(2)8: data are changed or completed, on proof that they are wrong. */
export const CORRECTION_WORKING_DAYS = 1;
/** Article 19-1: an objection to a decision made by a machine alone. */
export const AUTOMATED_DECISION_WORKING_DAYS = 3;
/** Article 19(1): who received the data, told to a person who asked to be told. */
export const TRANSFER_NOTICE_WORKING_DAYS = 10;
/** Article 8(7): processing stops after consent is withdrawn. */
export const WITHDRAWAL_WORKING_DAYS = 15;

/** The subject line that marks a letter as a data request. The same words in every language: the mailbox looks for them. */
export const REQUEST_SUBJECT = 'Запрос о персональных данных';

/** Every value that a sentence of the policy may name. */
export function policyValues(locale: Locale) {
  const school = schoolFacts({ bin: undefined, baseUrl: '' });
  return {
    deadlineWorkingDays: REQUEST_DEADLINE_WORKING_DAYS,
    studyRecordYears: STUDY_RECORD_TERM_YEARS,
    contactYears: CONTACT_TERM_YEARS,
    financeYears: FINANCE_TERM_YEARS,
    technicalLogMonths: TECHNICAL_LOG_TERM_MONTHS,
    adultAge: ADULT_AGE,
    correctionWorkingDays: CORRECTION_WORKING_DAYS,
    automatedDecisionWorkingDays: AUTOMATED_DECISION_WORKING_DAYS,
    transferNoticeWorkingDays: TRANSFER_NOTICE_WORKING_DAYS,
    withdrawalWorkingDays: WITHDRAWAL_WORKING_DAYS,
    schoolName: school.name,
    schoolAddress: school.address[locale],
    schoolPhone: school.phone,
    schoolEmail: school.email,
    requestSubject: REQUEST_SUBJECT,
  } as const;
}
