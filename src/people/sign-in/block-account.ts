/** A blocked account: its sessions end, and nobody signs in to it until the block is lifted. */
import { audit } from '#platform/audit/audit.ts';
import { actingId, type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { SignInDb } from './schema.ts';
import { endAllSessions } from './sessions.ts';

/** Blocking twice changes nothing. */
export async function blockAccount(ctx: Context, personId: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const blocked = await tables<SignInDb>(tx)
      .insertInto('account_blocks')
      .values({
        person_id: personId,
        blocked_at: tx.clock.now(),
        blocked_by: actingId(tx),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('person_id')
      .executeTakeFirst();
    if (!blocked) return;
    await endAllSessions(tx, personId);
    await audit(tx, { action: 'account.blocked', personId });
  });
}

export async function unblockAccount(ctx: Context, personId: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const lifted = await tables<SignInDb>(tx)
      .deleteFrom('account_blocks')
      .where('person_id', '=', personId)
      .returning('person_id')
      .executeTakeFirst();
    if (lifted) await audit(tx, { action: 'account.unblocked', personId });
  });
}

export async function isBlocked(ctx: Context, personId: string): Promise<boolean> {
  const block = await tables<SignInDb>(ctx)
    .selectFrom('account_blocks')
    .select('person_id')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return block !== undefined;
}
