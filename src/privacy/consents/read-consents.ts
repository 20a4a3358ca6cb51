import type { Context } from '#platform/context.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { type ConsentState, stateOfConsent } from './consent.ts';
import { consentPurposes, type PurposeFacts } from './purposes.ts';
import { lastConsentsOf } from './queries.ts';

export interface PersonConsent extends PurposeFacts {
  readonly state: ConsentState;
  readonly at: Temporal.Instant | undefined;
  readonly validUntil: Temporal.Instant | undefined;
  /** For the form that answers: see `after` of `giveConsent`. */
  readonly answerAfter: string;
}

/** Every purpose with the person's last answer. */
export async function consentsOf(ctx: Context, personId: string, locale: Locale): Promise<readonly PersonConsent[]> {
  const last = await lastConsentsOf(ctx, personId);
  return consentPurposes(locale).map((facts) => {
    const answered = last.get(facts.purpose);
    return {
      ...facts,
      state: stateOfConsent(answered, ctx.clock.now()),
      at: answered?.at,
      validUntil: answered?.validUntil ?? undefined,
      answerAfter: answered?.id ?? 'none',
    };
  });
}
