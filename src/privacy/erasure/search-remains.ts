/** After an erasure: every column of every table of every schema is searched for what could still tell of the person. */
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import type { Inventory } from '#platform/inventory/declare.ts';
import type { Marker } from './erasure.ts';

interface LiveTable {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly { readonly name: string; readonly bytes: boolean }[];
}

/** The columns that still hold something, as `schema.table.column`. */
export async function searchRemains(tx: Context, inventory: Inventory, markers: readonly Marker[]): Promise<string[]> {
  // A whole table is read on purpose, so the limit for a page's statement does not fit here.
  await sql`select set_config('statement_timeout', '0', true)`.execute(tx.db);
  const things = new Set(inventory.tables.filter((table) => 'none' in table.subject).map((table) => table.table));
  const found: string[] = [];
  for (const live of await liveTables(tx)) {
    const ofThings = live.schema === 'public' && things.has(live.table);
    const sought = ofThings ? markers.filter((marker) => marker.kind !== 'name') : markers;
    found.push(...(await columnsHolding(tx, live, sought)));
  }
  return found;
}

async function liveTables(tx: Context): Promise<LiveTable[]> {
  const { rows } = await sql<LiveTable>`
    select nspname as schema, relname as table,
      json_agg(json_build_object('name', attname, 'bytes', atttypid = 'bytea'::regtype) order by attnum) as columns
    from pg_class
    join pg_namespace on pg_namespace.oid = relnamespace
    join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
    where relkind in ('r', 'm') and nspname not in ('pg_catalog', 'information_schema') and nspname not like 'pg\_t%'
    group by nspname, relname order by nspname, relname`.execute(tx.db);
  return rows;
}

async function columnsHolding(tx: Context, live: LiveTable, markers: readonly Marker[]): Promise<string[]> {
  const holds = ({ name, bytes }: LiveTable['columns'][number]): RawBuilder<unknown> =>
    sql.join(
      markers.map(({ text }) =>
        bytes
          ? sql`position(convert_to(${text}, 'UTF8') in ${sql.ref(name)}) > 0`
          : sql`position(${text} in lower(${sql.ref(name)}::text)) > 0`,
      ),
      sql` or `,
    );
  const counts = live.columns.map(
    (column, position) => sql`count(*) filter (where ${holds(column)}) as ${sql.ref(`c${position}`)}`,
  );
  const { rows } = await sql<Record<string, number>>`
    select ${sql.join(counts)} from ${sql.table(`${live.schema}.${live.table}`)}`.execute(tx.db);
  return live.columns.flatMap(({ name }, position) =>
    (rows[0]?.[`c${position}`] ?? 0) > 0 ? [`${live.schema}.${live.table}.${name}`] : [],
  );
}
