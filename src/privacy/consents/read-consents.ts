import type { Context } from '#platform/context.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { type ConsentState, stateOfConsent } from './consent.ts';
import { type ConsentPurpose, consentPurposes, type PurposeFacts } from './purposes.ts';
import { lastConsentsOf } from './queries.ts';

export interface PersonConsent extends PurposeFacts {
  readonly state: ConsentState;
  readonly at: Temporal.Instant | undefined;
}

/** Every purpose with the person's last answer. */
export async function consentsOf(ctx: Context, personId: string, locale: Locale): Promise<readonly PersonConsent[]> {
  const last = await lastConsentsOf(ctx, personId);
  return consentPurposes(locale).map((facts) => ({
    ...facts,
    state: stateOfConsent(last.get(facts.purpose), ctx.clock.now()),
    at: last.get(facts.purpose)?.at,
  }));
}

/** Whether the person's data may be used for this purpose now. Silence is a no. */
export async function allowed(ctx: Context, personId: string, purpose: ConsentPurpose): Promise<boolean> {
  const last = await lastConsentsOf(ctx, personId);
  return stateOfConsent(last.get(purpose), ctx.clock.now()) === 'given';
}
