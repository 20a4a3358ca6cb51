/** The second factor: codes of an authenticator app, and backup codes for the day the phone is lost. */

import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import { getPerson, type PeopleDb } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { systemClock } from '#platform/clock.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { countAttempt, wasAttempted } from '#protection/intrusion';
import { authFor } from './auth.ts';
import { makeBackupCodes, renewBackupCodes, sealBackupCodes } from './backup-codes.ts';
import { digitsOf, usedCode } from './one-time-code.ts';
import type { SignInDb } from './schema.ts';
import { openText, sealText } from './sealed-text.ts';
import { readSessionToken } from './session-cookie.ts';
import { endAllSessions } from './sessions.ts';
import { type Browser, type Cookies, headersOf, orRefusal, settleSession } from './sign-in.ts';

const SECRET_LENGTH = 32;

/** What an authenticator app is told: as a link for its camera, and as letters to type. */
export interface SecondFactorSecret {
  readonly secret: string;
  readonly base32: string;
  readonly uri: string;
}

export function makeSecret(ctx: Context): string {
  return ctx.ids.token().slice(0, SECRET_LENGTH);
}

export function describeSecret(ctx: Context, secret: string, email: string): SecondFactorSecret {
  return {
    secret,
    base32: base32.encode(secret, { padding: false }),
    uri: createOTP(secret).url(ctx.school.name, email),
  };
}

/** Makes a new secret for the person; it counts once a code has proved it. Throws Conflict when one counts already. */
export async function startSecondFactor(ctx: Context, personId: string): Promise<SecondFactorSecret> {
  return transact(ctx, async (tx) => {
    const db = tables<SignInDb>(tx);
    const person = await getPerson(tx, personId);
    if (person.two_factor_enabled) throw new Conflict('second-factor-on');
    await db.deleteFrom('second_factors').where('person_id', '=', personId).execute();
    const secret = makeSecret(tx);
    await db
      .insertInto('second_factors')
      .values({
        id: tx.ids.uuid(),
        person_id: personId,
        secret: await sealText(tx, secret),
        backup_codes: await sealBackupCodes(tx, makeBackupCodes(tx)),
        verified: false,
        failed_verification_count: 0,
        locked_until: null,
      })
      .execute();
    return describeSecret(tx, secret, person.email);
  });
}

/** The secret that waits for its first code. Undefined when there is none, or when it counts already. */
export async function findPendingSecret(ctx: Context, personId: string): Promise<SecondFactorSecret | undefined> {
  const found = await tables<SignInDb & PeopleDb>(ctx)
    .selectFrom('second_factors')
    .innerJoin('people', 'people.id', 'second_factors.person_id')
    .select(['second_factors.secret', 'people.email'])
    .where('person_id', '=', personId)
    .where('verified', '=', false)
    .executeTakeFirst();
  return found && describeSecret(ctx, await openText(ctx, found.secret), found.email);
}

const CODE_WINDOW = { minutes: 15 } as const;
const CODE_LIMIT = 20;

/** The `cookie` header of a browser that was given these. */
function asSentBack(cookies: Cookies): string {
  return cookies.map((cookie) => cookie.split(';')[0]).join('; ');
}

/**
 * The first code proves that the app works: the second factor counts from now on. This session becomes one that showed
 * it; the others end. Answers the backup codes, which cannot be read again.
 */
export async function confirmSecondFactor(
  ctx: Context,
  { personId, code, browser }: { personId: string; code: string; browser: Browser },
): Promise<{ readonly cookies: Cookies; readonly backupCodes: readonly string[] } | 'wrong'> {
  await countAttempt(ctx, { kind: 'second-factor.setup', who: personId, limit: CODE_LIMIT, window: CODE_WINDOW });
  const digits = digitsOf(code);
  if (!digits) return 'wrong';
  return transact(ctx, async (tx) => {
    const answer = await orRefusal(
      authFor(tx).api.verifyTOTP({ body: { code: digits }, headers: headersOf(browser), returnHeaders: true }),
    );
    if ('refused' in answer) return 'wrong' as const;
    const cookies = answer.headers.getSetCookie();
    const token = readSessionToken(tx, asSentBack(cookies));
    if (!token) throw new Error('the library opened no session for a right code');
    await settleSession(tx, { token, secondFactor: true, browser });
    await tables<SignInDb>(tx)
      .deleteFrom('sessions')
      .where('person_id', '=', personId)
      .where('token', '!=', token)
      .execute();
    const backupCodes = await renewBackupCodes(tx, personId);
    await audit(tx, { action: 'second-factor.on', personId });
    return { cookies, backupCodes };
  });
}

/** Takes the second factor away; other sessions end, since they may be somebody else's. Throws NotFound for nobody. */
export async function dropSecondFactor(
  ctx: Context,
  { personId, sessionId }: { personId: string; sessionId: string | undefined },
): Promise<void> {
  await transact(ctx, async (tx) => {
    await getPerson(tx, personId);
    await tables<SignInDb>(tx).deleteFrom('second_factors').where('person_id', '=', personId).execute();
    await tables<PeopleDb>(tx)
      .updateTable('people')
      .set({ two_factor_enabled: false, updated_at: tx.clock.now() })
      .where('id', '=', personId)
      .execute();
    await endAllSessions(tx, personId, { except: sessionId });
    await audit(tx, { action: 'second-factor.off', personId });
  });
}

/** A second factor without a person at an app: for the demo school and for tests. Answers its secret. */
export async function enrolSecondFactor(ctx: Context, personId: string): Promise<SecondFactorSecret> {
  return transact(ctx, async (tx) => {
    const secret = await startSecondFactor(tx, personId);
    await tables<SignInDb>(tx)
      .updateTable('second_factors')
      .set({ verified: true })
      .where('person_id', '=', personId)
      .execute();
    await tables<PeopleDb>(tx)
      .updateTable('people')
      .set({ two_factor_enabled: true })
      .where('id', '=', personId)
      .execute();
    await audit(tx, { action: 'second-factor.on', personId });
    return secret;
  });
}

/** Half-minutes whose codes are taken: this one, and those of a clock that is a little fast or slow. */
const STEPS = [0, 1, -1] as const;
const STEP_SECONDS = 30;

/**
 * A code that an app would show about now, by the machine's clock, and that has not been used yet. For the demo school
 * and for tests. Throws NotFound without a second factor.
 */
export async function currentCode(ctx: Context, personId: string): Promise<string> {
  const found = await tables<SignInDb>(ctx)
    .selectFrom('second_factors')
    .select('secret')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (!found) throw new NotFound('second factor');
  const codes = createOTP(await openText(ctx, found.secret));
  const step = Math.floor(systemClock.now().epochMilliseconds / 1000 / STEP_SECONDS);
  for (const offset of STEPS) {
    const code = await codes.hotp(step + offset);
    if (!(await wasAttempted(ctx, usedCode(personId, code)))) return code;
  }
  return codes.hotp(step);
}
