/**
 * `rights.rectify`: a certificate that bears a former name is replaced when its holder says so. What the old one said
 * stays frozen for its term; its page points to the new one.
 */
import type { EnrolmentsDb } from '#learning/enrolments';
import { getPerson, type PeopleDb } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { translator } from '#platform/i18n/messages.ts';
import { issueCertificate } from './issue-certificate.ts';
import { postReissueOffer } from './mail.ts';
import { lockCertificate } from './queries.ts';
import { reissueMessages } from './reissue-messages.ts';
import type { CertificatesDb } from './schema.ts';

export interface ReissueOffer {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** As it stands on the sheet. */
  readonly formerName: string;
}

/** Their certificates in force that bear a name of theirs which was corrected since. */
export async function reissueOffersOf(ctx: Context, personId: string): Promise<ReissueOffer[]> {
  const rows = await tables<CertificatesDb & PeopleDb & EnrolmentsDb>(ctx)
    .selectFrom('certificates')
    .innerJoin('people', 'people.id', 'certificates.person_id')
    .innerJoin('enrolments', 'enrolments.id', 'certificates.enrolment_id')
    // A child's bears the child's name, whatever the guardian was called.
    .where('enrolments.ward_id', 'is', null)
    .select(['certificates.id', 'number', 'programme_title', 'holder_name'])
    .where('certificates.person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .whereRef('holder_name', '!=', 'people.name')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('person_corrections')
          .select('person_corrections.id')
          .whereRef('person_corrections.person_id', '=', 'people.id')
          .where('field', '=', 'name')
          .whereRef('old_value', '=', 'holder_name'),
      ),
    )
    .orderBy('issued_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    title: row.programme_title,
    formerName: row.holder_name ?? '',
  }));
}

/** Issues it anew under the name of today. Throws NotFound for another's, and `Conflict('not offered')`. */
export async function reissueRenamed(
  ctx: Context,
  { personId, certificateId }: { personId: string; certificateId: string },
): Promise<string> {
  return transact(ctx, async (tx) => {
    const certificate = await lockCertificate(tx, certificateId);
    if (certificate.person_id !== personId) throw new NotFound('certificate');
    const offers = await reissueOffersOf(tx, personId);
    if (!offers.some(({ id }) => id === certificateId)) throw new Conflict('not offered');
    const { locale } = await getPerson(tx, personId);
    const change = (values: { revoked_at?: Temporal.Instant; revoked_reason?: string; replaced_by?: string }) =>
      tables<CertificatesDb>(tx).updateTable('certificates').set(values).where('id', '=', certificateId).execute();
    await change({
      revoked_at: tx.clock.now(),
      revoked_reason: translator(reissueMessages, locale)('revoked_reason'),
    });
    const replacement = await issueCertificate(tx, certificate.enrolment_id);
    await change({ replaced_by: replacement });
    await audit(tx, {
      action: 'certificate.replaced',
      personId,
      object: { kind: 'certificate', id: certificateId },
      details: { number: certificate.number },
    });
    return replacement;
  });
}

/** The name was corrected: whoever has certificates under the old one is asked whether to replace them. */
export async function offerReissue(tx: Context, personId: string): Promise<void> {
  const offers = await reissueOffersOf(tx, personId);
  if (offers.length > 0) await postReissueOffer(tx, await getPerson(tx, personId), offers);
}
