/** A study that was taken out of its person leads to them by no identifier, while the law still keeps what they paid. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { completeEnrolment, enrol } from '#learning/enrolments';
import { erasePerson } from '#privacy/erasure';
import { cancelOrder, confirmPayment, getOwnOrder } from '#school/payments';
import { programmeForTest } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { runRetention } from './index.ts';

const school = useSchool();

/** Somebody with a paid study that is completed now. */
async function paidStudy({ isStaff }: { isStaff: boolean }) {
  const { ctx } = school;
  const person = await school.person(isStaff ? { roles: ['adviser'] } : {});
  const { cohortSlug } = await programmeForTest(ctx, { priceKzt: 48_000 });
  const { enrolmentId, orderId = '' } = await enrol(school.as(person.id), {
    personId: person.id,
    cohortSlug,
    locale: 'ru',
  });
  await confirmPayment(ctx, { orderId, method: 'transfer' });
  await completeEnrolment(ctx, enrolmentId);
  return { person, enrolmentId, orderId };
}

const studyOf = async (id: string) =>
  (await sql`select person_id, order_id from enrolments where id = ${id}`.execute(school.ctx.db)).rows[0];
const orderOf = async (id: string) =>
  (await sql`select person_id, subject_id from orders where id = ${id}`.execute(school.ctx.db)).rows[0];
const completedOn = Temporal.Instant.from('2027-02-10T06:00:00Z');
const night = (day: string) =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Asia/Almaty', plainTime: '00:30' }).toInstant();

describe('a study of nobody', () => {
  it('points at no order after its term, and the order not at it, though that still names its payer', async () => {
    const { ctx, clock, inventory } = school;
    clock.set(completedOn);
    const { person, enrolmentId, orderId } = await paidStudy({ isStaff: true });
    clock.set(night('2032-02-10'));
    await runRetention(ctx, inventory);
    expect(await studyOf(enrolmentId)).toEqual({ person_id: person.id, order_id: orderId });
    expect(await orderOf(orderId)).toEqual({ person_id: person.id, subject_id: enrolmentId });
    clock.set(night('2032-02-11'));
    await runRetention(ctx, inventory);
    expect(await studyOf(enrolmentId)).toEqual({ person_id: null, order_id: null });
    expect(await orderOf(orderId)).toEqual({ person_id: person.id, subject_id: null });
    expect(await getOwnOrder(ctx, person.id, orderId)).toMatchObject({ payer_name: person.name, amount_kzt: 48_000 });
  });

  it('points at no order after an erasure, and what lies in the vault not at it', async () => {
    const { ctx, inventory } = school;
    const { person, enrolmentId, orderId } = await paidStudy({ isStaff: false });
    await erasePerson(ctx, inventory, { personId: person.id, requestedBy: 'person' });
    expect(await studyOf(enrolmentId)).toEqual({ person_id: null, order_id: null });
    expect(await orderOf(orderId)).toEqual({ person_id: null, subject_id: null });
    const { rows } = await sql<{ sealed: Buffer }>`select sealed from vault_records`.execute(ctx.db);
    const records = rows.map(({ sealed }) => ctx.secrets.open('vault', sealed).toString('utf8'));
    const record = records.find((text) => text.includes(orderId));
    expect(record).toContain(person.id);
    expect(record).not.toContain(enrolmentId);
  });

  it('leaves an order that waits to the accountant, who may still confirm or cancel it', async () => {
    const { ctx } = school;
    const waiting = async () => {
      const { id: personId } = await school.person();
      const { cohortSlug } = await programmeForTest(ctx, { priceKzt: 48_000 });
      const { enrolmentId, orderId = '' } = await enrol(school.as(personId), { personId, cohortSlug, locale: 'ru' });
      await sql`update enrolments set person_id = null where id = ${enrolmentId}`.execute(ctx.db);
      expect(await orderOf(orderId)).toEqual({ person_id: personId, subject_id: null });
      return { orderId };
    };
    expect(await confirmPayment(ctx, { ...(await waiting()), method: 'cash' })).toBe('confirmed');
    expect(await cancelOrder(ctx, await waiting())).toBe('cancelled');
  });
});
