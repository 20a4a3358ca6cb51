/** What a row that stays loses, and what stands there instead. */
import type { TableDeclaration } from './declare.ts';

/** SQL by column, as its erasure is declared. Columns that may name somebody else are their own matter. */
export function clearing(table: Pick<TableDeclaration, 'columns'>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(table.columns).flatMap(([name, { acting, erasure }]) => {
      if (acting) return [];
      if (erasure === 'cleared') return [[name, 'null']];
      // Unlike a parameter, a literal takes the type of its column.
      return typeof erasure === 'object' ? [[name, `'${erasure.set.replaceAll("'", "''")}'`]] : [];
    }),
  );
}
