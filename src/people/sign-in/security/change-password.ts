/** Changing a password by the old one, and setting a new one by a letter. */
import { z } from 'zod';
import { findPersonByEmail, getPerson, type PeopleDb } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { defineJob, enqueue } from '#platform/jobs/jobs.ts';
import { countAttempt } from '#protection/intrusion';
import { markConfirmed } from '../confirm-email.ts';
import { writePasswordChanged, writePasswordReset } from '../mail.ts';
import { findToken, issueToken, type TokenProblem, useToken } from '../one-time-token.ts';
import { type PasswordProblem, passwordProblem } from '../password.ts';
import { hashPassword, verifyPassword } from '../password-hash.ts';
import type { SignInDb } from '../schema.ts';
import { endAllSessions } from '../sessions.ts';

const WINDOW = { minutes: 15 } as const;
const LETTER_WINDOW = { hours: 1 } as const;
const RESET_LIFETIME: Temporal.DurationLike = { hours: 1 };

/** Whether this is the person's password. Throws TooMany. Not to be called inside a transaction. */
export async function isPasswordOf(ctx: Context, personId: string, password: string): Promise<boolean> {
  await countAttempt(ctx, { kind: 'password.check', who: personId, limit: 10, window: WINDOW });
  const credential = await tables<SignInDb>(ctx)
    .selectFrom('credentials')
    .select('password_hash')
    .where('person_id', '=', personId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  return credential?.password_hash ? verifyPassword({ hash: credential.password_hash, password }) : false;
}

async function storePassword(tx: Context, personId: string, hash: string): Promise<void> {
  await tables<SignInDb>(tx)
    .updateTable('credentials')
    .set({ password_hash: hash, updated_at: tx.clock.now() })
    .where('person_id', '=', personId)
    .execute();
  await audit(tx, { action: 'password.changed', personId });
  await writePasswordChanged(tx, personId);
}

/** The other sessions of the person end. Throws TooMany. */
export async function changePassword(
  ctx: Context,
  given: { personId: string; sessionId: string; current: string; password: string },
): Promise<'changed' | 'wrong' | PasswordProblem> {
  const person = await getPerson(ctx, given.personId);
  if (!(await isPasswordOf(ctx, person.id, given.current))) return 'wrong';
  const problem = passwordProblem(given.password, person);
  if (problem) return problem;
  const hash = await hashPassword(given.password);
  await transact(ctx, async (tx) => {
    await storePassword(tx, person.id, hash);
    await endAllSessions(tx, person.id, { except: given.sessionId });
  });
  return 'changed';
}

/** The letter is written by a job, so that an address without an account is answered in the same time. */
const sendNewPasswordLetter = defineJob({
  name: 'sign-in.new-password',
  payload: z.object({ personId: z.uuid() }),
  run: async (ctx, { personId }) => {
    await transact(ctx, async (tx) => {
      const person = await tables<PeopleDb>(tx)
        .selectFrom('people')
        .selectAll()
        .where('id', '=', personId)
        .executeTakeFirst();
      if (!person) return;
      const token = await issueToken(tx, { personId, purpose: 'new-password', lifetime: RESET_LIFETIME });
      await writePasswordReset(tx, person, token);
      await audit(tx, { action: 'password.reset-requested', personId });
    });
  },
});

export const passwordJobs = [sendNewPasswordLetter];

/** Sends the letter with the link, if the address has an account; the answer is the same when it has none. Throws TooMany. */
export async function requestNewPassword(
  ctx: Context,
  { email, address }: { email: string; address: string },
): Promise<void> {
  await countAttempt(ctx, { kind: 'new-password.address', who: address, limit: 20, window: LETTER_WINDOW });
  await countAttempt(ctx, { kind: 'new-password.email', who: email, limit: 5, window: LETTER_WINDOW });
  await transact(ctx, async (tx) => {
    const person = await findPersonByEmail(tx, email);
    await enqueue(tx, sendNewPasswordLetter, { personId: person?.id ?? tx.ids.uuid() });
  });
}

/** Sets the password by the letter's link, which also proves the address. Every session ends. */
export async function setNewPassword(
  ctx: Context,
  { token, password }: { token: string; password: string },
): Promise<'changed' | TokenProblem | PasswordProblem> {
  const state = await findToken(ctx, { token, purpose: 'new-password' });
  if (typeof state === 'string') return state;
  const problem = passwordProblem(password, await getPerson(ctx, state.personId));
  if (problem) return problem;
  const hash = await hashPassword(password);
  return transact(ctx, async (tx) => {
    const used = await useToken(tx, { token, purpose: 'new-password' });
    if (typeof used === 'string') return used;
    await markConfirmed(tx, used.personId);
    await storePassword(tx, used.personId, hash);
    await endAllSessions(tx, used.personId);
    return 'changed';
  });
}
