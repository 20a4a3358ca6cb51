/** The rules of certificates: how they are numbered, what is frozen at issue, how a code is read. */
import type { CertificateData } from '#platform/documents/templates/certificate.ts';
import { certificatePlan } from '#platform/documents/templates/plan-drawing.ts';
import type { Locale } from '#platform/i18n/locale.ts';

export const CODE_LENGTH = 10;

/** `PM-2026-00001`: the year is that of the school's day, the count goes on over the years. */
export function certificateNumber(day: Temporal.PlainDate, count: number): string {
  return `PM-${day.year}-${String(count).padStart(5, '0')}`;
}

/** People type codes in lower case, in groups, with spaces. */
export function readCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
}

/** Everything the sheet says, as plain values: no later change of a name, a programme or the school reaches it. */
export interface FrozenCertificate {
  readonly locale: Locale;
  readonly school: CertificateData['school'];
  readonly number: string;
  readonly holder: string;
  readonly programme: string;
  readonly programmeInEnglish: string | null;
  readonly hours: number;
  /** ISO days. */
  readonly completedOn: string;
  readonly issuedOn: string;
  readonly signatory: CertificateData['signatory'];
  readonly verificationUrl: string;
  /** From which the programme's plan is drawn, and with how many rooms. */
  readonly plan: { readonly seed: string; readonly rooms: number };
}

export type CertificateState = 'valid' | 'revoked';

export function stateOf(certificate: { readonly revoked_at: Temporal.Instant | null }): CertificateState {
  return certificate.revoked_at ? 'revoked' : 'valid';
}

const ROOMS = { fewest: 5, most: 12 };

/** A room a module, with a few at least so that there is a plan to draw. */
export function planRooms(modules: number): number {
  return Math.min(ROOMS.most, Math.max(ROOMS.fewest, modules + 2));
}

/** What the document's template is given. */
export function printed(frozen: FrozenCertificate): CertificateData {
  const { programmeInEnglish, completedOn, issuedOn, plan, ...rest } = frozen;
  return {
    ...rest,
    ...(programmeInEnglish !== null && { programmeInEnglish }),
    completedOn: Temporal.PlainDate.from(completedOn),
    issuedOn: Temporal.PlainDate.from(issuedOn),
    planSvg: certificatePlan(plan.seed, plan.rooms),
  };
}
