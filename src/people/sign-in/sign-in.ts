/** From an address and a password to a session, or to the question for the second factor. */
import { APIError } from 'better-auth/api';
import { type ExpressionBuilder, sql } from 'kysely';
import { findPersonByEmail } from '#people/profiles';
import type { RolesDb } from '#people/roles';
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { countAttempt, forgetAttempts } from '#protection/intrusion';
import { ADDRESS_HEADER, authFor } from './auth.ts';
import { isBlocked } from './block-account.ts';
import type { SignInDb } from './schema.ts';
import { LEARNER_SESSION, STAFF_SESSION } from './session.ts';
import { readSessionToken } from './session-cookie.ts';
import { endAllSessions } from './sessions.ts';

/** What a sign-in needs to know of the browser it comes from. */
export interface Browser {
  readonly cookies: string;
  readonly userAgent: string;
  readonly address: string;
}

/** `set-cookie` headers for the answer. */
export type Cookies = readonly string[];

export type SignInOutcome =
  | { readonly outcome: 'signed-in'; readonly cookies: Cookies; readonly isStaff: boolean }
  | { readonly outcome: 'second-factor'; readonly cookies: Cookies }
  | { readonly outcome: 'unconfirmed'; readonly personId: string }
  | { readonly outcome: 'wrong' };

export function headersOf(browser: Browser): Headers {
  const headers = new Headers({ 'user-agent': browser.userAgent.slice(0, 400), [ADDRESS_HEADER]: browser.address });
  if (browser.cookies) headers.set('cookie', browser.cookies);
  return headers;
}

/** Runs a call of the library; its refusals come back as their code, everything else is thrown. */
export async function orRefusal<T>(call: Promise<T>): Promise<T | { readonly refused: string }> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) return { refused: error.body?.code ?? error.message };
    throw error;
  }
}

const WINDOW = { minutes: 15 } as const;
const PER_EMAIL = 10;
const PER_ADDRESS = 60;

/**
 * Checks the password. Nothing in the answer or in its time tells whether the address is known. Throws TooMany. Not to
 * be called inside a transaction: a connection would wait for the password's hash.
 */
export async function signIn(
  ctx: Context,
  { email, password, browser }: { email: string; password: string; browser: Browser },
): Promise<SignInOutcome> {
  const byEmail = { kind: 'sign-in.email', who: email.toLowerCase() };
  await countAttempt(ctx, { kind: 'sign-in.address', who: browser.address, limit: PER_ADDRESS, window: WINDOW });
  await countAttempt(ctx, { ...byEmail, limit: PER_EMAIL, window: WINDOW });
  const answer = await orRefusal(
    authFor(ctx).api.signInEmail({ body: { email, password }, headers: headersOf(browser), returnHeaders: true }),
  );
  if ('refused' in answer) {
    if (answer.refused !== 'EMAIL_NOT_VERIFIED') return { outcome: 'wrong' };
    const person = await findPersonByEmail(ctx, email);
    return person ? { outcome: 'unconfirmed', personId: person.id } : { outcome: 'wrong' };
  }
  const known = await findPersonByEmail(ctx, email);
  if (known && (await isBlocked(ctx, known.id))) {
    // The library has opened a session by now.
    await endAllSessions(ctx, known.id);
    return { outcome: 'wrong' };
  }
  await forgetAttempts(ctx, byEmail);
  const cookies = answer.headers.getSetCookie();
  if (!('token' in answer.response) || !answer.response.token) {
    await endReplacedSession(ctx, browser);
    return { outcome: 'second-factor', cookies };
  }
  const { token } = answer.response;
  const isStaff = await settleSession(ctx, { token, secondFactor: false, browser });
  return { outcome: 'signed-in', cookies, isStaff };
}

/**
 * What the library does not know of a session it opened: how long ours live, and whether a second factor was shown. The
 * session this browser had before ends. Answers whether the person is of the staff.
 */
export async function settleSession(
  ctx: Context,
  { token, secondFactor, browser }: { token: string; secondFactor: boolean; browser: Browser },
): Promise<boolean> {
  return transact(ctx, async (tx) => {
    const now = tx.clock.now();
    const session = await tables<SignInDb & RolesDb>(tx)
      .updateTable('sessions')
      .set((eb) => ({
        second_factor_at: secondFactor ? now : null,
        ip_address: sql`nullif(ip_address, '')`,
        user_agent: sql`nullif(user_agent, '')`,
        expires_at: sql<Temporal.Instant>`case when ${eb.exists(currentRoles(eb))} then ${now.add(STAFF_SESSION)}::timestamptz else ${now.add(LEARNER_SESSION)}::timestamptz end`,
      }))
      .where('token', '=', token)
      .returning((eb) => ['id', 'person_id', eb.exists(currentRoles(eb)).as('is_staff')])
      .executeTakeFirstOrThrow();
    await endReplacedSession(tx, browser, token);
    await audit(tx, {
      action: 'session.opened',
      personId: session.person_id,
      object: { kind: 'session', id: session.id },
      details: { secondFactor },
    });
    return Boolean(session.is_staff);
  });
}

function currentRoles(eb: ExpressionBuilder<SignInDb & RolesDb, 'sessions'>) {
  return eb
    .selectFrom('staff_roles')
    .select('staff_roles.id')
    .whereRef('staff_roles.person_id', '=', 'sessions.person_id')
    .where('staff_roles.ended_at', 'is', null);
}

/** The session this browser had before; `token` is the one that takes its place. */
async function endReplacedSession(ctx: Context, browser: Browser, token?: string): Promise<void> {
  const before = readSessionToken(ctx, browser.cookies);
  if (before && before !== token)
    await tables<SignInDb>(ctx).deleteFrom('sessions').where('token', '=', before).execute();
}

/** Ends this browser's session, if it has one. */
export async function signOut(ctx: Context): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return;
  await transact(ctx, async (tx) => {
    await tables<SignInDb>(tx).deleteFrom('sessions').where('id', '=', actor.sessionId).execute();
    await audit(tx, {
      action: 'session.closed',
      personId: actor.personId,
      object: { kind: 'session', id: actor.sessionId },
    });
  });
}
