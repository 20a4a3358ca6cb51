import { z } from 'zod';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { eachApart } from '#platform/jobs/each-apart.ts';
import { defineJob } from '#platform/jobs/jobs.ts';
import { watchFindings } from './find-minor.ts';
import { endGuardianships, forgetWaiting } from './hand-over.ts';

/** Every hour: birthdays, invitations nobody took up, and findings whose day has come. */
export function minorsWatch(inventory: () => Inventory) {
  return defineJob({
    name: 'minors.watch',
    payload: z.object({}),
    run: async (ctx) => {
      const watches = [endGuardianships, forgetWaiting, () => watchFindings(ctx, inventory())];
      await eachApart(ctx, watches, (watch) => watch(ctx));
    },
  });
}
