/** What signing in leaves behind when its time is over: ended sessions, unfinished sign-ins, links nobody followed. */
import { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { defineJob } from '#platform/jobs/jobs.ts';
import type { SignInDb } from './schema.ts';

/** For as long, a link that is over still says so instead of being unknown. */
const LINKS_REMEMBERED: Temporal.DurationLike = { hours: 30 * 24 };

export async function sweep(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  const db = tables<SignInDb>(ctx);
  await db.deleteFrom('sessions').where('expires_at', '<=', now).execute();
  await db.deleteFrom('verifications').where('expires_at', '<=', now).execute();
  await db.deleteFrom('one_time_tokens').where('expires_at', '<=', now.subtract(LINKS_REMEMBERED)).execute();
}

export const sweepJob = defineJob({ name: 'sign-in.sweep', payload: z.object({}), run: sweep });
