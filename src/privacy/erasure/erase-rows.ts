/** The database's part of an erasure: each table as declared, in one transaction. */
import { type RawBuilder, sql } from 'kysely';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { type ColumnDeclaration, type Inventory, type PersonTable, personTables } from '#platform/inventory/declare.ts';
import { forMachines, ownedBy, type Subject } from '#privacy/export';
import { type Kept, lastDayOf } from './erasure.ts';
import { fatesOf, keptByLaw, tablesInOrder } from './plan.ts';
import type { ErasureDb } from './schema.ts';

/** Deletes, anonymises and seals every row of the person. Returns what stays, in which form. */
export async function eraseRows(
  tx: Context,
  inventory: Inventory,
  erasureId: string,
  subject: Subject,
): Promise<Kept[]> {
  // Whoever adds a row for the person now waits, and then finds the person gone.
  await sql`select from people where id = ${subject.personId} for update`.execute(tx.db);
  // The word by which append-only tables let an erasure through; it ends with the transaction.
  await sql`select set_config('school.erasure', ${erasureId}, true)`.execute(tx.db);
  const fates = await fatesOf(tx, personTables(inventory), subject);
  for (const table of await tablesInOrder(tx, inventory)) await eraseTable(tx, table, erasureId, subject);
  await forgetActs(tx, inventory, subject.personId);
  return fates.flatMap((fate) => fate.kept);
}

async function eraseTable(tx: Context, table: PersonTable, erasureId: string, subject: Subject): Promise<void> {
  const name = sql.table(table.table);
  const owned = ownedBy(table, subject);
  if (table.erasure.rows === 'anonymise') {
    await sql`update ${name} set ${changes(table)} where ${owned}`.execute(tx.db);
    return;
  }
  const condition = keptByLaw(table);
  if (condition) {
    await sealRows(tx, table, erasureId, sql`${owned} and (${sql.raw(condition)})`);
    await sql`update ${name} set ${changes(table)} where ${owned} and (${sql.raw(condition)})`.execute(tx.db);
  }
  await sql`delete from ${name} where ${owned}`.execute(tx.db);
}

/** What a row that stays loses, and what stands there instead. */
function changes(table: PersonTable): RawBuilder<unknown> {
  const set = Object.entries(table.columns).flatMap(([name, column]) => {
    if (column.erasure === 'cleared') return [sql`${sql.ref(name)} = null`];
    // Unlike a parameter, a literal takes the type of its column.
    if (typeof column.erasure === 'object') return [sql`${sql.ref(name)} = ${sql.lit(column.erasure.set)}`];
    return [];
  });
  return sql.join(set);
}

async function sealRows(
  tx: Context,
  table: PersonTable,
  erasureId: string,
  condition: RawBuilder<unknown>,
): Promise<void> {
  const { erasure, handling } = table;
  if (erasure.rows !== 'vault') return;
  const { rows } = await sql<Record<string, unknown>>`
    select * from ${sql.table(table.table)} where ${condition}`.execute(tx.db);
  for (const row of rows) {
    const since = erasure.since === undefined ? undefined : row[erasure.since];
    const from = since instanceof Temporal.Instant ? schoolDay(since) : schoolDay(tx.clock.now());
    const plain = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, forMachines(value)]));
    const document = JSON.stringify({ table: table.table, row: plain });
    await tables<ErasureDb>(tx)
      .insertInto('vault_records')
      .values({
        id: tx.ids.uuid(),
        erasure_id: erasureId,
        what: erasure.what.ru,
        why: erasure.why.ru,
        source: handling.term.source,
        keep_until: lastDayOf(handling.term, from),
        sealed: tx.secrets.seal('vault', document),
        sealed_at: tx.clock.now(),
      })
      .execute();
  }
}

const isActing = ([, column]: [string, ColumnDeclaration]): boolean => column.acting === true;

/** Rows of others that say who acted: the person's identifier leaves them too. */
async function forgetActs(tx: Context, inventory: Inventory, personId: string): Promise<void> {
  for (const { table, columns } of inventory.tables) {
    for (const [name] of Object.entries(columns).filter(isActing)) {
      const column = sql.ref(name);
      await sql`update ${sql.table(table)} set ${column} = null where ${column} = ${personId}`.execute(tx.db);
    }
  }
}
