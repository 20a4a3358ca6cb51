/** Nobody is kept by name where there is nothing of theirs to confirm and no law that keeps them. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { programmeForTest } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { runRetention } from './index.ts';

const school = useSchool();

async function countOf(table: 'people' | 'enrolments' | 'minor_findings', id: string): Promise<number> {
  const { rows } = await sql`select from ${sql.table(table)} where id = ${id}`.execute(school.ctx.db);
  return rows.length;
}

/** Of somebody who asked for a seat a while ago. */
async function seat(fate: 'waiting' | 'cancelled' | 'admitted' | 'paid'): Promise<{ person: string; id: string }> {
  const { ctx, clock } = school;
  const { id: person, email } = await school.person();
  const { id: programme, cohortId } = await programmeForTest(ctx, { priceKzt: 90_000 });
  const [id, order, now] = [ctx.ids.uuid(), ctx.ids.uuid(), clock.now()];
  const paid = fate === 'paid' ? now : null;
  await sql`insert into orders (id, number, person_id, subject_kind, subject_id, description, amount_kzt, payer_name,
      payer_email, locale, placed_at, paid_at)
    values (${order}, ${order}, ${person}, 'enrolment', ${id}, 'П', 90000, 'Гүлнәр', ${email}, 'kk', ${now}, ${paid})`.execute(
    ctx.db,
  );
  await sql`insert into enrolments (id, person_id, programme_id, cohort_id, placed_at, order_id, active_at, cancelled_at)
    values (${id}, ${person}, ${programme}, ${cohortId}, ${now}, ${order}, ${fate === 'admitted' ? now : null},
      ${fate === 'cancelled' ? now : null})`.execute(ctx.db);
  return { person, id };
}

describe('a closed account', () => {
  it('takes with it the seat that was only asked for, and the name; what was paid or studied stays', async () => {
    const { ctx, clock, inventory } = school;
    const [waiting, cancelled] = [await seat('waiting'), await seat('cancelled')];
    const [admitted, paid] = [await seat('admitted'), await seat('paid')];
    clock.advance({ hours: 24 * 390 });
    await runRetention(ctx, inventory);
    expect(await countOf('enrolments', waiting.id)).toBe(1);
    clock.advance({ hours: 24 * 8 });
    await runRetention(ctx, inventory);
    for (const { person, id } of [waiting, cancelled]) {
      expect([await countOf('enrolments', id), await countOf('people', person)]).toEqual([0, 0]);
    }
    for (const { person, id } of [admitted, paid]) {
      expect([await countOf('enrolments', id), await countOf('people', person)]).toEqual([1, 1]);
    }
  });

  it('leaves no name behind for a check of age that was a mistake', async () => {
    const { ctx, clock, inventory } = school;
    const { id, email } = await school.person();
    const { cookie } = await school.person({ roles: ['privacy-officer'] });
    await school.request('/office/minors', { form: { email }, cookie });
    const { rows } = await sql<{ id: string }>`select id from minor_findings where person_id = ${id}`.execute(ctx.db);
    const finding = rows[0]?.id ?? '';
    await school.request(`/office/minors/${finding}/dismissal`, { form: {}, cookie });
    clock.advance({ hours: 24 * 398 });
    await runRetention(ctx, inventory);
    expect([await countOf('people', id), await countOf('minor_findings', finding)]).toEqual([0, 1]);
  });
});
