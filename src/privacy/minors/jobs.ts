import { z } from 'zod';
import type { Inventory } from '#platform/inventory/declare.ts';
import { defineJob } from '#platform/jobs/jobs.ts';
import { watchFindings } from './find-minor.ts';
import { endGuardianships, forgetWaiting } from './hand-over.ts';

/** Every hour: birthdays, invitations nobody took up, and findings whose day has come. */
export function minorsWatch(inventory: () => Inventory) {
  return defineJob({
    name: 'minors.watch',
    payload: z.object({}),
    run: async (ctx) => {
      await endGuardianships(ctx);
      await forgetWaiting(ctx);
      await watchFindings(ctx, inventory());
    },
  });
}
