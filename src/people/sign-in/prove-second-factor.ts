/** A code of the app once more, inside a session: for acts that need somebody to be at the keyboard right now. */
import { createOTP } from '@better-auth/utils/otp';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { TooMany } from '#platform/errors.ts';
import { countAttempt } from '#protection/intrusion';
import { digitsOf, usedCode } from './one-time-code.ts';
import type { SignInDb } from './schema.ts';
import { openText } from './sealed-text.ts';

const LIMIT = { limit: 10, window: { minutes: 15 } } as const;

/**
 * Whether this is a code of the person's app that was not used yet, also not for signing in. Throws TooMany. Not to be
 * called inside a transaction: a wrong code counts whatever becomes of the act.
 */
export async function proveSecondFactor(ctx: Context, personId: string, code: string): Promise<boolean> {
  await countAttempt(ctx, { kind: 'second-factor.proof', who: personId, ...LIMIT });
  const digits = digitsOf(code);
  const factor = await tables<SignInDb>(ctx)
    .selectFrom('second_factors')
    .select('secret')
    .where('person_id', '=', personId)
    .where('verified', '=', true)
    .executeTakeFirst();
  if (!digits || !factor || !(await createOTP(await openText(ctx, factor.secret)).verify(digits))) return false;
  try {
    await countAttempt(ctx, usedCode(personId, digits));
    return true;
  } catch (error) {
    if (error instanceof TooMany) return false;
    throw error;
  }
}
