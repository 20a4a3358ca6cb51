/** A row that goes is asked for by every table that may point at it: without an index, each of them is read whole. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { storedFilesTable } from '#platform/files/stored-files.ts';
import { rulesOf } from '#privacy/retention';
import { useSchool } from '#tests/harness/school.ts';

const school = useSchool();

interface Pointing {
  readonly from: string;
  readonly columns: string;
  readonly to: string;
  readonly indexed: boolean;
}

it('has an index on each reference to a table from which rows go one day', async () => {
  const { inventory } = school;
  const going = new Set([
    storedFilesTable.table,
    ...rulesOf(inventory).flatMap(({ table, action }) => (action === 'delete' ? [table] : [])),
    ...inventory.tables.flatMap(({ table, erasure }) => (erasure?.rows === 'delete' ? [table] : [])),
  ]);
  // An index of those rows alone that point at all serves as well: the database asks for what points at this one.
  const { rows } = await sql<Pointing>`
    select conrelid::regclass::text as "from", confrelid::regclass::text as "to", columns, exists (
      select from pg_index where indrelid = conrelid and indisvalid
        and (indkey::int2[])[0:cardinality(conkey) - 1] @> conkey
        and (indpred is null or pg_get_expr(indpred, indrelid) = format('(%s IS NOT NULL)', columns))) as indexed
    from pg_constraint, lateral (
      select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
      where attrelid = conrelid and attnum = any(conkey)) as named
    where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0 order by 1, 2`.execute(
    school.ctx.db,
  );
  const concerned = rows.filter(({ to }) => going.has(to));
  expect(concerned.length).toBeGreaterThan(40);
  expect(
    concerned.filter(({ indexed }) => !indexed).map(({ from, columns, to }) => `${from} (${columns}) → ${to}`),
  ).toEqual([]);
});
