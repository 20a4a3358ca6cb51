/** Fills every table of the live catalogue with a row for a person, each value marked as theirs. */
import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { TableDeclaration } from '#platform/inventory/declare.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';

export interface MarkedPerson {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** Stands in every text of theirs, lower case. */
  readonly marker: string;
  /** Tells the numbers and days of one person from another's. */
  readonly number: number;
}

export function markedPerson(letter: string, number: number): MarkedPerson {
  const marker = `қолтаңба-${letter}-${number}`;
  return { id: uuidOf(marker), email: `${letter}-${number}@example.kz`, name: `${marker} аты`, marker, number };
}

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly generated: boolean;
}
interface Reference {
  readonly table: string;
  readonly column: string;
  readonly to: string;
}

/** Columns whose words the code chooses: a marker there would break a check, or prove nothing. */
export type Words = Readonly<Record<string, string | null>>;

export async function fillTables(
  pool: pg.Pool,
  inventory: Inventory,
  person: MarkedPerson,
  words: Words,
): Promise<Map<string, Record<string, unknown>>> {
  const [columns, references] = [await liveColumns(pool), await liveReferences(pool)];
  const filled = new Map<string, Record<string, unknown>>();
  for (const table of inventory.tables) {
    if (!('column' in table.subject)) continue;
    const own = columns.filter((column) => column.table === table.table && !column.generated);
    const value = valuesFor(inventory, table, references, person, words);
    filled.set(table.table, Object.fromEntries(own.map((column) => [column.column, value(column)])));
  }
  const client = await pool.connect();
  try {
    // References and append-only rules do not hold while the rows are put in; they do afterwards.
    await client.query('set session_replication_role = replica');
    for (const [table, row] of filled) {
      const names = Object.keys(row);
      const places = names.map((_, position) => `$${position + 1}`);
      await client.query(
        `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')}) values (${places.join(', ')})`,
        Object.values(row).map((value) => (isDocument(value) ? JSON.stringify(value) : value)),
      );
    }
  } finally {
    await client.query('set session_replication_role = origin');
    client.release();
  }
  return filled;
}

function isDocument(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function valuesFor(
  inventory: Inventory,
  table: TableDeclaration,
  references: readonly Reference[],
  person: MarkedPerson,
  words: Words,
): (column: Column) => unknown {
  const subject = 'column' in table.subject ? table.subject.column : undefined;
  const peopleTables = new Set(
    inventory.tables.filter((other) => 'column' in other.subject).map((other) => other.table),
  );
  return ({ table: name, column, type }) => {
    const word = words[`${name}.${column}`];
    if (word === null) return null;
    const said = word?.replace('#', String(person.number));
    if (said !== undefined) return type === 'int4' ? Number(said) : said;
    if (column === subject) return type === 'uuid' ? person.id : String(person.id);
    if (name === 'people' && column === 'email') return person.email;
    if (name === 'people' && column === 'name') return person.name;
    const reference = references.find((each) => each.table === name && each.column === column);
    if (reference?.to === 'people') return person.id;
    if (reference && peopleTables.has(reference.to)) return rowId(person, reference.to);
    if (column === 'id') return rowId(person, name);
    // Any identifier that is no declared reference may be a person's: the worst case is theirs.
    const declared = table.columns[column];
    if (type === 'uuid' && !reference && declared?.handling === undefined) return person.id;
    return marked(type, `${person.marker} ${name} ${column}`, person, column);
  };
}

/** The row of the person in that table: others point at it. */
export function rowId(person: MarkedPerson, table: string): string {
  return uuidOf(`${person.marker} ${table}`);
}

function marked(type: string, text: string, person: MarkedPerson, column: string): unknown {
  switch (type) {
    case 'uuid':
      return uuidOf(text);
    case 'int4':
    case 'int8':
      return 40 + person.number;
    case 'bool':
      return true;
    case 'timestamptz':
      return `2026-0${person.number}-05T0${column.length % 10}:15:30.125Z`;
    case 'date':
      return `2026-0${person.number}-17`;
    case 'jsonb':
    case 'json':
      return { note: text };
    case 'bytea':
      return Buffer.from(text);
    case 'text':
      return text;
    default:
      throw new Error(`no marked value for ${type}: teach the filler this type`);
  }
}

function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function liveColumns(pool: pg.Pool): Promise<Column[]> {
  const { rows } = await pool.query<Column>(`
    select table_name as table, column_name as column, udt_name as type, is_identity = 'YES' as generated
    from information_schema.columns where table_schema = 'public' order by table_name, ordinal_position`);
  return rows;
}

async function liveReferences(pool: pg.Pool): Promise<Reference[]> {
  const { rows } = await pool.query<Reference>(`
    select conrelid::regclass::text as table, attname as column, confrelid::regclass::text as to
    from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where contype = 'f' and cardinality(conkey) = 1`);
  return rows;
}

/** Every value of every table of every schema, as text, bytes in hexadecimal too: what a thief would have. */
export async function dumpDatabase(pool: pg.Pool): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ name: string }>(`
    select format('%I.%I', nspname, relname) as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where relkind in ('r', 'm', 'p') and not relispartition and nspname not in ('pg_catalog', 'information_schema')
      and nspname not like 'pg_t%'`);
  const dump = new Map<string, string>();
  for (const { name } of rows) {
    const { rows: lines } = await pool.query<{ line: string }>(`select each::text as line from ${name} as each`);
    dump.set(
      name,
      lines
        .map((row) => row.line)
        .join('\n')
        .toLowerCase(),
    );
  }
  return dump;
}
