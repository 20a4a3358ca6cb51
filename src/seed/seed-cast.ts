/** The cast: their accounts, their answers to the consents, and for staff a role with its second factor. */

import { saveProfile } from '#people/profiles';
import { grantRole } from '#people/roles';
import { createAccount, enrolSecondFactor, type PasswordHash } from '#people/sign-in';
import { actingAs, type Context } from '#platform/context.ts';
import { type ConsentPurpose, recordConsents, withdrawConsent } from '#privacy/consents';
import { acceptPolicy } from '#privacy/policy';
import type { CastMember } from '../../content/read.ts';

export interface CastAccount {
  readonly member: CastMember;
  readonly personId: string;
}

/** What that person does, they do themselves. */
export function playedBy(tx: Context, personId: string, secondFactor = false): Context {
  return actingAs(tx, { kind: 'person', personId, sessionId: personId, roles: [], secondFactor });
}

export async function joinCast(tx: Context, member: CastMember, hash: PasswordHash): Promise<CastAccount> {
  const account = await createAccount(tx, {
    name: `${member.givenName} ${member.familyName}`,
    email: member.email,
    password: { hash },
    locale: member.locale,
    adult: true,
    confirmed: true,
  });
  if (account === 'known') throw new Error(`Two of the cast have one address: ${member.email}`);
  const { personId } = account;
  await acceptPolicy(playedBy(tx, personId), personId, 'registration');
  if (member.role === 'learner') await joinAsLearner(playedBy(tx, personId), member, personId);
  else await joinAsStaff(tx, member.role, personId);
  return { member, personId };
}

async function joinAsStaff(tx: Context, role: Exclude<CastMember['role'], 'learner'>, personId: string): Promise<void> {
  await grantRole(tx, { personId, role });
  await enrolSecondFactor(tx, personId);
}

async function joinAsLearner(tx: Context, member: CastMember, personId: string): Promise<void> {
  const { experience, education, goals, locale } = member;
  await recordConsents(tx, { personId, given: consentsOfCast(member), way: 'registration', locale });
  await saveProfile(tx, personId, {
    ...(experience !== undefined && { experience }),
    ...(education !== undefined && { education }),
    ...(goals !== undefined && { goals }),
  });
}

/** People differ: those who write in Russian asked for letters, those who told of their experience share it. */
function consentsOfCast({ locale, experience }: CastMember): ConsentPurpose[] {
  return ['study', ...(locale === 'ru' ? ['offers' as const] : []), ...(experience ? ['improvement' as const] : [])];
}

/** Somebody thought again about the letters. */
export async function thinkAgain(tx: Context, { personId, member }: CastAccount): Promise<void> {
  await withdrawConsent(playedBy(tx, personId), {
    personId,
    purpose: 'offers',
    way: 'cabinet',
    locale: member.locale,
  });
}
