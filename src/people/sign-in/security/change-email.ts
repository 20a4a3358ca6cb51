/** A new address counts once a letter to it was answered; the old one is told, and everybody signs in anew. */
import { correctPerson, findPersonByEmail, getPerson } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict } from '#platform/errors.ts';
import { sha256 } from '#platform/secrets.ts';
import { markConfirmed, sendConfirmation } from '../confirm-email.ts';
import { writeAlreadyRegistered } from '../mail.ts';
import type { TokenProblem } from '../one-time-token.ts';
import type { SignInDb } from '../schema.ts';
import { endAllSessions } from '../sessions.ts';
import { writeEmailChanged, writeNewAddress } from './change-email-mail.ts';

const LIFETIME: Temporal.DurationLike = { hours: 24 };

/** Sends the link to the new address. Whether it belongs to somebody already, only its owner learns, by letter. */
export async function askEmailChange(ctx: Context, asked: { personId: string; email: string }): Promise<void> {
  await transact(ctx, async (tx) => {
    const email = asked.email.trim().toLowerCase();
    const { personId } = asked;
    const person = await getPerson(tx, personId);
    await audit(tx, { action: 'email.change_asked', personId });
    const owner = await findPersonByEmail(tx, email);
    if (owner) {
      if (owner.id !== personId) await writeAlreadyRegistered(tx, owner);
      return;
    }
    const now = tx.clock.now();
    const token = tx.ids.token();
    const db = tables<SignInDb>(tx);
    await db
      .updateTable('email_changes')
      .set({ expires_at: now })
      .where('person_id', '=', personId)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .execute();
    await db
      .insertInto('email_changes')
      .values({
        id: tx.ids.uuid(),
        person_id: personId,
        email,
        token_hash: sha256(token),
        asked_at: now,
        expires_at: now.add(LIFETIME),
        used_at: null,
      })
      .execute();
    await writeNewAddress(tx, person, email, token);
  });
}

type Change = { readonly id: string; readonly personId: string; readonly email: string };

/** Whether the link would work, without using it up. */
export async function findEmailChange(ctx: Context, token: string): Promise<Change | TokenProblem> {
  const row = await tables<SignInDb>(ctx)
    .selectFrom('email_changes')
    .select(['id', 'person_id', 'email', 'expires_at', 'used_at'])
    .where('token_hash', '=', sha256(token))
    .executeTakeFirst();
  if (!row) return 'unknown';
  if (row.used_at) return 'used';
  if (Temporal.Instant.compare(row.expires_at, ctx.clock.now()) <= 0) return 'expired';
  return { id: row.id, personId: row.person_id, email: row.email };
}

/** Uses the link up, and the address is theirs. Of two at the same moment one gets through. */
export async function confirmEmailChange(ctx: Context, token: string): Promise<'changed' | TokenProblem> {
  return transact(ctx, async (tx) => {
    const change = await findEmailChange(tx, token);
    if (typeof change === 'string') return change;
    const used = await tables<SignInDb>(tx)
      .updateTable('email_changes')
      .set({ used_at: tx.clock.now() })
      .where('id', '=', change.id)
      .where('used_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!used) return 'used';
    const { personId, email } = change;
    try {
      await correctPerson(tx, { personId, changes: { email }, requestedBy: 'person' });
    } catch (error) {
      // Somebody signed up with the address in the meantime.
      if (error instanceof Conflict && error.reason === 'email-taken') return 'expired';
      throw error;
    }
    await markConfirmed(tx, personId);
    return 'changed';
  });
}

/** Whoever changed it: the former address is told, sessions end, and an address set by the staff is asked to confirm. */
export async function settleEmailChange(
  tx: Context,
  { personId, formerEmail, way }: { personId: string; formerEmail: string; way: 'person' | 'staff' | 'operator' },
): Promise<void> {
  await endAllSessions(tx, personId);
  await writeEmailChanged(tx, await getPerson(tx, personId), formerEmail);
  if (way !== 'person') await sendConfirmation(tx, personId);
}
