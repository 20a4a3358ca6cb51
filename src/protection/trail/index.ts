/** The audit trail's seals: that nobody took a row out, put one in or changed one can be shown at any time. */
import { z } from 'zod';
import { defineJob } from '#platform/jobs/jobs.ts';
import type { Room } from '#platform/room.ts';
import { auditSealsTable } from './schema.ts';
import { sealTrail } from './seal-trail.ts';

export { forgetSeals, sealTrail } from './seal-trail.ts';
export { type TrailReport, verifyTrail } from './verify-trail.ts';

export const room: Room = {
  name: 'protection/trail',
  tables: [auditSealsTable],
  jobs: [
    defineJob({
      name: 'trail.seal',
      payload: z.object({}),
      run: async (ctx) => {
        await sealTrail(ctx);
      },
    }),
  ],
};
