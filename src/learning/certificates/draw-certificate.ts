import { z } from 'zod';
import { getPerson } from '#people/profiles';
import { transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { renderPdf } from '#platform/documents/index.ts';
import { certificateDocument } from '#platform/documents/templates/certificate.ts';
import { storeFile } from '#platform/files/stored-files.ts';
import { defineJob } from '#platform/jobs/jobs.ts';
import { printed } from './certificate.ts';
import { postCertificate } from './mail.ts';
import { findWardName, getCertificate, lockCertificate } from './queries.ts';
import { type CertificatesDb, certificatesBucket } from './schema.ts';

const MOST_BYTES = 5 * 1024 * 1024;

/** Draws the sheet once, outside any transaction, keeps its bytes, and sends its holder the way to it. */
export const drawCertificate = defineJob({
  name: 'certificates.draw',
  payload: z.object({ certificateId: z.uuid() }),
  run: async (ctx, { certificateId }) => {
    const waiting = await getCertificate(ctx, certificateId);
    if (waiting.file_id || !waiting.document) return;
    const pdf = await renderPdf(...certificateDocument(printed(waiting.document)));
    await transact(ctx, async (tx) => {
      const certificate = await lockCertificate(tx, certificateId);
      // Drawn by another run, or its holder was erased meanwhile.
      if (certificate.file_id || !certificate.person_id) return;
      const file = await storeFile(
        tx,
        {
          bucket: certificatesBucket.bucket,
          personId: certificate.person_id,
          name: `${certificate.number}.pdf`,
          mediaType: 'application/pdf',
        },
        pdf,
        MOST_BYTES,
      );
      await tables<CertificatesDb>(tx)
        .updateTable('certificates')
        .set({ file_id: file.id })
        .where('id', '=', certificateId)
        .execute();
      const wardName = await findWardName(tx, certificate.enrolment_id);
      await postCertificate(tx, await getPerson(tx, certificate.person_id), certificate, wardName);
    });
  },
});
