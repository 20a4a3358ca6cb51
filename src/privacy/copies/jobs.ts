import { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { defineJob } from '#platform/jobs/jobs.ts';

/** The room says what is run; who asks for a copy needs the name alone. */
export function makeCopyJob(make: (ctx: Context, copyId: string) => Promise<void> = notHere) {
  return defineJob({
    name: 'copies.make',
    payload: z.object({ copyId: z.uuid() }),
    run: (ctx, { copyId }) => make(ctx, copyId),
  });
}

async function notHere(): Promise<void> {
  throw new Error('the room runs this job');
}
