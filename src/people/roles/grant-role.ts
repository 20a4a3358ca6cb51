/** Giving a role and ending it: rows with a who and a when, never deleted. */
import { audit } from '#platform/audit/audit.ts';
import { actingId, type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import type { Role } from './role.ts';
import type { RolesDb } from './schema.ts';

/** Gives the role; one that the person has already stays as it is. */
export async function grantRole(ctx: Context, { personId, role }: { personId: string; role: Role }): Promise<void> {
  await transact(ctx, async (tx) => {
    const granted = await tables<RolesDb>(tx)
      .insertInto('staff_roles')
      .values({
        id: tx.ids.uuid(),
        person_id: personId,
        role,
        granted_at: tx.clock.now(),
        granted_by: actingId(tx),
        ended_at: null,
        ended_by: null,
      })
      .onConflict((conflict) => conflict.columns(['person_id', 'role']).where('ended_at', 'is', null).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (granted)
      await audit(tx, {
        action: 'role.granted',
        personId,
        object: { kind: 'staff_role', id: granted.id },
        details: { role },
      });
  });
}

/**
 * Ends the role. Throws NotFound for a role that is not held, and Conflict `last-administrator` for the last one:
 * a school without an administrator could never have one again.
 */
export async function endRole(ctx: Context, { personId, role }: { personId: string; role: Role }): Promise<void> {
  await transact(ctx, async (tx) => {
    const holders = await tables<RolesDb>(tx)
      .selectFrom('staff_roles')
      .select(['id', 'person_id'])
      .where('role', '=', role)
      .where('ended_at', 'is', null)
      .forUpdate()
      .execute();
    const held = holders.find((holder) => holder.person_id === personId);
    if (!held) throw new NotFound('role');
    if (role === 'administrator' && holders.length === 1) throw new Conflict('last-administrator');
    await tables<RolesDb>(tx)
      .updateTable('staff_roles')
      .set({ ended_at: tx.clock.now(), ended_by: actingId(tx) })
      .where('id', '=', held.id)
      .execute();
    await audit(tx, { action: 'role.ended', personId, object: { kind: 'staff_role', id: held.id }, details: { role } });
  });
}
