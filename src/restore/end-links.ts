/**
 * Links that lie in letters, or with another organisation. Which of them were used or called off since the backup, the
 * restored school does not know: none is good any more, and who needs one asks anew.
 */
import type { SignInDb } from '#people/sign-in';
import type { StaffDb } from '#people/staff';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { CopiesDb } from '#privacy/copies';

export async function endLinks(tx: Context): Promise<void> {
  const now = tx.clock.now();
  const db = tables<SignInDb & StaffDb & CopiesDb>(tx);
  await db.deleteFrom('one_time_tokens').execute();
  await db
    .updateTable('email_changes')
    .set({ expires_at: now })
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .execute();
  await db
    .updateTable('staff_invitations')
    .set({ expires_at: now })
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', now)
    .execute();
  await db
    .updateTable('copies')
    .set({ cancelled_at: now })
    .where('kind', '=', 'hand-over')
    .where('fetched_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .execute();
}
