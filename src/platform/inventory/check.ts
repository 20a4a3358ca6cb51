/** What a declaration may not say, found without a database. */
import { type Inventory, type PersonTable, personTables } from './inventory.ts';

/** Each problem in one sentence; none means that every column of a row that stays says what becomes of it. */
export function inventoryProblems(inventory: Inventory): string[] {
  return personTables(inventory).flatMap((table) => (table.erasure.rows === 'delete' ? [] : problemsOf(table)));
}

function problemsOf(table: PersonTable): string[] {
  const owner = table.columns[table.subject.column];
  const forgets = owner?.erasure === 'cleared';
  return [
    ...(forgets
      ? []
      : [`${table.table}: its rows stay after an erasure, and ${table.subject.column} still says whose they were`]),
    ...Object.entries(table.columns)
      .filter(([, column]) => column.label !== undefined && column.erasure === 'with row')
      .map(
        ([name]) =>
          `${table.table}.${name}: its row stays after an erasure, and the column does not say what becomes of it`,
      ),
  ];
}
