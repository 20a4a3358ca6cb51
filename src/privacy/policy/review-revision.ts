import { ROLES, type RolesDb, rolesAllow } from '#people/roles';
import { type AuditDb, audit } from '#platform/audit/audit.ts';
import { actingId, type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict } from '#platform/errors.ts';
import { findInForce, getRevision } from './queries.ts';
import { type PolicyCatalogue, readinessOf } from './readiness.ts';
import { isOwnWork, stateOf } from './revision.ts';
import type { PolicyDb } from './schema.ts';
import { type Edition, revisionObject } from './write-revision.ts';

const OFFICERS = ROLES.filter((role) => rolesAllow([role], 'privacy.manage'));

/** How many people may manage the policy now. */
async function countOfficers(ctx: Context): Promise<number> {
  const { count } = await tables<RolesDb>(ctx)
    .selectFrom('staff_roles')
    .select((eb) => eb.fn.count<number>('person_id').distinct().as('count'))
    .where('role', 'in', OFFICERS)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Somebody who wrote a part of it between others is its author too: the audit trail knows. */
async function hasWritten(ctx: Context, revisionId: string, personId: string): Promise<boolean> {
  const act = await tables<AuditDb>(ctx)
    .selectFrom('audit_events')
    .select('id')
    .where('object_id', '=', revisionId)
    .where('actor_id', '=', personId)
    .where('action', 'in', ['policy.started', 'policy.text-saved', 'policy.details-saved', 'policy.clauses-bound'])
    .limit(1)
    .executeTakeFirst();
  return act !== undefined;
}

/**
 * Says that the revision was read against the one in force and is right. Its author may not, except where the school has
 * one officer alone, and then with a reason that stays: a rule nobody can keep is kept by lending passwords.
 * Throws Conflict `not-a-draft`, `changed-meanwhile`, `not-ready`, `needs-another-reader` or `needs-reason`.
 */
export async function reviewRevision(
  ctx: Context,
  review: Edition & { readonly ownReason?: string | undefined },
  catalogue: PolicyCatalogue,
): Promise<void> {
  await transact(ctx, async (tx) => {
    const revision = await getRevision(tx, review.id, { lock: true });
    if (stateOf(revision) !== 'draft') throw new Conflict('not-a-draft');
    if (revision.version !== review.version) throw new Conflict('changed-meanwhile');
    const inForce = await findInForce(tx);
    if (readinessOf(revision, inForce, catalogue).obstacles.length > 0) throw new Conflict('not-ready');
    const reviewer = actingId(tx);
    const own = reviewer !== null && (isOwnWork(revision, reviewer) || (await hasWritten(tx, review.id, reviewer)));
    if (own && (await countOfficers(tx)) > 1) throw new Conflict('needs-another-reader');
    if (own && !review.ownReason) throw new Conflict('needs-reason');
    await tables<PolicyDb>(tx)
      .updateTable('policy_revisions')
      .set({
        reviewed_at: tx.clock.now(),
        reviewed_by: reviewer,
        own_review_reason: own ? (review.ownReason ?? null) : null,
        compared_with: inForce?.id ?? null,
      })
      .where('id', '=', review.id)
      .execute();
    await audit(tx, { action: 'policy.reviewed', object: revisionObject(review.id), details: { own } });
  });
}
