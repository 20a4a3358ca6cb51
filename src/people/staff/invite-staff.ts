/** Joining the staff: an invitation by letter, and its acceptance with an account of one's own. */
import { findPersonByEmail, getPerson } from '#people/profiles';
import { grantRole, type Role } from '#people/roles';
import { createAccount, hashPassword, type PasswordProblem, passwordProblem } from '#people/sign-in';
import { audit } from '#platform/audit/audit.ts';
import { actingId, type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { sha256 } from '#platform/secrets.ts';
import { writeInvitation } from './mail.ts';
import type { StaffDb } from './schema.ts';

export const INVITATION_LIFETIME: Temporal.DurationLike = { hours: 7 * 24 };

/**
 * Writes the letter with the link to join. An earlier invitation to the same address for the same role stops working.
 * Answers the link, for the operator's terminal.
 */
export async function inviteStaff(
  ctx: Context,
  { email, role, locale }: { email: string; role: Role; locale: Locale },
): Promise<{ readonly invitationId: string; readonly link: string }> {
  return transact(ctx, async (tx) => {
    const now = tx.clock.now();
    const address = email.trim().toLowerCase();
    const db = tables<StaffDb>(tx);
    await db
      .updateTable('staff_invitations')
      .set({ expires_at: now })
      .where('email', '=', address)
      .where('role', '=', role)
      .where('accepted_at', 'is', null)
      .where('expires_at', '>', now)
      .execute();
    const token = tx.ids.token();
    const invitationId = tx.ids.uuid();
    const known = await findPersonByEmail(tx, address);
    await db
      .insertInto('staff_invitations')
      .values({
        id: invitationId,
        email: address,
        role,
        token_hash: sha256(token),
        invited_at: now,
        invited_by: actingId(tx),
        expires_at: now.add(INVITATION_LIFETIME),
        accepted_at: null,
        person_id: known?.id ?? null,
      })
      .execute();
    const object = { kind: 'staff_invitation', id: invitationId };
    await audit(tx, { action: 'staff.invited', personId: known?.id ?? null, object, details: { role } });
    const link = await writeInvitation(tx, { email: address, personId: known?.id ?? null, role, locale, token });
    return { invitationId, link };
  });
}

export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  /** The address has an account already: its owner signs in instead of making one. */
  readonly personId: string | undefined;
}

export type InvitationProblem = 'unknown' | 'used' | 'expired';

/** Reads the invitation without using it up. */
export async function findInvitation(ctx: Context, token: string): Promise<Invitation | InvitationProblem> {
  const found = await tables<StaffDb>(ctx)
    .selectFrom('staff_invitations')
    .select(['id', 'email', 'role', 'accepted_at', 'expires_at'])
    .where('token_hash', '=', sha256(token))
    .executeTakeFirst();
  if (!found) return 'unknown';
  if (found.accepted_at) return 'used';
  if (Temporal.Instant.compare(found.expires_at, ctx.clock.now()) <= 0) return 'expired';
  const person = await findPersonByEmail(ctx, found.email);
  return { id: found.id, email: found.email, role: found.role, personId: person?.id };
}

/** Of two at the same moment one gets through. */
async function useInvitation(tx: Context, invitation: Invitation, personId: string): Promise<boolean> {
  const used = await tables<StaffDb>(tx)
    .updateTable('staff_invitations')
    .set({ accepted_at: tx.clock.now(), person_id: personId })
    .where('id', '=', invitation.id)
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', tx.clock.now())
    .returning('id')
    .executeTakeFirst();
  if (!used) return false;
  await grantRole(tx, { personId, role: invitation.role });
  await audit(tx, {
    action: 'staff.joined',
    personId,
    object: { kind: 'staff_invitation', id: invitation.id },
    details: { role: invitation.role },
  });
  return true;
}

/** Makes the invited person's account, and gives the role. The letter's link has proved the address. */
export async function joinAsNew(
  ctx: Context,
  given: { token: string; name: string; password: string; locale: Locale },
): Promise<{ readonly email: string } | InvitationProblem | PasswordProblem | 'known'> {
  const { token, name, password, locale } = given;
  const invitation = await findInvitation(ctx, token);
  if (typeof invitation === 'string') return invitation;
  if (invitation.personId) return 'known';
  const problem = passwordProblem(password, { email: invitation.email, name });
  if (problem) return problem;
  const hash = await hashPassword(password);
  return transact(ctx, async (tx) => {
    const account = await createAccount(tx, {
      name,
      email: invitation.email,
      password: { hash },
      locale,
      confirmed: true,
    });
    if (account === 'known') return 'known';
    return (await useInvitation(tx, invitation, account.personId)) ? { email: invitation.email } : 'used';
  });
}

/** Gives the role to the signed-in person the invitation was sent to. Answers `other` for anybody else. */
export async function joinAsKnown(
  ctx: Context,
  { token, personId }: { token: string; personId: string },
): Promise<'joined' | 'other' | InvitationProblem> {
  const invitation = await findInvitation(ctx, token);
  if (typeof invitation === 'string') return invitation;
  const person = await getPerson(ctx, personId);
  if (person.id !== invitation.personId) return 'other';
  return transact(ctx, async (tx) => ((await useInvitation(tx, invitation, person.id)) ? 'joined' : 'used'));
}
