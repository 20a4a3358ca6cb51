/** When the time to think is over: every planned erasure whose day has come, one after another. */
import { sql } from 'kysely';
import { z } from 'zod';
import { getPerson } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { eachApart } from '#platform/jobs/each-apart.ts';
import { defineJob } from '#platform/jobs/jobs.ts';
import { findStandstill } from '#platform/jobs/standstill.ts';
import { erasePerson } from './erase-person.ts';
import { COOLING_OFF_HOURS } from './erasure.ts';
import { HeldByLaw } from './hold.ts';
import { findInterrupted } from './ledger.ts';
import { postHeld } from './mail.ts';
import { runErasure } from './run-erasure.ts';
import type { ErasureDb } from './schema.ts';

/** One that began just now is under way, not interrupted. */
const UNDER_WAY: Temporal.DurationLike = { minutes: 2 };

export interface CarriedOut {
  readonly erased: number;
  readonly held: number;
}

/**
 * A person whom a case at law holds back is told once, and is tried again until the hold is lifted. One that fails stops
 * no other; throws SomeFailed.
 */
export async function carryOutPlans(ctx: Context, inventory: Inventory): Promise<CarriedOut> {
  const due = await findDue(ctx);
  const counts = { erased: 0, held: 0 };
  await eachApart(ctx, due, async ({ id, person_id, requested_by }) => {
    try {
      await erasePerson(ctx, inventory, { personId: person_id, requestedBy: requested_by });
      counts.erased += 1;
    } catch (error) {
      if (!(error instanceof HeldByLaw)) throw error;
      await tellOfHold(ctx, id, person_id);
      counts.held += 1;
    }
  });
  return counts;
}

/**
 * In a school that was brought back, and until somebody has looked, only what was asked for since: what was asked for
 * before may have been called off, and nobody knows of it any more.
 */
async function findDue(ctx: Context) {
  const due = tables<ErasureDb>(ctx)
    .selectFrom('erasure_plans')
    .select(['id', 'person_id', 'requested_by'])
    .where('cancelled_at', 'is', null)
    .where('due_at', '<=', ctx.clock.now())
    .orderBy('due_at');
  const at = (await findStandstill(ctx))?.restored?.at;
  if (!at) return due.execute();
  // Or the time to think was given up since.
  const hastened = sql<boolean>`due_at > ${at} and due_at < planned_at + ${COOLING_OFF_HOURS}::int * interval '1 hour'`;
  return due.where((is) => is.or([is('planned_at', '>', at), hastened])).execute();
}

async function tellOfHold(ctx: Context, planId: string, personId: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const first = await tables<ErasureDb>(tx)
      .updateTable('erasure_plans')
      .set({ held_at: tx.clock.now() })
      .where('id', '=', planId)
      .where('held_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!first) return;
    await audit(tx, { action: 'erasure.held', personId, object: { kind: 'erasure_plan', id: planId } });
    await postHeld(tx, await getPerson(tx, personId));
  });
}

async function finishInterrupted(ctx: Context, inventory: Inventory): Promise<void> {
  const interrupted = await findInterrupted(ctx, ctx.clock.now().subtract(UNDER_WAY));
  await eachApart(ctx, interrupted, (id) => runErasure(ctx, inventory, id));
}

export function carryOutJob(inventory: () => Inventory) {
  return defineJob({
    name: 'erasure.carry-out',
    payload: z.object({}),
    run: async (ctx) => {
      await eachApart(ctx, [finishInterrupted, carryOutPlans], (part) => part(ctx, inventory()));
    },
  });
}
