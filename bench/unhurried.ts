import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';

/** On one connection and in no transaction, as a vacuum must be; without the limit that a page's statements have. */
export async function unhurried<T>({ db }: Pick<Context, 'db'>, work: (db: Context['db']) => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql`set statement_timeout = 0`.execute(connection);
    try {
      return await work(connection);
    } finally {
      await sql`reset statement_timeout`.execute(connection);
    }
  });
}
