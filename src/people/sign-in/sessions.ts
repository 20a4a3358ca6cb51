/** Opening sessions and ending them. */
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import type { SignInDb } from './schema.ts';
import { LEARNER_SESSION } from './session.ts';
import { sessionCookie } from './session-cookie.ts';

/**
 * Opens a session that nobody proved anything for. For the operator's tools, tests and measurements; no page calls it.
 * Returns the cookie as a browser would send it.
 */
export async function openSessionWithoutCredentials(
  tx: Context,
  { personId, secondFactor }: { personId: string; secondFactor: boolean },
): Promise<{ readonly sessionId: string; readonly cookie: string }> {
  const sessionId = tx.ids.uuid();
  const token = tx.ids.token();
  const now = tx.clock.now();
  await tables<SignInDb>(tx)
    .insertInto('sessions')
    .values({
      id: sessionId,
      person_id: personId,
      token,
      ip_address: null,
      user_agent: null,
      expires_at: now.add(LEARNER_SESSION),
      second_factor_at: secondFactor ? now : null,
      created_at: now,
      updated_at: now,
    })
    .execute();
  return { sessionId, cookie: sessionCookie(tx, token) };
}

/** Ends every session of the person, or all but one. Returns how many. */
export async function endAllSessions(
  ctx: Context,
  personId: string,
  { except }: { except?: string | undefined } = {},
): Promise<number> {
  return transact(ctx, async (tx) => {
    const ended = await tables<SignInDb>(tx)
      .deleteFrom('sessions')
      .where('person_id', '=', personId)
      .$if(except !== undefined, (query) => query.where('id', '!=', except ?? ''))
      .executeTakeFirst();
    const count = Number(ended.numDeletedRows);
    if (count > 0) await audit(tx, { action: 'sessions.ended', personId, details: { count } });
    return count;
  });
}

/** Ends one session of the person. Throws NotFound for a session that is not theirs. */
export async function endSession(
  ctx: Context,
  { personId, sessionId }: { personId: string; sessionId: string },
): Promise<void> {
  await transact(ctx, async (tx) => {
    const ended = await tables<SignInDb>(tx)
      .deleteFrom('sessions')
      .where('id', '=', sessionId)
      .where('person_id', '=', personId)
      .returning('id')
      .executeTakeFirst();
    if (!ended) throw new NotFound('session');
    await audit(tx, { action: 'session.ended', personId, object: { kind: 'session', id: sessionId } });
  });
}
