/** Compares the inventory with the live database's catalogue, column by column. */
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { Inventory } from './inventory.ts';

/** Each difference in one sentence; none means that nothing is stored undeclared. */
export async function compareWithCatalogue(db: Database, inventory: Inventory): Promise<string[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = 'public' order by table_name, ordinal_position`.execute(db);
  const live = new Set(rows.map((row) => `${row.table}.${row.column}`));
  const declared = inventory.tables.flatMap((table) =>
    Object.keys(table.columns).map((column) => `${table.table}.${column}`),
  );
  const declaredSet = new Set(declared);
  return [
    ...[...live].filter((name) => !declaredSet.has(name)).map((name) => `${name} is stored and not in the inventory`),
    ...declared.filter((name) => !live.has(name)).map((name) => `${name} is in the inventory and not in the database`),
    ...declared
      .filter((name, position) => declared.indexOf(name) !== position)
      .map((name) => `${name} is declared twice`),
  ];
}
