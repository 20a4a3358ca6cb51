import { describe, expect, it } from 'vitest';
import { enrol } from '#learning/enrolments';
import type { AuditDb } from '#platform/audit/audit.ts';
import { tables } from '#platform/database/database.ts';
import { textOf } from '#platform/documents/inspect-pdf.testing.ts';
import { erasePerson } from '#privacy/erasure';
import { programmeForTest } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { actsBy } from '#tests/harness/trail.ts';
import { cancelOrder, confirmPayment, getOwnOrder, type OrdersDb, ordersOf, stateOf } from './index.ts';

const school = useSchool();

async function ordered(priceKzt = 48_000) {
  const programme = await programmeForTest(school.ctx, { priceKzt });
  const person = await school.person();
  const { enrolmentId, orderId = '' } = await enrol(school.as(person.id), {
    personId: person.id,
    cohortSlug: programme.cohortSlug,
  });
  return { programme, person, enrolmentId, orderId };
}

const accountant = () => school.person({ roles: ['accountant'] });
const lettersTo = async (personId: string, letter: string) =>
  (await school.letters()).filter((each) => each.person_id === personId && each.letter === letter);

describe('placing an order', () => {
  it('numbers it, keeps the payer as they are now, and tells them how to pay', async () => {
    const { person, orderId } = await ordered();
    const order = await getOwnOrder(school.ctx, person.id, orderId);
    expect(order).toMatchObject({ amount_kzt: 48_000, payer_name: person.name, payer_email: person.email });
    expect(order.number).toMatch(/^2026-\d{5}$/);
    const [letter] = await lettersTo(person.id, 'order-placed');
    expect(letter?.text).toContain('48\u00a0000\u00a0₸');
    expect(letter?.text).toContain('29 ноября 2026');
    expect(letter?.text).toContain(`http://school.test/account/orders/${orderId}`);
  });

  it('gives two orders placed at once two numbers', async () => {
    const orders = await Promise.all([ordered(), ordered(), ordered()]);
    const numbers = await Promise.all(
      orders.map(async ({ person }) => (await ordersOf(school.ctx, person.id))[0]?.number),
    );
    expect(new Set(numbers).size).toBe(3);
  });
});

describe('confirming a payment', () => {
  it('is done once when two accountants press at once', async () => {
    const { person, orderId } = await ordered();
    const [one, two] = [await accountant(), await accountant()];
    const outcomes = await Promise.all(
      [one, two].map(({ id }) => confirmPayment(school.as(id), { orderId, method: 'transfer' })),
    );
    expect(outcomes.toSorted()).toEqual(['confirmed', 'was paid']);
    expect(await lettersTo(person.id, 'order-paid')).toHaveLength(1);
    expect(await lettersTo(person.id, 'enrolment-active')).toHaveLength(1);
    const acts = await tables<AuditDb>(school.ctx)
      .selectFrom('audit_events')
      .select('actor_id')
      .where('action', '=', 'order.paid')
      .where('object_id', '=', orderId)
      .execute();
    const order = await getOwnOrder(school.ctx, person.id, orderId);
    expect(acts.map(({ actor_id }) => actor_id)).toEqual([order.confirmed_by]);
  });

  it('refuses a cancelled order, and a paid one cannot be cancelled', async () => {
    const { orderId } = await ordered();
    await cancelOrder(school.ctx, { orderId });
    await expect(confirmPayment(school.ctx, { orderId, method: 'cash' })).rejects.toMatchObject({
      reason: 'order-cancelled',
    });
    const paid = await ordered();
    await confirmPayment(school.ctx, { orderId: paid.orderId, method: 'cash' });
    await expect(cancelOrder(school.ctx, { orderId: paid.orderId })).rejects.toMatchObject({ reason: 'order-paid' });
  });

  it('meets a cancellation at the same moment with one winner', async () => {
    const { person, orderId } = await ordered();
    const outcomes = await Promise.allSettled([
      confirmPayment(school.ctx, { orderId, method: 'kaspi' }),
      cancelOrder(school.ctx, { orderId }),
    ]);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(['paid', 'cancelled']).toContain(stateOf(await getOwnOrder(school.ctx, person.id, orderId)));
  });
});

describe('the payer', () => {
  it('sees how to pay, with the e-mail of the school where no bank is set', async () => {
    const { person, orderId } = await ordered();
    const answer = await school.request(`/account/orders/${orderId}?done=placed`, { cookie: person.cookie });
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain('Осталось оплатить счёт');
    expect(html).toContain('mailto:contact@pobimajomet.com');
    expect(await (await school.request('/account/orders', { cookie: person.cookie })).text()).toContain(orderId);
  });

  it('downloads the invoice, with their name', async () => {
    const { person, orderId } = await ordered();
    const answer = await school.request(`/account/orders/${orderId}/pdf`, { cookie: person.cookie });
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(textOf(new Uint8Array(await answer.arrayBuffer()))).toContain(person.name);
  });

  it('cancels it on a page that says what happens first', async () => {
    const { person, orderId } = await ordered();
    const path = `/account/orders/${orderId}/cancellation`;
    const asked = await school.request(path, { cookie: person.cookie });
    expect(await asked.text()).toContain('Да, отменить');
    expect((await school.request(path, { cookie: person.cookie, form: {} })).status).toBe(303);
    expect(stateOf(await getOwnOrder(school.ctx, person.id, orderId))).toBe('cancelled');
    // Their own act needs no letter.
    expect(await lettersTo(person.id, 'order-cancelled')).toHaveLength(0);
  });

  it('does not find the order of another', async () => {
    const { orderId } = await ordered();
    const other = await school.person();
    for (const path of ['', '/pdf', '/cancellation']) {
      expect((await school.request(`/account/orders/${orderId}${path}`, { cookie: other.cookie })).status).toBe(404);
    }
    const posted = await school.request(`/account/orders/${orderId}/cancellation`, { cookie: other.cookie, form: {} });
    expect(posted.status).toBe(404);
  });
});

describe('the office', () => {
  it('confirms with a way of payment, under its own name, and refuses the form without it', async () => {
    const { person, orderId } = await ordered();
    const staff = await accountant();
    const path = `/office/payments/${orderId}`;
    const refused = await school.request(`${path}/confirmation`, {
      cookie: staff.cookie,
      form: { note: 'поручение 17' },
    });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('поручение 17');
    const done = await school.request(`${path}/confirmation`, {
      cookie: staff.cookie,
      form: { method: 'transfer', note: 'поручение 17' },
    });
    expect(done.headers.get('location')).toBe(`${path}?done=confirmed`);
    const order = await getOwnOrder(school.ctx, person.id, orderId);
    expect(order).toMatchObject({
      confirmed_by: staff.id,
      confirmed_by_name: staff.name,
      payment_note: 'поручение 17',
    });
    const again = await school.request(`${path}/confirmation`, { cookie: staff.cookie, form: { method: 'cash' } });
    expect(again.headers.get('location')).toBe(`${path}?done=was_paid`);
    const receipt = await school.request(`/account/orders/${orderId}/pdf`, { cookie: person.cookie });
    expect(textOf(new Uint8Array(await receipt.arrayBuffer()))).toContain(staff.name);
  });

  it('cancels with a reason, which reaches the payer', async () => {
    const { person, orderId } = await ordered();
    const staff = await accountant();
    const path = `/office/payments/${orderId}/cancellation`;
    expect((await school.request(path, { cookie: staff.cookie, form: { reason: ' ' } })).status).toBe(422);
    await school.request(path, { cookie: staff.cookie, form: { reason: 'Поток перенесён' } });
    const [letter] = await lettersTo(person.id, 'order-cancelled');
    expect(letter?.text).toContain('Поток перенесён');
  });

  it('lists what waits first, filtered by the address, and records who opened an order', async () => {
    const { person, orderId } = await ordered();
    const staff = await accountant();
    const waiting = await school.request('/office/payments?state=waiting', { cookie: staff.cookie });
    expect(await waiting.text()).toContain(orderId);
    const cancelled = await school.request('/office/payments?state=cancelled', { cookie: staff.cookie });
    expect(await cancelled.text()).not.toContain(orderId);
    expect((await school.request(`/office/payments/${orderId}`, { cookie: staff.cookie })).status).toBe(200);
    const reading = await tables<AuditDb>(school.ctx)
      .selectFrom('audit_events')
      .select('actor_id')
      .where('action', '=', 'person.read')
      .where('person_id', '=', person.id)
      .execute();
    expect(reading).toEqual([{ actor_id: staff.id }]);
  });

  it('leaves a trace of the list, and of an order shown again with an error', async () => {
    const { person, orderId } = await ordered();
    const staff = await accountant();
    const listed = await school.request('/office/payments', { cookie: staff.cookie });
    const orders = new Set((await listed.text()).match(/\/office\/payments\/[0-9a-f-]{36}/g));
    expect(await actsBy(school, staff.id)).toMatchObject([
      { action: 'orders.listed', person_id: null, details: { count: orders.size } },
    ]);
    for (const act of ['confirmation', 'cancellation']) {
      const path = `/office/payments/${orderId}/${act}`;
      expect((await school.request(path, { cookie: staff.cookie, form: {} })).status).toBe(422);
    }
    const reading = { action: 'person.read', person_id: person.id, object_kind: 'order' };
    expect((await actsBy(school, staff.id)).slice(1)).toMatchObject([reading, reading]);
  });

  it('is closed to those who may not', async () => {
    const { orderId } = await ordered();
    const manager = await school.person({ roles: ['manager'] });
    const instructor = await school.person({ roles: ['instructor'] });
    const form = { method: 'cash' };
    expect((await school.request('/office/payments', { cookie: instructor.cookie })).status).toBe(403);
    expect((await school.request(`/office/payments/${orderId}`, { cookie: manager.cookie })).status).toBe(200);
    const confirmed = await school.request(`/office/payments/${orderId}/confirmation`, {
      cookie: manager.cookie,
      form,
    });
    expect(confirmed.status).toBe(403);
  });
});

describe('an erasure', () => {
  it('keeps what is paid for, without the payer, and drops what is not', async () => {
    const { person, orderId } = await ordered();
    await confirmPayment(school.ctx, { orderId, method: 'transfer', note: `от ${person.email}` });
    const other = await programmeForTest(school.ctx, { priceKzt: 10_000 });
    await enrol(school.as(person.id), { personId: person.id, cohortSlug: other.cohortSlug });
    const report = await erasePerson(school.ctx, school.inventory, { personId: person.id, requestedBy: 'operator' });
    expect(report.state).toBe('verified');
    const left = await tables<OrdersDb>(school.ctx)
      .selectFrom('orders')
      .select(['id', 'person_id', 'payer_name', 'payer_email', 'payment_note', 'amount_kzt'])
      .where('amount_kzt', 'in', [48_000, 10_000])
      .where('person_id', 'is', null)
      .execute();
    expect(left).toEqual([
      { id: orderId, person_id: null, payer_name: null, payer_email: null, payment_note: null, amount_kzt: 48_000 },
    ]);
    const staff = await accountant();
    const html = await (await school.request(`/office/payments/${orderId}`, { cookie: staff.cookie })).text();
    expect(html).toContain('Данные удалены');
  });
});
