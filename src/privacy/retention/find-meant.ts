/** Whose data the staff mean. Whoever studied years ago has no address any more: their papers still say who they are. */
import { sql } from 'kysely';
import { findPersonByEmail } from '#people/profiles';
import type { Context } from '#platform/context.ts';
import { type Inventory, personTables } from '#platform/inventory/inventory.ts';

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/**
 * `typed`: an e-mail address, the number on a certificate or an order, or the identifier of a person, also as the address
 * of their page in the office. Undefined: nobody, or more than one.
 */
export async function findMeant(ctx: Context, inventory: Inventory, typed: string): Promise<string | undefined> {
  const id = ID.exec(typed)?.[0];
  if (id) {
    const { rows } = await sql<{ id: string }>`select id from people where id = ${id}`.execute(ctx.db);
    return rows[0]?.id;
  }
  if (typed.includes('@')) return (await findPersonByEmail(ctx, typed))?.id;
  const numbers = [...new Set([typed, typed.toUpperCase()])];
  const papers = personTables(inventory).flatMap(({ table, subject, paperNumber, paper }) => {
    const whose = sql`select ${sql.ref(subject.column)} as person from ${sql.table(table)}
      where ${sql.ref(subject.column)} is not null`;
    return [
      ...(paperNumber ? [sql`${whose} and ${sql.ref(paperNumber)} = any(${numbers})`] : []),
      ...(paper
        ? [
            sql`${whose} and ${sql.ref(paper.column)} in (
              select id from ${sql.table(paper.table)} where ${sql.ref(paper.number)} = any(${numbers}))`,
          ]
        : []),
    ];
  });
  if (papers.length === 0) return undefined;
  const { rows } = await sql<{ person: string }>`${sql.join(papers, sql` union `)}`.execute(ctx.db);
  return rows.length === 1 ? rows[0]?.person : undefined;
}
