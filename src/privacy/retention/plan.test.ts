/** A row to which another points waits for it, also where the database would only empty the pointer. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { useSchool } from '#tests/harness/school.ts';
import { runRetention } from './index.ts';

const school = useSchool();

it('keeps a child to whom an order still points, and lets go of them with the last one', async () => {
  const { ctx, clock, inventory } = school;
  const [guardian, payer] = [await school.person(), await school.person()];
  const [child, order, now] = [ctx.ids.uuid(), ctx.ids.uuid(), clock.now()];
  await sql`insert into wards (id, person_id, name, born_on, relation, begun_at, confirmed_at)
    values (${child}, ${guardian.id}, 'Әли', '2012-01-01', 'parent', ${now}, ${now})`.execute(ctx.db);
  await sql`update people set closed_at = ${now} where id = ${guardian.id}`.execute(ctx.db);
  await sql`insert into orders (id, number, person_id, ward_id, subject_kind, description, amount_kzt, payer_name, locale,
      placed_at, paid_at)
    values (${order}, 'W-1', ${payer.id}, ${child}, 'enrolment', 'П', 1000, 'Гүлнәр', 'kk', ${now}, ${now})`.execute(
    ctx.db,
  );
  const left = async () => {
    const { rows } = await sql<{ ward_id: string | null }>`
      select wards.id, ward_id from wards left join orders on orders.ward_id = wards.id where wards.id = ${child}`.execute(
      ctx.db,
    );
    return rows;
  };
  await runRetention(ctx, inventory);
  expect(await left()).toEqual([{ id: child, ward_id: child }]);
  await sql`delete from orders where id = ${order}`.execute(ctx.db);
  await runRetention(ctx, inventory);
  expect(await left()).toEqual([]);
});
