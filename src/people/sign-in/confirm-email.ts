import type { PeopleDb } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { writeConfirmation } from './mail.ts';
import { issueToken, type TokenState, useToken } from './one-time-token.ts';

const CONFIRMATION_LIFETIME: Temporal.DurationLike = { hours: 3 * 24 };

/**
 * Sends the letter whose link confirms the address; links sent before stop working. `next`: a page of this site where
 * the person was going, carried on by the link.
 */
export async function sendConfirmation(ctx: Context, personId: string, next?: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const token = await issueToken(tx, { personId, purpose: 'confirm-email', lifetime: CONFIRMATION_LIFETIME });
    await writeConfirmation(tx, personId, token, next);
  });
}

/** Uses the letter's link up, and the address counts as confirmed. */
export async function confirmEmail(ctx: Context, token: string): Promise<TokenState> {
  return transact(ctx, async (tx) => {
    const state = await useToken(tx, { token, purpose: 'confirm-email' });
    if (typeof state === 'object') await markConfirmed(tx, state.personId);
    return state;
  });
}

export async function markConfirmed(tx: Context, personId: string): Promise<void> {
  const confirmed = await tables<PeopleDb>(tx)
    .updateTable('people')
    .set({ email_verified: true, updated_at: tx.clock.now() })
    .where('id', '=', personId)
    .where('email_verified', '=', false)
    .returning('id')
    .executeTakeFirst();
  if (confirmed) await audit(tx, { action: 'email.confirmed', personId });
}
