/** Who agreed to which revision: at registration, or by going on to use the service (`policy.acceptance`). */
import { sql } from 'kysely';
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import type { Request } from '#platform/http/app.ts';
import { policyBoard } from './board.ts';
import type { Revision } from './queries.ts';
import type { AcceptanceWay, PolicyDb } from './schema.ts';

/** The name of the revision in force, for records that must say under which policy they were made. */
export async function revisionInForce(ctx: Context): Promise<string> {
  const found = await tables<PolicyDb>(ctx)
    .selectFrom('policy_revisions')
    .select('name')
    .where('in_force_at', 'is not', null)
    .where('archived_at', 'is', null)
    .executeTakeFirst();
  if (!found?.name) throw new NotFound('a policy in force');
  return found.name;
}

/** Records that the person accepted the revision in force. A second time changes nothing. */
export async function acceptPolicy(ctx: Context, personId: string, way: AcceptanceWay): Promise<void> {
  await transact(ctx, async (tx) => {
    const revision = await revisionInForce(tx);
    const inserted = await tables<PolicyDb>(tx)
      .insertInto('policy_acceptances')
      .values({ id: tx.ids.uuid(), person_id: personId, revision, way, accepted_at: tx.clock.now() })
      .onConflict((conflict) => conflict.columns(['person_id', 'revision']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (inserted) await audit(tx, { action: 'policy.accepted', personId, details: { revision, way } });
  });
}

/**
 * Pages that are not use of the service: reading the policy and what concerns one's own data, so that whoever disagrees
 * can leave without having agreed; signing in and out; and the office, which is work.
 */
const NOT_USE = /^\/(privacy|account\/privacy|sign-in|sign-out|unsubscribe|office|dev)(\/|$)/;

export function isUse(path: string): boolean {
  return !NOT_USE.test(path);
}

/**
 * For every request of a signed-in person. Costs no statement once they have accepted the revision in force, nor while
 * the school has had only one. Whoever was not told of a material change yet accepts nothing by silence.
 */
export async function continueUse(c: Request): Promise<void> {
  const [ctx, path] = [c.get('ctx'), c.get('path')];
  const board = policyBoard(ctx);
  if (ctx.actor.kind !== 'person' || !board?.inForce || !board.followsAnother) return;
  const { personId } = ctx.actor;
  if (board.accepted.has(personId) || !isUse(path)) return;
  if (await acceptByUse(ctx, board.inForce, personId)) board.accepted.add(personId);
}

/** Returns whether the person has accepted it, now or before. */
async function acceptByUse(ctx: Context, revision: Revision, personId: string): Promise<boolean> {
  return transact(ctx, async (tx) => {
    const now = tx.clock.now();
    const told = sql`select from policy_announcements a
      where a.person_id = ${personId} and a.revision_id = ${revision.id} and a.kind = 'change'`;
    const known = await sql<{ accepted: boolean; told: boolean }>`select
      exists (select from policy_acceptances p where p.person_id = ${personId} and p.revision = ${revision.name}) as accepted,
      exists (${told}) as told`.execute(tx.db);
    const [state] = known.rows;
    if (state?.accepted || !revision.name) return true;
    if (!state?.told && revision.materiality === 'material') return false;
    const inserted = await tables<PolicyDb>(tx)
      .insertInto('policy_acceptances')
      .values({
        id: tx.ids.uuid(),
        person_id: personId,
        revision: revision.name,
        way: 'continued use',
        accepted_at: now,
      })
      .onConflict((conflict) => conflict.columns(['person_id', 'revision']).doNothing())
      .returning('id')
      .executeTakeFirst();
    const details = { revision: revision.name, way: 'continued use' };
    if (inserted) await audit(tx, { action: 'policy.accepted', personId, details });
    return true;
  });
}

/** The person has read the notice; it is not shown to them again. */
export async function closeNotice(ctx: Context, personId: string): Promise<void> {
  const board = policyBoard(ctx);
  const revision = board?.shown;
  if (!revision) return;
  await transact(ctx, async (tx) => {
    const inserted = await tables<PolicyDb>(tx)
      .insertInto('policy_notices_seen')
      .values({ id: tx.ids.uuid(), person_id: personId, revision_id: revision.id, seen_at: tx.clock.now() })
      .onConflict((conflict) => conflict.columns(['person_id', 'revision_id']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (inserted) await audit(tx, { action: 'policy.notice-closed', personId, details: { revision: revision.name } });
  });
  board.seen.add(personId);
}
