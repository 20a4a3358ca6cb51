/** The operator has looked at the clock and at what was lost: what cannot be undone goes on. */
import { audit } from '../audit/audit.ts';
import { type Context, transact } from '../context.ts';
import { tables } from '../database/database.ts';
import { sendWaitingOffers } from '../outbox/outbox.ts';
import { findStandstill, type Standstill, type TimekeepingDb } from './standstill.ts';

/** What stood still; undefined where nothing did. */
export async function resume(ctx: Context): Promise<Standstill | undefined> {
  return transact(ctx, async (tx) => {
    const db = tables<TimekeepingDb>(tx);
    await db.selectFrom('timekeeping').select('only_row').forUpdate().execute();
    const still = await findStandstill(tx);
    if (!still) return undefined;
    await db
      .updateTable('timekeeping')
      .set({ ticked_at: tx.clock.now(), doubted_at: null, restored_from: null, restored_at: null })
      .execute();
    await sendWaitingOffers(tx);
    await audit(tx, {
      action: 'standstill.ended',
      details: { days: still.leap?.days ?? 0, restored: still.restored !== undefined },
    });
    return still;
  });
}
