/** What may take long, and how it keeps out of the way of pages. */
import { setTimeout as pause } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import { type Context, transact } from '../context.ts';

/** Whoever comes while a lock is waited for waits as well, so that it is never waited for longer than this. */
const LOCK_TIMEOUT_MS = 50;
/** Between two tries, growing. A vacuum of a large table steps aside only for one that waits longer than we let others wait. */
const PAUSES_MS = { first: 100, growth: 1.5, longest: 5_000 } as const;
/** Ten minutes; the next night tries again. */
const MOST_MS = 600_000;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * A transaction that takes a strong lock: while somebody reads the table for long, it steps back and tries again, and
 * pages pass in between. Throws what the database says when the table is never free.
 */
export function patiently<T>(ctx: Context, work: (tx: Context) => Promise<T>): Promise<T> {
  return steppingBack(() =>
    transact(ctx, async (tx) => {
      await waitShortly(tx);
      return work(tx);
    }),
  );
}

/**
 * The same at the end of a transaction that has done much already: the lock alone is asked for again. The tables are
 * locked until it ends.
 */
export async function lockPatiently(tx: Context, locked: readonly RawBuilder<unknown>[]): Promise<void> {
  await waitShortly(tx);
  await sql`savepoint before_lock`.execute(tx.db);
  await steppingBack(async () => {
    try {
      for (const table of locked) await sql`lock table only ${table} in access exclusive mode`.execute(tx.db);
    } catch (error) {
      await sql`rollback to savepoint before_lock`.execute(tx.db);
      throw error;
    }
  });
}

async function waitShortly(tx: Context): Promise<void> {
  await sql`select set_config('lock_timeout', ${`${LOCK_TIMEOUT_MS}ms`}, true)`.execute(tx.db);
}

async function steppingBack<T>(attempt: () => Promise<T>): Promise<T> {
  const began = performance.now();
  let pauseMs: number = PAUSES_MS.first;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      const isLocked = (error as { code?: unknown }).code === LOCK_NOT_AVAILABLE;
      if (!isLocked || performance.now() - began > MOST_MS) throw error;
    }
    await pause(pauseMs);
    pauseMs = Math.min(PAUSES_MS.longest, pauseMs * PAUSES_MS.growth);
  }
}

/** Eight times the server's own: what a big school's statements gather then stays off the disk. */
const WORK_MEM = '32MB';

/** Lifts the limits that a page's statements have, for the rest of the transaction; and spares compiling, which takes longer than it saves. */
export async function takeTime(tx: Context): Promise<void> {
  await sql`select set_config('statement_timeout', '0', true), set_config('jit', 'off', true),
    set_config('work_mem', ${WORK_MEM}, true)`.execute(tx.db);
}

/** Reads what may take long: it holds no lock that anybody waits for. */
export function atLeisure<T>(ctx: Context, read: (tx: Context) => Promise<T>): Promise<T> {
  return transact(ctx, async (tx) => {
    await takeTime(tx);
    return read(tx);
  });
}
