/** What the database's own catalogue says is to be backed up: every table of the school and of its job queue. */
import type pg from 'pg';
import { parentsFirst, type TableManifest } from './backup.ts';

const SCHEMAS = ['public', 'graphile_worker'];

export type LiveTable = Pick<TableManifest, 'schema' | 'table' | 'columns'>;

export const nameOf = ({ schema, table }: { schema: string; table: string }): string => `"${schema}"."${table}"`;

/** Tables others refer to come first. The queue's own list of migrations is made by its own program. */
export async function liveTables(client: pg.Client): Promise<LiveTable[]> {
  const { rows } = await client.query<LiveTable>(
    `select nspname as schema, relname as table, json_agg(attname order by attnum) as columns
     from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = ''
     where relkind in ('r', 'p') and not relispartition and nspname = any($1)
       and not (nspname = 'graphile_worker' and relname = 'migrations')
     group by nspname, relname order by nspname desc, relname`,
    [SCHEMAS],
  );
  const references = await client.query<{ from: string; to: string }>(
    `select fn.nspname || '.' || f.relname as "from", tn.nspname || '.' || t.relname as "to"
     from pg_constraint k
     join pg_class f on f.oid = conrelid join pg_namespace fn on fn.oid = f.relnamespace
     join pg_class t on t.oid = confrelid join pg_namespace tn on tn.oid = t.relnamespace
     where contype = 'f' and conrelid <> confrelid`,
  );
  return parentsFirst(rows, references.rows);
}

export async function liveSequences(client: pg.Client): Promise<{ schema: string; name: string }[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select nspname as schema, relname as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     where relkind = 'S' and nspname = any($1) order by nspname, relname`,
    [SCHEMAS],
  );
  return rows;
}

/** How many rows, and a sum that changes with any value of any of them, whatever their order. */
export async function digestOf(client: pg.Client, table: LiveTable): Promise<{ rows: number; digest: string }> {
  const columns = table.columns.map((column) => `"${column}"`).join(', ');
  const { rows } = await client.query<{ rows: string; digest: string }>(
    `select count(*) as rows,
       coalesce(sum(('x' || substr(md5(t::text), 1, 15))::bit(60)::bigint::numeric), 0)::text as digest
     from (select ${columns} from ${nameOf(table)}) t`,
  );
  return { rows: Number(rows[0]?.rows ?? 0), digest: rows[0]?.digest ?? '0' };
}

/** The number of the queue's last own migration; zero where it has none. */
export async function queueVersion(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    'select coalesce(max(id), 0)::int as id from graphile_worker.migrations',
  );
  return rows[0]?.id ?? 0;
}
