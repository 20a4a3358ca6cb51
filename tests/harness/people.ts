/** Signed-in people for tests, without going through the sign-in pages each time. */

import { grantRole, type Role } from '#people/roles';
import { createAccount, hashPassword, openSessionWithoutCredentials, type PasswordHash } from '#people/sign-in';
import type { Context } from '#platform/context.ts';
import { transact } from '#platform/context.ts';
import type { Locale } from '#platform/i18n/locale.ts';

export interface TestPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly cookie: string;
}

export const TEST_PASSWORD = 'a long passphrase of a test';
let count = 0;
/** A password's hash takes a third of a second on purpose; one is enough for everybody. */
let hash: Promise<PasswordHash> | undefined;

export async function signInForTest(
  ctx: Context,
  given: { name?: string; email?: string; roles?: readonly Role[]; locale?: Locale } = {},
): Promise<TestPerson> {
  count += 1;
  const { name = `Әсел Нұрғалиқызы ${count}`, email = `person-${count}@example.kz`, roles = [], locale = 'ru' } = given;
  hash ??= hashPassword(TEST_PASSWORD);
  const password = { hash: await hash };
  return transact(ctx, async (tx) => {
    const account = await createAccount(tx, { name, email, password, locale, confirmed: true });
    if (account === 'known') throw new Error(`${email} has an account already`);
    for (const role of roles) await grantRole(tx, { personId: account.personId, role });
    const { cookie } = await openSessionWithoutCredentials(tx, {
      personId: account.personId,
      secondFactor: roles.length > 0,
    });
    return { id: account.personId, name, email, cookie };
  });
}
