/** What happens to an order happens to the seat it pays for. */
import { on } from '#platform/events.ts';
import type {} from '#school/payments';
import { activateEnrolment } from './activate-enrolment.ts';
import { endEnrolment } from './cancel-enrolment.ts';

export const listeners = [
  on('order.paid', async (tx, { subjectKind, subjectId }) => {
    if (subjectKind === 'enrolment') await activateEnrolment(tx, subjectId);
  }),
  on('order.cancelled', async (tx, { subjectKind, subjectId }) => {
    if (subjectKind === 'enrolment') await endEnrolment(tx, subjectId);
  }),
];
