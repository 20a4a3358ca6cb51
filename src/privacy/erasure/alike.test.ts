import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { useSchool } from '#tests/harness/school.ts';
import { erasePerson } from './index.ts';

const school = useSchool();

it.each([
  ['a name that ends another', { name: 'Анна Ким' }, { name: 'Жанна Ким' }],
  ['a name that begins another', { name: 'Иван Петров' }, { name: 'Иван Петровский' }],
  ['a name within a longer one', { name: 'Ғалым Әбіш' }, { name: 'Ғалым Әбіш Нұрланұлы' }],
  ['an address that ends another', { email: 'ivan@mail.kz' }, { email: 'divan@mail.kz' }],
  ['an address that begins another', { email: 'serik@mail.kz' }, { email: 'serik@mail.kz.example.com' }],
  ['a phone that is shared', { phone: '+77051112233' }, { phone: '+77051112233' }],
])('is verified beside somebody else of %s', async (_, leaving, staying) => {
  const { ctx, inventory } = school;
  const { id } = await school.person({ name: 'Первый Человек', ...leaving });
  const other = await school.person({ name: 'Второй Человек', ...staying });
  const { phone } = { phone: null, ...leaving };
  // Both of them, where it is shared.
  if (phone) await sql`update people set phone = ${phone} where id in (${id}, ${other.id})`.execute(ctx.db);
  const { state, stores } = await erasePerson(ctx, inventory, { personId: id, requestedBy: 'person' });
  expect(stores.flatMap(({ remains }) => remains)).toEqual([]);
  expect(state).toBe('verified');
  const { rows } = await sql`select state from erasures where pending is not null`.execute(ctx.db);
  expect(rows).toEqual([]);
});

it('still finds their name in a text, where the other is called otherwise', async () => {
  const { ctx, inventory } = school;
  const { id, email } = await school.person({ name: 'Дина Ли-Сейіт' });
  await school.person({ name: 'Надина Ли-Сейітова' });
  await sql`insert into backup_runs (id, started_at, finished_at, failure)
    values (${ctx.ids.uuid()}, now(), now(), ${`нет места: Дина Ли-Сейіт, ${email}`})`.execute(ctx.db);
  const { state, stores } = await erasePerson(ctx, inventory, { personId: id, requestedBy: 'person' });
  expect(state).toBe('partly failed');
  expect(stores.flatMap(({ remains }) => remains)).toEqual(['public.backup_runs.failure']);
});
