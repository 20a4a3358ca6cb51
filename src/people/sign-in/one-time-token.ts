/** Links sent by letter: each opens one thing, once, for a while; only the token's hash is stored. */
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { sha256 } from '#platform/secrets.ts';
import type { SignInDb } from './schema.ts';

export type TokenPurpose = 'confirm-email' | 'new-password';

/** Why a link does not open anything. */
export type TokenProblem = 'unknown' | 'used' | 'expired';
export type TokenState = { readonly personId: string } | TokenProblem;

/** Makes a token; older ones of the same purpose stop working. It is told once, here, and cannot be read again. */
export async function issueToken(
  tx: Context,
  { personId, purpose, lifetime }: { personId: string; purpose: TokenPurpose; lifetime: Temporal.DurationLike },
): Promise<string> {
  const token = tx.ids.token();
  const now = tx.clock.now();
  const db = tables<SignInDb>(tx);
  await db
    .updateTable('one_time_tokens')
    .set({ expires_at: now })
    .where('person_id', '=', personId)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .execute();
  await db
    .insertInto('one_time_tokens')
    .values({
      id: tx.ids.uuid(),
      person_id: personId,
      purpose,
      token_hash: sha256(token),
      created_at: now,
      expires_at: now.add(lifetime),
      used_at: null,
    })
    .execute();
  return token;
}

interface TokenUse {
  readonly token: string;
  readonly purpose: TokenPurpose;
}

/** Whether the link would work, without using it up. */
export async function findToken(ctx: Context, { token, purpose }: TokenUse): Promise<TokenState> {
  const row = await tables<SignInDb>(ctx)
    .selectFrom('one_time_tokens')
    .select(['person_id', 'expires_at', 'used_at'])
    .where('token_hash', '=', sha256(token))
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  if (!row) return 'unknown';
  if (row.used_at) return 'used';
  if (Temporal.Instant.compare(row.expires_at, ctx.clock.now()) <= 0) return 'expired';
  return { personId: row.person_id };
}

/** Uses the token up. Of two at the same moment one gets through. */
export async function useToken(tx: Context, use: TokenUse): Promise<TokenState> {
  const now = tx.clock.now();
  const used = await tables<SignInDb>(tx)
    .updateTable('one_time_tokens')
    .set({ used_at: now })
    .where('token_hash', '=', sha256(use.token))
    .where('purpose', '=', use.purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('person_id')
    .executeTakeFirst();
  return used ? { personId: used.person_id } : findToken(tx, use);
}
