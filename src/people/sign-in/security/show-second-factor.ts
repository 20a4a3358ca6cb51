/** The second step of signing in. */
import { parse } from 'hono/utils/cookie';
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { TooMany } from '#platform/errors.ts';
import { countAttempt } from '#protection/intrusion';
import { authFor } from '../auth.ts';
import { countBackupCodes, normaliseBackupCode } from '../backup-codes.ts';
import { digitsOf, usedCode } from '../one-time-code.ts';
import { cookieName } from '../session-cookie.ts';
import { type Browser, type Cookies, headersOf, orRefusal, settleSession } from '../sign-in.ts';

export type SecondFactorOutcome =
  | {
      readonly outcome: 'signed-in';
      readonly cookies: Cookies;
      readonly isStaff: boolean;
      readonly backupCodesLeft: number | undefined;
    }
  /** The ten minutes are over, or too many codes were wrong: the password is asked again. */
  | { readonly outcome: 'start-again' }
  | { readonly outcome: 'locked' }
  | { readonly outcome: 'used' }
  | { readonly outcome: 'wrong' };

const REFUSALS: Readonly<Record<string, 'start-again' | 'locked'>> = {
  INVALID_TWO_FACTOR_COOKIE: 'start-again',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'start-again',
  ACCOUNT_TEMPORARILY_LOCKED: 'locked',
};

/** Only the challenge goes to the library: beside a session of this browser it would check that session's person. */
function challengeOnly(ctx: Context, browser: Browser): Browser {
  const name = cookieName(ctx.school, 'two_factor');
  const value = parse(browser.cookies, name)[name];
  return { ...browser, cookies: value ? `${name}=${encodeURIComponent(value)}` : '' };
}

/**
 * The second step of signing in, with a code of the app or a backup code. What a wrong code counts is kept, so this
 * does not throw for one. A code works once.
 */
export async function showSecondFactor(
  ctx: Context,
  { code, browser }: { code: string; browser: Browser },
): Promise<SecondFactorOutcome> {
  try {
    return await transact(ctx, (tx) => checkCode(tx, code, browser));
  } catch (error) {
    // The code was right, and used before: nothing of this attempt is kept.
    if (error instanceof TooMany) return { outcome: 'used' };
    throw error;
  }
}

async function checkCode(tx: Context, code: string, browser: Browser): Promise<SecondFactorOutcome> {
  const { api } = authFor(tx);
  const digits = digitsOf(code);
  const request = { headers: headersOf(challengeOnly(tx, browser)), returnHeaders: true } as const;
  const answer = await orRefusal(
    digits
      ? api.verifyTOTP({ body: { code: digits }, ...request })
      : api.verifyBackupCode({ body: { code: normaliseBackupCode(code) }, ...request }),
  );
  if ('refused' in answer) return { outcome: REFUSALS[answer.refused] ?? 'wrong' };
  const { token, user } = answer.response;
  if (digits) await countAttempt(tx, usedCode(user.id, digits));
  const isStaff = await settleSession(tx, { token: token ?? '', secondFactor: true, browser });
  const backupCodesLeft = digits ? undefined : await countBackupCodes(tx, user.id);
  if (!digits) await audit(tx, { action: 'backup-code.used', personId: user.id });
  return { outcome: 'signed-in', cookies: answer.headers.getSetCookie(), isStaff, backupCodesLeft };
}
