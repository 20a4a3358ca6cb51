import type { PeopleDb } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { hashPassword, type PasswordHash } from './password-hash.ts';
import type { SignInDb } from './schema.ts';

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string | { readonly hash: PasswordHash };
  readonly locale: Locale;
  readonly adult?: boolean;
  /** Who runs the school knows the address already: staff who came by an invitation, the demo school. */
  readonly confirmed?: boolean;
}

/**
 * Makes an account with a password; its address still has to be confirmed, unless told otherwise. Answers `known` when
 * the address has an account, after as much work, so that the time tells nothing.
 */
export async function createAccount(ctx: Context, account: NewAccount): Promise<{ personId: string } | 'known'> {
  const hash = typeof account.password === 'string' ? await hashPassword(account.password) : account.password.hash;
  return transact(ctx, async (tx) => {
    const personId = tx.ids.uuid();
    const now = tx.clock.now();
    const made = await tables<PeopleDb>(tx)
      .insertInto('people')
      .values({
        id: personId,
        name: account.name,
        email: account.email.trim().toLowerCase(),
        email_verified: account.confirmed ?? false,
        phone: null,
        locale: account.locale,
        two_factor_enabled: false,
        adult_confirmed_at: account.adult ? now : null,
        created_at: now,
        updated_at: now,
      })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) return 'known';
    await tables<SignInDb>(tx)
      .insertInto('credentials')
      .values({
        id: tx.ids.uuid(),
        person_id: personId,
        account_id: personId,
        provider_id: 'credential',
        password_hash: hash,
        created_at: now,
        updated_at: now,
      })
      .execute();
    await audit(tx, { action: 'account.created', personId });
    return { personId };
  });
}
