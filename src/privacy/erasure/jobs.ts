import { z } from 'zod';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { defineJob } from '#platform/jobs/jobs.ts';
import { ERASURE_JOB, runErasure } from './run-erasure.ts';

/** Takes up an erasure that stopped half way; one that is done already is left alone. */
export function continueErasure(inventory: () => Inventory) {
  return defineJob({
    name: ERASURE_JOB,
    payload: z.object({ erasureId: z.uuid() }),
    isOwed: true,
    run: async (ctx, { erasureId }) => {
      const { state } = await runErasure(ctx, inventory(), erasureId);
      if (state !== 'verified') throw new Error('something of an erased person is left; the ledger names where');
    },
  });
}
