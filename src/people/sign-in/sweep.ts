/** What signing in leaves behind when its time is over: ended sessions, unfinished sign-ins, links nobody followed. */
import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { defineJob } from '#platform/jobs/jobs.ts';
import type { SignInDb } from './schema.ts';

/** For as long, a link that is over still says so instead of being unknown. */
const LINKS_REMEMBERED: Temporal.DurationLike = { hours: 30 * 24 };

/** A case may ask from where somebody signed in, and what was sent to them: what is held back stays until it is over. */
const isFree = sql<boolean>`person_id not in (select id from reckoned.held_people)`;

export async function sweep(ctx: Context): Promise<void> {
  await transact(ctx, async (tx) => {
    await sql`select heed_holds()`.execute(tx.db);
    const now = tx.clock.now();
    const db = tables<SignInDb>(tx);
    await db.deleteFrom('sessions').where('expires_at', '<=', now).where(isFree).execute();
    await db.deleteFrom('verifications').where('expires_at', '<=', now).execute();
    const remembered = now.subtract(LINKS_REMEMBERED);
    await db.deleteFrom('one_time_tokens').where('expires_at', '<=', remembered).where(isFree).execute();
  });
}

export const sweepJob = defineJob({ name: 'sign-in.sweep', payload: z.object({}), run: sweep });
