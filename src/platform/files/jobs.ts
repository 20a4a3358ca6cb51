import { join } from 'node:path';
import { z } from 'zod';
import { SERVER_LOG } from '../database/embedded/index.ts';
import { turnLog } from '../database/embedded/turn-log.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { eachApart } from '../jobs/each-apart.ts';
import { defineJob } from '../jobs/jobs.ts';
import type { Room } from '../room.ts';
import { removeFilesJob } from './forget-files.ts';
import { sweepFiles } from './sweep-files.ts';

/** What removes files: after an act that forgot them, and each night what no row knows, and what the server said long ago. */
export function filesRoom(inventory: () => Inventory, dataDir: string): Room {
  const nightly = defineJob({
    name: 'files.sweep',
    payload: z.object({}),
    freesRoom: true,
    run: async (ctx) => {
      const buckets = inventory().buckets.map(({ bucket }) => bucket);
      // The first makes room, and the second needs some.
      const parts = [() => sweepFiles(ctx, buckets), () => turnLog(join(dataDir, SERVER_LOG), ctx.clock.now())];
      await eachApart(ctx, parts, (part) => part());
    },
  });
  return { name: 'platform/files', jobs: [removeFilesJob, nightly] };
}
