/** What a law keeps longer than the person's contacts: sealed, and taken out of its row, as an erasure would. */
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { sealRows } from '#privacy/erasure';
import { declared } from './due.ts';
import type { Rule } from './rule.ts';

/**
 * Seals the chosen rows of `each` in the transaction of their batch, and returns how many. Nobody changes a row between
 * its sealing and its clearing, and none is cleared that was not sealed.
 */
export async function sealChosen(tx: Context, rule: Rule, chosen: RawBuilder<boolean>): Promise<number> {
  const { table } = rule.sealing ?? {};
  if (!table) throw new Error(`${rule.table}: nothing of it is sealed`);
  const { rows } = await sql<{ readonly id: string } & Record<string, unknown>>`
    select each.* from ${sql.table(rule.table)} as each where ${chosen} for update of each`.execute(tx.db);
  const ofPerson = new Map<unknown, string>();
  await sealRows(tx, table, rows, (row) => {
    const person = row[table.subject.column];
    const together = ofPerson.get(person) ?? tx.ids.token();
    ofPerson.set(person, together);
    return { erasure_id: null, together };
  });
  const changes = [...rule.set].map(([column, value]) => sql`${sql.ref(column)} = ${declared(value, tx.clock.now())}`);
  await sql`update ${sql.table(rule.table)} set ${sql.join(changes)}
    where id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(tx.db);
  return rows.length;
}
