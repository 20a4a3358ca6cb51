import { getPerson } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { actingId, type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { issueCertificate } from './issue-certificate.ts';
import { postRevocation } from './mail.ts';
import { lockCertificate } from './queries.ts';
import type { CertificatesDb } from './schema.ts';

export interface Revoking {
  readonly certificateId: string;
  /** Told to the holder; the public page names the day alone. */
  readonly reason: string;
}

/** Takes a certificate out of force. A second time changes nothing. Throws NotFound. */
export async function revokeCertificate(
  ctx: Context,
  { certificateId, reason }: Revoking,
): Promise<'revoked' | 'was revoked'> {
  return transact(ctx, async (tx) => {
    const certificate = await lockCertificate(tx, certificateId);
    if (certificate.revoked_at) return 'was revoked';
    await tables<CertificatesDb>(tx)
      .updateTable('certificates')
      .set({
        revoked_at: tx.clock.now(),
        revoked_by: actingId(tx),
        revoked_reason: reason,
      })
      .where('id', '=', certificateId)
      .execute();
    await audit(tx, {
      action: 'certificate.revoked',
      personId: certificate.person_id,
      object: { kind: 'certificate', id: certificateId },
      details: { number: certificate.number },
    });
    if (certificate.person_id)
      await postRevocation(tx, await getPerson(tx, certificate.person_id), certificate, reason);
    return 'revoked';
  });
}

/** A corrected sheet, with a number of its own, in place of one that was revoked for a mistake in it. */
export async function reissueCertificate(ctx: Context, revoking: Revoking): Promise<string> {
  return transact(ctx, async (tx) => {
    await revokeCertificate(tx, revoking);
    const { enrolment_id } = await lockCertificate(tx, revoking.certificateId);
    return issueCertificate(tx, enrolment_id);
  });
}
