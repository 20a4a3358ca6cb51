import { sql } from 'kysely';
import { type Context, transact } from '#platform/context.ts';

/** Reads what may take long: it holds no lock that anybody waits for, and so has no limit. */
export function atLeisure<T>(ctx: Context, read: (tx: Context) => Promise<T>): Promise<T> {
  return transact(ctx, async (tx) => {
    await sql`select set_config('statement_timeout', '0', true), set_config('jit', 'off', true)`.execute(tx.db);
    return read(tx);
  });
}
