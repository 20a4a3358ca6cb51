/** Connections of backups' own: without the limits of a page's statement, and with every value spelled one way. */
import pg from 'pg';
import type { Connection } from '#platform/database/database.ts';

const SPELLING = `
  set timezone to 'UTC'; set datestyle to 'ISO, YMD'; set intervalstyle to 'postgres'; set bytea_output to 'hex';
  set extra_float_digits to 1; set client_encoding to 'UTF8'; set search_path to public; set row_security to off;
  set statement_timeout to 0; set lock_timeout to 0; set idle_in_transaction_session_timeout to 0`;

export async function withSession<T>(connection: Connection, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...connection, application_name: 'pobimajomet backups' });
  // A connection that breaks fails the statement under way; without a listener it would end the program.
  client.on('error', () => undefined);
  await client.connect();
  let done = false;
  try {
    await client.query(SPELLING);
    const result = await work(client);
    // The server ends a session a moment after its connection: whoever asks next would still find the lock taken.
    await client.query('select pg_advisory_unlock_all()');
    done = true;
    return result;
  } finally {
    // A COPY that was broken off leaves bytes nobody reads: such a connection is cut, not closed.
    if (done) await client.end();
    else (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  }
}

export function toDatabase(connection: Connection, database: string): Connection {
  if (!('connectionString' in connection)) return { ...connection, database };
  const url = new URL(connection.connectionString);
  url.pathname = `/${encodeURIComponent(database)}`;
  return { connectionString: url.href };
}

export function databaseOf(connection: Connection): string {
  if (!('connectionString' in connection)) return connection.database;
  return decodeURIComponent(new URL(connection.connectionString).pathname.slice(1));
}

const LOCK = 7_402_027;

/** One backup, drill or restore of a school at a time; ends with the session. */
export async function lockBackups(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [LOCK]);
  return rows[0]?.locked === true;
}
