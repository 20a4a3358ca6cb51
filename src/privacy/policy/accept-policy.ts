import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { FIRST_REVISION as CURRENT_REVISION } from './revision.ts';
import type { AcceptanceWay, PolicyDb } from './schema.ts';

/** Records that the person accepted the revision in force. A second time changes nothing. */
export async function acceptPolicy(ctx: Context, personId: string, way: AcceptanceWay): Promise<void> {
  await transact(ctx, async (tx) => {
    const inserted = await tables<PolicyDb>(tx)
      .insertInto('policy_acceptances')
      .values({
        id: tx.ids.uuid(),
        person_id: personId,
        revision: CURRENT_REVISION.id,
        way,
        accepted_at: tx.clock.now(),
      })
      .onConflict((conflict) => conflict.columns(['person_id', 'revision']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!inserted) return;
    await audit(tx, { action: 'policy.accepted', personId, details: { revision: CURRENT_REVISION.id, way } });
  });
}
