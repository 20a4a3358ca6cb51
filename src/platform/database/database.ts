/** The connection: one driver, instants and days as Temporal, every statement with parameters prepared once. */
import { CompiledQuery, Kysely, PostgresDialect, type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import { createHotConnection, type HotConnection } from './hot-connection.ts';

/** Rooms see their own tables and those that a lower room lends, through {@link tables}. */
// biome-ignore lint/complexity/noBannedTypes: the platform knows no table
export type Database = Kysely<{}>;

/** The same connection, seen as these tables. */
export function tables<T>(ctx: { readonly db: Database }): Kysely<T> {
  return ctx.db as unknown as Kysely<T>;
}

export type Connection =
  | { readonly connectionString: string }
  | { readonly host: string; readonly user: string; readonly database: string };

const hotConnections = new WeakMap<Database, HotConnection>();

/**
 * A reading statement as its text, with `$1`, `$2` … for the values: for the few that every request makes. It goes past
 * the query builder, over the {@link HotConnection}; inside a transaction it stays in it. `T` is the caller's word for
 * the row.
 */
export async function hotStatement<T>(
  ctx: { readonly db: Database },
  text: string,
  values: readonly unknown[],
): Promise<T[]> {
  const hot = hotConnections.get(ctx.db);
  if (hot) return hot.query<T>(text, values);
  const { rows } = await ctx.db.executeQuery<T>(CompiledQuery.raw(text, [...values]));
  return rows;
}

/** Documents go into `jsonb` as text: the driver would turn an array into a PostgreSQL array. */
export function jsonb<T>(value: T): RawBuilder<T> {
  return sql<T>`${JSON.stringify(value)}::jsonb`;
}

const { builtins } = pg.types;
const parsers: Record<number, (text: string) => unknown> = {
  [builtins.TIMESTAMPTZ]: (text) => Temporal.Instant.from(text.replace(' ', 'T')),
  [builtins.DATE]: (text) => Temporal.PlainDate.from(text),
  [builtins.INT8]: (text) => Number(text),
};
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers[oid] ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

function toParameter(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const tag = (value as { readonly [Symbol.toStringTag]?: unknown })[Symbol.toStringTag];
  return typeof tag === 'string' && tag.startsWith('Temporal.') ? String(value) : value;
}

/** Statements are named by their text, so that each connection plans each of them once. */
const names = new Map<string, string>();
const MOST_PREPARED = 500;
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= MOST_PREPARED) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

/** Told of each statement's text, never of its values; tests and the bench count with it. */
export type StatementListener = (text: string) => void;

class SchoolClient extends pg.Client {
  readonly #listener: StatementListener | undefined;

  constructor(config: pg.PoolConfig & { onStatement?: StatementListener | undefined }) {
    super(config);
    this.#listener = config.onStatement;
  }

  override query(...given: unknown[]): never {
    const [text, values] = given;
    if (this.#listener && typeof text === 'string') this.#listener(text);
    if (typeof text === 'string' && Array.isArray(values)) {
      const name = nameOf(text);
      const config = { text, values: values.map(toParameter), ...(name ? { name } : {}) };
      return (super.query as (...args: unknown[]) => never)(config, ...given.slice(2));
    }
    return (super.query as (...args: unknown[]) => never)(...given);
  }
}

/**
 * A connection that breaks is replaced at the next query, which says so to its caller; without these listeners it would
 * end the program.
 */
export function tolerateBrokenConnections(pool: pg.Pool): void {
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
}

export interface OpenDatabase {
  readonly db: Database;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

const STATEMENT_TIMEOUT_MS = 15_000;

export interface DatabaseOptions {
  /** Connections at most. */
  readonly max?: number;
  readonly onStatement?: StatementListener;
}

export function openDatabase(connection: Connection, options: DatabaseOptions = {}): OpenDatabase {
  const settings: pg.PoolConfig & { onStatement: StatementListener | undefined } = {
    ...connection,
    Client: SchoolClient as unknown as new () => pg.Client,
    types,
    max: options.max ?? 16,
    // On a full disk PostgreSQL may refuse a new connection; those that are open go on reading.
    min: Math.min(2, options.max ?? 2),
    idleTimeoutMillis: 30_000,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'pobimajomet',
    onStatement: options.onStatement,
  };
  const pool = new pg.Pool(settings);
  tolerateBrokenConnections(pool);
  const db = new Kysely<object>({ dialect: new PostgresDialect({ pool }) }) as unknown as Database;
  const hot = createHotConnection(() => new SchoolClient({ ...settings, pipeline: true }));
  hotConnections.set(db, hot);
  return {
    db,
    pool,
    close: async () => {
      await hot.close();
      await db.destroy();
    },
  };
}
