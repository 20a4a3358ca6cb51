import type { Context } from '#platform/context.ts';
import { takeTime } from '#platform/database/patience.ts';

/**
 * The database as it stands at one moment, for as long as a copy takes: otherwise a row written in between would stand
 * in one of its files and be missing from another. Inside a transaction already, it is that one.
 */
export async function openSnapshot(ctx: Context): Promise<{ ctx: Context; close(): Promise<void> }> {
  if (ctx.db.isTransaction) return { ctx, close: async () => undefined };
  const db = await ctx.db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute();
  // A page's limit is not a copy's: the first rows of a long history come when all of it is sorted.
  const snapshot = { ...ctx, db };
  await takeTime(snapshot);
  return {
    ctx: snapshot,
    close: async () => {
      if (!db.isCommitted && !db.isRolledBack) await db.rollback().execute();
    },
  };
}
