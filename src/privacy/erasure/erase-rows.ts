/**
 * The database's part of an erasure, each table as declared: first whatever stays forgets who it was, then the rest is
 * deleted. Each half is one transaction, and each may be repeated.
 */

import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { takeTime } from '#platform/database/patience.ts';
import { clearing } from '#platform/inventory/clearing.ts';
import { type Inventory, type PersonTable, personTables } from '#platform/inventory/inventory.ts';
import type { Kept, KnownPerson } from './erasure.ts';
import { fatesOf, keptByLaw, type TableFate, tablesInOrder } from './plan.ts';
import { sealRows } from './seal-rows.ts';
import { ownedBySubject } from './subject.ts';

type TableKept = { readonly table: string; readonly kept: Kept };

/**
 * Seals what a law keeps, takes the person out of every row that stays, and leaves their account without a name, an
 * address and a phone. Returns what stays, in which form.
 */
export async function redactRows(
  tx: Context,
  inventory: Inventory,
  erasureId: string,
  person: KnownPerson,
): Promise<TableKept[]> {
  await beginInDatabase(tx, erasureId, person.personId);
  const fates = await fatesOf(tx, personTables(inventory), person);
  await redactTables(tx, fates, erasureId, person);
  await forgetActs(tx, inventory, person.personId);
  await sql`update people set name = '', phone = null, email_verified = false,
    email = 'erased-' || id || '@erased.invalid' where id = ${person.personId}`.execute(tx.db);
  await tx.onStep?.('account redacted');
  return keptOf(fates);
}

/** Deletes every row of the person. What came in since the redaction is redacted or sealed first. */
export async function deleteRows(
  tx: Context,
  inventory: Inventory,
  erasureId: string,
  person: KnownPerson,
): Promise<TableKept[]> {
  await beginInDatabase(tx, erasureId, person.personId);
  const fates = await fatesOf(tx, personTables(inventory), person);
  await redactTables(tx, fates, erasureId, person);
  const deleting = new Set(fates.filter((fate) => fate.deleted > 0).map((fate) => fate.table.table));
  for (const table of await tablesInOrder(tx, inventory)) {
    if (!deleting.has(table.table)) continue;
    await sql`delete from ${sql.table(table.table)} where ${ownedBySubject(table, person)}`.execute(tx.db);
    await tx.onStep?.(`deleted from ${table.table}`);
  }
  return keptOf(fates);
}

async function beginInDatabase(tx: Context, erasureId: string, personId: string): Promise<void> {
  // Whoever adds a row for the person now waits, and then finds the person gone.
  await sql`select from people where id = ${personId} for update`.execute(tx.db);
  // The word by which append-only tables let an erasure through; it ends with the transaction.
  await sql`select set_config('school.erasure', ${erasureId}, true)`.execute(tx.db);
  await takeTime(tx);
}

function keptOf(fates: readonly TableFate[]): TableKept[] {
  return fates.flatMap((fate) => fate.kept.map((kept) => ({ table: fate.table.table, kept })));
}

async function redactTables(
  tx: Context,
  fates: readonly TableFate[],
  erasureId: string,
  person: KnownPerson,
): Promise<void> {
  for (const { table } of fates.filter((fate) => fate.changed > 0)) {
    const owned = ownedBySubject(table, person);
    const condition = keptByLaw(table);
    const staying = condition ? sql`${owned} and (${sql.raw(condition)})` : owned;
    if (condition) await seal(tx, table, erasureId, staying);
    await sql`update ${sql.table(table.table)} set ${changes(table, person.personId)} where ${staying}`.execute(tx.db);
    await tx.onStep?.(`redacted ${table.table}`);
  }
}

async function seal(tx: Context, table: PersonTable, erasureId: string, condition: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<Record<string, unknown>>`
    select * from ${sql.table(table.table)} where ${condition}`.execute(tx.db);
  await sealRows(tx, table, rows, () => ({ erasure_id: erasureId, together: null }));
}

/** What a row that stays loses, and what stands there instead. */
function changes(table: PersonTable, personId: string): RawBuilder<unknown> {
  const acting = Object.entries(table.columns).flatMap(([name, column]) =>
    column.acting ? [sql`${sql.ref(name)} = nullif(${sql.ref(name)}, ${personId}::uuid)`] : [],
  );
  const cleared = Object.entries(clearing(table)).map(([name, value]) => sql`${sql.ref(name)} = ${sql.raw(value)}`);
  return sql.join([...acting, ...cleared]);
}

/** Rows of others that say who acted: the person's identifier leaves them too. */
async function forgetActs(tx: Context, inventory: Inventory, personId: string): Promise<void> {
  const acting = inventory.tables.flatMap(({ table, columns }) =>
    Object.entries(columns).flatMap(([column, { acting }]) => (acting ? [{ table, column }] : [])),
  );
  const asked = acting.map(
    ({ table, column }, place) => sql`select ${sql.lit(place)}::int as place
      where exists (select from ${sql.table(table)} where ${sql.ref(column)} = ${personId})`,
  );
  const { rows } = await sql<{ place: number }>`${sql.join(asked, sql` union all `)}`.execute(tx.db);
  for (const { place } of rows) {
    const { table = '', column = '' } = acting[place] ?? {};
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = null where ${sql.ref(column)} = ${personId}`.execute(
      tx.db,
    );
    await tx.onStep?.(`forgotten in ${table}`);
  }
}
