/** What the database itself knows: which table points at which, and by what a row is told from another. */
import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import type { Reference } from './due.ts';
import { type Rule, rulesOf } from './rule.ts';

/** References that would stop a row from going; those that go with it do not. */
export async function findReferences(ctx: Context): Promise<Reference[]> {
  const { rows } = await sql<Reference>`
    select conrelid::regclass::text as "from", attname as "column", confrelid::regclass::text as "to"
    from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where contype = 'f' and confdeltype <> 'c' and connamespace = 'public'::regnamespace`.execute(ctx.db);
  return rows;
}

/** The first column of each table's primary key: enough to name a row in a list. */
export async function findPrimaryKeys(ctx: Context): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ table: string; column: string }>`
    select conrelid::regclass::text as "table", attname as "column"
    from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where contype = 'p' and connamespace = 'public'::regnamespace`.execute(ctx.db);
  return new Map(rows.map(({ table, column }) => [table, column]));
}

/**
 * First the changes to rows that stay: closing an account is what other terms run from. Then what is sealed, for what goes
 * into the vault is out of it at the end of its law, be it this night. Then what goes, a row after the
 * rows that point at it; last what waits for everything else to be gone.
 */
export function phasesOf(inventory: Inventory, references: readonly Reference[]): readonly (readonly Rule[])[] {
  const rules = rulesOf(inventory);
  const going = rules.filter((rule) => rule.action === 'delete');
  const isLast = (rule: Rule): boolean => rule.after === 'records-ended';
  return [
    rules.filter((rule) => rule.action === 'anonymise'),
    rules.filter((rule) => rule.action === 'vault'),
    childrenFirst(
      going.filter((rule) => !isLast(rule)),
      references,
    ),
    childrenFirst(going.filter(isLast), references),
  ];
}

function childrenFirst(rules: readonly Rule[], references: readonly Reference[]): Rule[] {
  const placed: Rule[] = [];
  const visited = new Set<string>();
  const place = (table: string): void => {
    if (visited.has(table)) return;
    visited.add(table);
    for (const { from, to } of references) if (to === table) place(from);
    placed.push(...rules.filter((rule) => rule.table === table));
  };
  for (const { table } of rules) place(table);
  return placed;
}
