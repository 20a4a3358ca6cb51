import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import type { StaffDb } from './schema.ts';

/** The invitation's link stops working. Throws NotFound for one that was accepted or is over. */
export async function withdrawInvitation(ctx: Context, invitationId: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const now = tx.clock.now();
    const withdrawn = await tables<StaffDb>(tx)
      .updateTable('staff_invitations')
      .set({ expires_at: now })
      .where('id', '=', invitationId)
      .where('accepted_at', 'is', null)
      .where('expires_at', '>', now)
      .returning('person_id')
      .executeTakeFirst();
    if (!withdrawn) throw new NotFound('invitation');
    const object = { kind: 'staff_invitation', id: invitationId };
    await audit(tx, { action: 'staff.invitation-withdrawn', personId: withdrawn.person_id, object });
  });
}
