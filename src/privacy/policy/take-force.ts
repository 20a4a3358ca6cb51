import { z } from 'zod';
import { audit } from '#platform/audit/audit.ts';
import { schoolDay } from '#platform/clock.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { defineJob, enqueue } from '#platform/jobs/jobs.ts';
import { type Announcing, announceJob } from './announce-revision.ts';
import { refreshPolicyBoard } from './board.ts';
import { findWaiting, type Revision } from './queries.ts';
import type { PolicyDb } from './schema.ts';
import { lockPolicy, revisionObject } from './write-revision.ts';

/** A material change that nobody was told of in time does not take force, however its day was set. */
export function wasToldInTime(revision: Revision): boolean {
  if (revision.materiality === 'editorial') return true;
  const { announced_at: announcedAt, effective_on: day } = revision;
  return announcedAt !== null && day !== null && Temporal.PlainDate.compare(schoolDay(announcedAt), day) < 0;
}

/** Puts the waiting revision in force if its day has come. Returns its name, or undefined when nothing took force. */
export async function takeForce(ctx: Context): Promise<string | undefined> {
  const name = await transact(ctx, async (tx) => {
    await lockPolicy(tx);
    const revision = await findWaiting(tx, { lock: true });
    const now = tx.clock.now();
    if (!revision?.effective_on || !revision.name) return undefined;
    if (Temporal.PlainDate.compare(revision.effective_on, schoolDay(now)) > 0) return undefined;
    const details = { revision: revision.name, effectiveOn: revision.effective_on.toString() };
    if (!wasToldInTime(revision)) {
      await audit(tx, { action: 'policy.force-delayed', object: revisionObject(revision.id), details });
      return undefined;
    }
    await tables<PolicyDb>(tx)
      .updateTable('policy_revisions')
      .set({ archived_at: now })
      .where('in_force_at', 'is not', null)
      .where('archived_at', 'is', null)
      .execute();
    await tables<PolicyDb>(tx)
      .updateTable('policy_revisions')
      .set({ in_force_at: now })
      .where('id', '=', revision.id)
      .execute();
    await audit(tx, { action: 'policy.in-force', object: revisionObject(revision.id), details });
    if (revision.materiality === 'material') {
      // Whoever registered in the last hours before the day is told of it now.
      await enqueue<Announcing>(tx, announceJob, {
        revisionId: revision.id,
        effectiveOn: revision.effective_on.toString(),
        kind: 'change',
      });
    }
    return revision.name;
  });
  if (name) await refreshPolicyBoard(ctx);
  return name;
}

export const takeForceJob = defineJob({
  name: 'policy.take-force',
  payload: z.object({}),
  run: async (ctx) => {
    await takeForce(ctx);
  },
});
