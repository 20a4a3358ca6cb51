import { type EnrolmentsDb, WARD_NAME } from '#learning/enrolments';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import type { CertificatesDb, CertificatesTable } from './schema.ts';

export type Certificate = Readonly<CertificatesTable>;

export async function findCertificateByCode(ctx: Context, code: string): Promise<Certificate | undefined> {
  return tables<CertificatesDb>(ctx).selectFrom('certificates').selectAll().where('code', '=', code).executeTakeFirst();
}

/** Throws NotFound. */
export async function getCertificate(ctx: Context, id: string): Promise<Certificate> {
  const certificate = await tables<CertificatesDb>(ctx)
    .selectFrom('certificates')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!certificate) throw new NotFound('certificate');
  return certificate;
}

/** Another person's is not found. */
export async function getOwnCertificate(ctx: Context, personId: string, id: string): Promise<Certificate> {
  const certificate = await getCertificate(ctx, id);
  if (certificate.person_id !== personId) throw new NotFound('certificate');
  return certificate;
}

export async function lockCertificate(tx: Context, id: string): Promise<Certificate> {
  const certificate = await tables<CertificatesDb>(tx)
    .selectFrom('certificates')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!certificate) throw new NotFound('certificate');
  return certificate;
}

/** Of the child who studied, when it was not the person themselves. */
export async function findWardName(ctx: Context, enrolmentId: string): Promise<string | null> {
  const study = await tables<EnrolmentsDb>(ctx)
    .selectFrom('enrolments')
    .select(WARD_NAME)
    .where('enrolments.id', '=', enrolmentId)
    .executeTakeFirst();
  return study?.ward_name ?? null;
}

/** Revoked ones too, the newest first. */
export async function certificatesOf(ctx: Context, personId: string): Promise<Certificate[]> {
  return tables<CertificatesDb>(ctx)
    .selectFrom('certificates')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('issued_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}
