/** What happens to an order happens to the seat it pays for. */
import { sql } from 'kysely';
import { on } from '#platform/events.ts';
import type {} from '#privacy/minors';
import type {} from '#school/payments';
import { activateEnrolment } from './activate-enrolment.ts';
import { cancelEnrolment, endEnrolment } from './cancel-enrolment.ts';

export const listeners = [
  on('order.paid', async (tx, { subjectKind, subjectId }) => {
    if (subjectKind === 'enrolment' && subjectId) await activateEnrolment(tx, subjectId);
  }),
  on('order.cancelled', async (tx, { subjectKind, subjectId }) => {
    if (subjectKind === 'enrolment' && subjectId) await endEnrolment(tx, subjectId);
  }),
  on('ward.leaving', async (tx, { wardId }) => {
    const { rows } = await sql<{ id: string }>`select id from enrolments
      where ward_id = ${wardId} and active_at is null and completed_at is null and cancelled_at is null`.execute(tx.db);
    for (const { id } of rows) await cancelEnrolment(tx, { enrolmentId: id });
    await sql`update enrolments set person_id = null where ward_id = ${wardId}`.execute(tx.db);
  }),
  on('ward.grown', async (tx, { wardId }) => {
    await sql`update enrolments set person_id = null where ward_id = ${wardId}`.execute(tx.db);
  }),
  on('ward.handed-over', async (tx, { wardId, personId }) => {
    // Who is enrolled there by themselves already keeps that seat; the earlier one then belongs to nobody.
    await sql`update enrolments set person_id = case when cancelled_at is null and exists (
        select from enrolments as own where own.person_id = ${personId} and own.cohort_id = enrolments.cohort_id
          and own.ward_id is null and own.cancelled_at is null) then null else ${personId}::uuid end
      where ward_id = ${wardId}`.execute(tx.db);
  }),
];
