import { findPersonByEmail } from '#people/profiles';
import { createAccount, hashPassword, sendConfirmation, writeAlreadyRegistered } from '#people/sign-in';
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { type ConsentPurpose, recordConsents } from '#privacy/consents';
import { acceptPolicy } from '#privacy/policy';

export interface Registration {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly locale: Locale;
  /** The consents that were ticked; the others are recorded as refused. */
  readonly given: readonly ConsentPurpose[];
  /** A page of this site to go on to after confirming and signing in. */
  readonly next?: string | undefined;
}

/**
 * An account with its consents, the acceptance of the policy and the letter that confirms the address: all of it, or
 * nothing. An address that has an account gets a letter instead; the caller cannot tell the difference.
 */
export async function registerPerson(ctx: Context, registration: Registration): Promise<void> {
  const { name, email, locale, given, next } = registration;
  // Outside the transaction: the hash takes its time on purpose.
  const hash = await hashPassword(registration.password);
  await transact(ctx, async (tx) => {
    const account = await createAccount(tx, { name, email, password: { hash }, locale, adult: true });
    if (account === 'known') {
      const owner = await findPersonByEmail(tx, email);
      if (owner) await writeAlreadyRegistered(tx, owner);
      return;
    }
    const { personId } = account;
    await recordConsents(tx, { personId, given, way: 'registration', locale });
    await acceptPolicy(tx, personId, 'registration');
    await sendConfirmation(tx, personId, next);
    await audit(tx, { action: 'person.registered', personId, details: { consents: given.length } });
  });
}
