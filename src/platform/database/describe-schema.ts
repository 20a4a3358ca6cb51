/** The live schema as readable text, for people who read it and for the test that keeps it true. */
import { sql } from 'kysely';
import type { Database } from './database.ts';

interface ColumnRow {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
  default: string | null;
}
interface LineRow {
  table: string;
  line: string;
}

/** One block a table: its columns, constraints and indexes, each in a stable order. */
export async function describeSchema(db: Database): Promise<string> {
  const columns = await sql<ColumnRow>`
    select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
      not a.attnotnull as nullable, pg_get_expr(d.adbin, d.adrelid) as default
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where n.nspname = 'public' and c.relkind in ('r', 'p') order by c.relname, a.attnum`.execute(db);
  const constraints = await sql<LineRow>`
    select c.relname as table, pg_get_constraintdef(k.oid) as line
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and k.contype <> 'n' order by c.relname, k.contype, pg_get_constraintdef(k.oid)`.execute(
    db,
  );
  const indexes = await sql<LineRow>`
    select tablename as table, regexp_replace(indexdef, '^CREATE (UNIQUE )?INDEX (\\S+) ON public\\.\\S+ USING', '\\1index \\2', '') as line
    from pg_indexes where schemaname = 'public' and indexname not in (select conname from pg_constraint)
    order by tablename, indexname`.execute(db);
  const triggers = await sql<LineRow>`
    select c.relname as table, 'trigger ' || t.tgname as line
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and not t.tgisinternal order by c.relname, t.tgname`.execute(db);
  const tables = [...new Set(columns.rows.map((row) => row.table))];
  const linesOf = (rows: readonly LineRow[], table: string) =>
    rows.filter((row) => row.table === table).map((row) => `  ${row.line}`);
  return tables
    .map((table) => {
      const own = columns.rows.filter((row) => row.table === table);
      const width = Math.max(...own.map((row) => row.column.length));
      const described = own.map((row) => {
        const extra = `${row.nullable ? ' null' : ''}${row.default ? ` default ${row.default}` : ''}`;
        return `  ${row.column.padEnd(width)}  ${row.type}${extra}`;
      });
      return [
        table,
        ...described,
        ...linesOf(constraints.rows, table),
        ...linesOf(indexes.rows, table),
        ...linesOf(triggers.rows, table),
      ].join('\n');
    })
    .join('\n\n')
    .concat('\n');
}
