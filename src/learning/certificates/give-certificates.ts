/** Certificates of a child who studied through a guardian. */
import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { forgetFiles } from '#platform/files/forget-files.ts';
import { fileKey } from '#platform/files/stored-files.ts';
import { certificatesBucket } from './schema.ts';

/** They become the now-adult's own, sheets too. */
export async function giveCertificatesTo(tx: Context, wardId: string, personId: string): Promise<void> {
  await sql`with given as (
      update certificates set person_id = ${personId}::uuid
      where enrolment_id in (select id from enrolments where ward_id = ${wardId}) returning file_id)
    update stored_files set person_id = ${personId}::uuid where id in (select file_id from given)`.execute(tx.db);
}

/** The number and the state stay, as after the erasure of a person; the name and the sheet go. */
export async function forgetHolder(tx: Context, wardId: string): Promise<void> {
  const { rows: sheets } = await sql<{ id: string }>`with theirs as (
      select id, file_id from certificates where enrolment_id in (select id from enrolments where ward_id = ${wardId})
    ), forgotten as (
      update certificates set person_id = null, holder_name = null, document = null, file_id = null, revoked_reason = null
      where id in (select id from theirs))
    select file_id as id from theirs where file_id is not null`.execute(tx.db);
  await forgetFiles(
    tx,
    sheets.map(({ id }) => fileKey({ bucket: certificatesBucket.bucket, id })),
  );
}
