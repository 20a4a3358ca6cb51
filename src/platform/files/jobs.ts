import { z } from 'zod';
import type { Inventory } from '../inventory/inventory.ts';
import { defineJob } from '../jobs/jobs.ts';
import type { Room } from '../room.ts';
import { removeFilesJob } from './forget-files.ts';
import { sweepFiles } from './sweep-files.ts';

/** What removes files: after an act that forgot them, and each night what no row knows. */
export function filesRoom(inventory: () => Inventory): Room {
  const nightly = defineJob({
    name: 'files.sweep',
    payload: z.object({}),
    freesRoom: true,
    run: async (ctx) => {
      await sweepFiles(
        ctx,
        inventory().buckets.map(({ bucket }) => bucket),
      );
    },
  });
  return { name: 'platform/files', jobs: [removeFilesJob, nightly] };
}
