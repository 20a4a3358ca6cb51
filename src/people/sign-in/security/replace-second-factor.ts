/** A new app in place of the old one. The new secret travels sealed in the form, and counts from its first right code. */
import { createOTP } from '@better-auth/utils/otp';
import { getPerson } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import { countAttempt } from '#protection/intrusion';
import { renewBackupCodes } from '../backup-codes.ts';
import { digitsOf } from '../one-time-code.ts';
import type { SignInDb } from '../schema.ts';
import { sealText } from '../sealed-text.ts';
import { describeSecret, makeSecret, type SecondFactorSecret } from '../second-factor.ts';
import { endAllSessions } from '../sessions.ts';

const USE = 'second-factor-replacement';
const LIFETIME = { minutes: 30 } as const;

function sealReplacement(ctx: Context, personId: string, secret: string): string {
  const until = ctx.clock.now().add(LIFETIME).epochMilliseconds;
  return ctx.secrets.seal(USE, JSON.stringify([personId, secret, until])).toString('base64url');
}

/** The secret in the form, if it was made for this person and is not over. */
function openReplacement(ctx: Context, personId: string, sealed: string): string | undefined {
  try {
    const text = ctx.secrets.open(USE, Buffer.from(sealed, 'base64url')).toString();
    const [owner, secret, until] = JSON.parse(text) as [string, string, number];
    return owner === personId && until > ctx.clock.now().epochMilliseconds ? secret : undefined;
  } catch {
    return undefined;
  }
}

export interface Replacement {
  readonly secret: SecondFactorSecret;
  readonly sealed: string;
}

export async function startReplacement(ctx: Context, personId: string): Promise<Replacement> {
  const { email } = await getPerson(ctx, personId);
  const secret = makeSecret(ctx);
  return { secret: describeSecret(ctx, secret, email), sealed: sealReplacement(ctx, personId, secret) };
}

export type ReplacementOutcome = { readonly backupCodes: readonly string[] } | { readonly wrong: Replacement } | 'over';

/** The first code of the new app: the old one and its backup codes stop fitting, other sessions end. Throws TooMany. */
export async function finishReplacement(
  ctx: Context,
  given: { personId: string; sessionId: string; sealed: string; code: string },
): Promise<ReplacementOutcome> {
  const { personId, sessionId, sealed, code } = given;
  await countAttempt(ctx, { kind: 'second-factor.setup', who: personId, limit: 20, window: { minutes: 15 } });
  const secret = openReplacement(ctx, personId, sealed);
  if (!secret) return 'over';
  const digits = digitsOf(code);
  if (!digits || !(await createOTP(secret).verify(digits))) {
    const { email } = await getPerson(ctx, personId);
    return { wrong: { secret: describeSecret(ctx, secret, email), sealed } };
  }
  return transact(ctx, async (tx) => {
    const replaced = await tables<SignInDb>(tx)
      .updateTable('second_factors')
      .set({ secret: await sealText(tx, secret), failed_verification_count: 0, locked_until: null })
      .where('person_id', '=', personId)
      .where('verified', '=', true)
      .returning('id')
      .executeTakeFirst();
    if (!replaced) throw new NotFound('second factor');
    await endAllSessions(tx, personId, { except: sessionId });
    await audit(tx, { action: 'second-factor.replaced', personId });
    return { backupCodes: await renewBackupCodes(tx, personId) };
  });
}
