/**
 * What a person signs: a sentence they can read, the number of their request, until when it counts, and chance. It
 * carries its own seal, so nothing is kept of one that nobody signs; one that was used is remembered until it ends.
 */
import type { Context } from '#platform/context.ts';
import { TooMany } from '#platform/errors.ts';
import { equalInConstantTime } from '#platform/secrets.ts';
import { countAttempt, wasAttempted } from '#protection/intrusion';

const SEAL = 'signature-challenge';
const LIFETIME = { minutes: 15 } as const;
const USED = 'signature.used';

/** `sentence` is one line. */
export function makeChallenge(ctx: Context, { number, sentence }: { number: string; sentence: string }): string {
  const ends = ctx.clock.now().add(LIFETIME);
  const text = [sentence, ctx.school.baseUrl, number, ends.toString(), ctx.ids.token()].join('\n');
  return `${text}\n${ctx.secrets.pseudonym(SEAL, text)}`;
}

/** The number it was made for; `forged` for a text that is not ours as it stands, `late` after its time. */
export function readChallenge(ctx: Context, challenge: string): { readonly number: string } | 'forged' | 'late' {
  const end = challenge.lastIndexOf('\n');
  const text = challenge.slice(0, Math.max(end, 0));
  if (!equalInConstantTime(ctx.secrets.pseudonym(SEAL, text), challenge.slice(end + 1))) return 'forged';
  const [, , number = '', ends = ''] = text.split('\n');
  return Temporal.Instant.compare(ctx.clock.now(), Temporal.Instant.from(ends)) > 0 ? 'late' : { number };
}

export function wasSpent(ctx: Context, challenge: string): Promise<boolean> {
  return wasAttempted(ctx, { kind: USED, who: challenge });
}

/** False when it was spent before, also by a request of the same moment. Not to be called inside a transaction. */
export async function spendChallenge(ctx: Context, challenge: string): Promise<boolean> {
  try {
    await countAttempt(ctx, { kind: USED, who: challenge, limit: 1, window: LIFETIME });
    return true;
  } catch (error) {
    if (error instanceof TooMany) return false;
    throw error;
  }
}
