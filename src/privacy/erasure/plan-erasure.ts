/** 72 hours between asking and the end, in which the person may think again, or have it at once. */
import { getPerson } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { actingId, type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { enqueue } from '#platform/jobs/jobs.ts';
import { carryOutJob } from './carry-out-plans.ts';
import { COOLING_OFF_HOURS, type RequestedBy } from './erasure.ts';
import { refuseIfHeld } from './hold.ts';
import { postCancelled, postPlanned } from './mail.ts';
import type { ErasureDb } from './schema.ts';

export const COOLING_OFF: Temporal.DurationLike = { hours: COOLING_OFF_HOURS };

/** The job is known here by its name; the worker's own has the inventory. */
const notHere = (): never => {
  throw new Error('this job runs in the worker');
};

export interface PlannedErasure {
  readonly id: string;
  readonly plannedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  /** Since when a case at law keeps it waiting past its day. */
  readonly heldAt: Temporal.Instant | null;
}

/** What stands; undefined: nothing is planned. */
export async function findPlan(ctx: Context, personId: string): Promise<PlannedErasure | undefined> {
  const row = await tables<ErasureDb>(ctx)
    .selectFrom('erasure_plans')
    .select(['id', 'planned_at', 'due_at', 'held_at'])
    .where('person_id', '=', personId)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst();
  return row && { id: row.id, plannedAt: row.planned_at, dueAt: row.due_at, heldAt: row.held_at };
}

export interface Planning {
  readonly personId: string;
  readonly requestedBy: RequestedBy;
  /** False: the person wants no time to think, and it begins within a minute. */
  readonly coolingOff?: boolean;
}

/**
 * Plans the erasure and tells the person, who can sign in and call it off until then. Asked again it changes nothing,
 * but that the time to think may be given up. Throws NotFound, and {@link HeldByLaw}.
 */
export async function planErasure(
  ctx: Context,
  { personId, requestedBy, coolingOff = true }: Planning,
): Promise<PlannedErasure> {
  return transact(ctx, async (tx) => {
    const person = await getPerson(tx, personId);
    await refuseIfHeld(tx, personId);
    const now = tx.clock.now();
    const dueAt = coolingOff ? now.add(COOLING_OFF) : now;
    const inserted = await insertPlan(tx, { personId, requestedBy, dueAt });
    const plan = inserted ?? (await hasten(tx, personId, dueAt));
    await enqueue(tx, carryOutJob(notHere), {}, { runAt: plan.dueAt, key: `erasure plan ${plan.id}` });
    if (!inserted) return plan;
    const object = { kind: 'erasure_plan', id: plan.id };
    await audit(tx, { action: 'erasure.planned', personId, object, details: { coolingOff, by: requestedBy } });
    await postPlanned(tx, person, plan.dueAt);
    return plan;
  });
}

async function insertPlan(
  tx: Context,
  { personId, requestedBy, dueAt }: { personId: string; requestedBy: RequestedBy; dueAt: Temporal.Instant },
): Promise<PlannedErasure | undefined> {
  const id = tx.ids.uuid();
  const plannedAt = tx.clock.now();
  const row = await tables<ErasureDb>(tx)
    .insertInto('erasure_plans')
    .values({
      id,
      person_id: personId,
      requested_by: requestedBy,
      planned_at: plannedAt,
      planned_by: actingId(tx),
      due_at: dueAt,
      held_at: null,
      cancelled_at: null,
      cancelled_by: null,
    })
    .onConflict((conflict) => conflict.column('person_id').where('cancelled_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row && { id, plannedAt, dueAt, heldAt: null };
}

/** The sooner of the two days counts. */
async function hasten(tx: Context, personId: string, dueAt: Temporal.Instant): Promise<PlannedErasure> {
  await tables<ErasureDb>(tx)
    .updateTable('erasure_plans')
    .set({ due_at: dueAt })
    .where('person_id', '=', personId)
    .where('cancelled_at', 'is', null)
    .where('due_at', '>', dueAt)
    .execute();
  const plan = await findPlan(tx, personId);
  if (!plan) throw new Error('a plan that stands in the way of another is there');
  return plan;
}

/** Calls a planned erasure off; all stays as it was. Returns false when none was planned. */
export async function cancelErasure(ctx: Context, { personId }: { personId: string }): Promise<boolean> {
  return transact(ctx, async (tx) => {
    const cancelled = await tables<ErasureDb>(tx)
      .updateTable('erasure_plans')
      .set({
        cancelled_at: tx.clock.now(),
        cancelled_by: actingId(tx),
      })
      .where('person_id', '=', personId)
      .where('cancelled_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!cancelled) return false;
    await audit(tx, { action: 'erasure.cancelled', personId, object: { kind: 'erasure_plan', id: cancelled.id } });
    await postCancelled(tx, await getPerson(tx, personId));
    return true;
  });
}
