import { sql } from 'kysely';
import type { EnrolmentsDb } from '#learning/enrolments';
import type { ProgrammesDb, ProgrammeTexts } from '#learning/programmes';
import type { PeopleDb } from '#people/profiles';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import type { CertificateState } from './certificate.ts';
import type { Certificate } from './queries.ts';
import type { CertificatesDb } from './schema.ts';

export interface CertificateWithStaff extends Certificate {
  readonly issued_by_name: string | null;
  readonly revoked_by_name: string | null;
}

/** With the names of the staff who acted; null when nobody did, or they are gone. Throws NotFound. */
export async function getCertificateWithStaff(ctx: Context, id: string): Promise<CertificateWithStaff> {
  const certificate = await tables<CertificatesDb & PeopleDb>(ctx)
    .selectFrom('certificates')
    .leftJoin('people as issuer', 'issuer.id', 'certificates.issued_by')
    .leftJoin('people as revoker', 'revoker.id', 'certificates.revoked_by')
    .selectAll('certificates')
    .select(['issuer.name as issued_by_name', 'revoker.name as revoked_by_name'])
    .where('certificates.id', '=', id)
    .executeTakeFirst();
  if (!certificate) throw new NotFound('certificate');
  return certificate;
}

export interface Listing {
  readonly state?: CertificateState | undefined;
  readonly limit: number;
  readonly offset: number;
}

export type ListedCertificate = Omit<Certificate, 'document'>;

/** The newest first. */
export async function listCertificates(
  ctx: Context,
  { state, limit, offset }: Listing,
): Promise<{ certificates: ListedCertificate[]; total: number }> {
  const rows = await tables<CertificatesDb>(ctx)
    .selectFrom('certificates')
    .select(['id', 'code', 'number', 'person_id', 'enrolment_id', 'issued_at', 'issued_by', 'holder_name'])
    .select([
      'programme_title',
      'hours',
      'completed_on',
      'locale',
      'file_id',
      'revoked_at',
      'revoked_by',
      'revoked_reason',
      'replaced_by',
    ])
    .select(sql<number>`count(*) over ()`.as('total'))
    .$if(state === 'valid', (query) => query.where('revoked_at', 'is', null))
    .$if(state === 'revoked', (query) => query.where('revoked_at', 'is not', null))
    .orderBy('issued_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return { certificates: rows, total: rows[0]?.total ?? 0 };
}

export interface WithoutCertificate {
  readonly enrolment_id: string;
  readonly name: string;
  readonly completed_at: Temporal.Instant | null;
  readonly texts: ProgrammeTexts;
}

const MOST_SHOWN = 100;

/** The person, or the child whom they enrolled. */
const WHO_STUDIED = sql<string>`coalesce(
  (select wards.name from wards where wards.id = enrolments.ward_id), people.name)`.as('name');

/** Who completed a programme and has no certificate in force. */
export async function listWithoutCertificate(ctx: Context): Promise<WithoutCertificate[]> {
  return tables<EnrolmentsDb & PeopleDb & ProgrammesDb & CertificatesDb>(ctx)
    .selectFrom('enrolments')
    .innerJoin('people', 'people.id', 'enrolments.person_id')
    .innerJoin('programmes', 'programmes.id', 'enrolments.programme_id')
    .leftJoin('certificates', (join) =>
      join.onRef('certificates.enrolment_id', '=', 'enrolments.id').on('certificates.revoked_at', 'is', null),
    )
    .select(['enrolments.id as enrolment_id', WHO_STUDIED, 'enrolments.completed_at', 'programmes.texts'])
    .where('enrolments.completed_at', 'is not', null)
    .where('enrolments.cancelled_at', 'is', null)
    .where('certificates.id', 'is', null)
    .orderBy('enrolments.completed_at')
    .limit(MOST_SHOWN)
    .execute();
}
