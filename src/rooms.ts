/** The list of rooms, floor by floor. */

import { room as assessments } from '#learning/assessments';
import { room as authoring } from '#learning/authoring';
import { room as cabinet } from '#learning/cabinet';
import { room as catalogue } from '#learning/catalogue';
import { room as certificates } from '#learning/certificates';
import { room as cohorts } from '#learning/cohorts';
import { room as effectiveness } from '#learning/effectiveness';
import { room as enrolments } from '#learning/enrolments';
import { room as feedback } from '#learning/feedback';
import { room as lessons } from '#learning/lessons';
import { room as programmes } from '#learning/programmes';
import { room as roster } from '#learning/roster';
import { room as scheduling } from '#learning/scheduling';
import { room as statistics } from '#learning/statistics';
import { room as today } from '#learning/today';
import { room as profiles } from '#people/profiles';
import { room as roles } from '#people/roles';
import { room as signIn } from '#people/sign-in';
import { room as staff } from '#people/staff';
import { filesRoom } from '#platform/files/jobs.ts';
import { LOCALES, type Locale } from '#platform/i18n/locale.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { jobsRoom } from '#platform/jobs/sweep-jobs.ts';
import type { Room } from '#platform/room.ts';
import { room as calendar } from '#privacy/calendar';
import { casesRoom } from '#privacy/cases';
import { consentPurposes, room as consents } from '#privacy/consents';
import { room as cookies } from '#privacy/cookies';
import { copiesRoom } from '#privacy/copies';
import { room as deskReport } from '#privacy/desk-report';
import { room as disclosures } from '#privacy/disclosures';
import { erasureRoom } from '#privacy/erasure';
import { room as exporting } from '#privacy/export';
import { minorsRoom } from '#privacy/minors';
import { room as notices } from '#privacy/notices';
import { room as partners } from '#privacy/partners';
import { policyRoom } from '#privacy/policy';
import { room as receipts } from '#privacy/receipts';
import { requestsRoom } from '#privacy/requests';
import { room as restriction } from '#privacy/restriction';
import { retentionRoom } from '#privacy/retention';
import { room as terms } from '#privacy/terms';
import { vaultRoom } from '#privacy/vault';
import { promises, promisesRoom, renderSentence } from '#promises';
import { room as intrusion } from '#protection/intrusion';
import { room as trail } from '#protection/trail';
import { room as analytics } from '#school/analytics';
import { room as payments } from '#school/payments';
import { room as registration } from '#school/registration';

function inEachLocale(textIn: (locale: Locale) => string): Record<Locale, string> {
  return Object.fromEntries(LOCALES.map((locale) => [locale, textIn(locale)])) as Record<Locale, string>;
}

/** The office binds clauses to these promises, and names these purposes; both stand above the policy's room. */
const policy = policyRoom({
  promises: promises.map((promise) => ({
    id: promise.id,
    sentence: inEachLocale((locale) => renderSentence(promise, locale)),
  })),
  purposes: consentPurposes('ru').map(({ purpose }) => ({
    id: purpose,
    label: inEachLocale((locale) => consentPurposes(locale).find((each) => each.purpose === purpose)?.label ?? ''),
  })),
});

export const rooms: readonly Room[] = [
  intrusion,
  trail,
  profiles,
  roles,
  signIn,
  staff,
  calendar,
  terms,
  policy,
  consents,
  restriction,
  receipts,
  cookies,
  partners,
  disclosures,
  notices,
  deskReport,
  exporting,
  registration,
  payments,
  analytics,
  programmes,
  authoring,
  cohorts,
  scheduling,
  catalogue,
  enrolments,
  assessments,
  lessons,
  certificates,
  cabinet,
  roster,
  feedback,
  effectiveness,
  statistics,
  today,
];

/** Rooms that work on everybody's data through the inventory, and so are handed it. */
export function gatherers(
  inventory: () => Inventory,
  { ncanodeUrl, dataDir }: { readonly ncanodeUrl: string | undefined; readonly dataDir: string },
): readonly Room[] {
  return [
    filesRoom(inventory, dataDir),
    jobsRoom(inventory),
    erasureRoom(inventory),
    retentionRoom(inventory),
    requestsRoom(inventory),
    casesRoom(inventory, ncanodeUrl),
    copiesRoom(inventory),
    minorsRoom(inventory),
    vaultRoom(inventory),
    promisesRoom(inventory),
  ];
}
