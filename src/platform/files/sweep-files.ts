/**
 * Bytes that no row of `stored_files` knows: an act that was rolled back leaves them, or a program that was killed. No
 * erasure and no copy would find them.
 */
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { madeAt } from '../ids.ts';
import { findInstallation } from '../installation.ts';

/** What is younger may belong to a transaction that is still under way. */
const YOUNG: Temporal.DurationLike = { hours: 24 };
const BATCH = 500;

/**
 * Looks into the declared buckets alone: backups or the ledger may lie in the same store. What is older than this
 * installation is not its own, as where a new database is tried out beside the files of another. Returns how many went.
 */
export async function sweepFiles(ctx: Context, buckets: readonly string[]): Promise<number> {
  const installation = await findInstallation(ctx);
  if (!installation) return 0;
  const [from, to] = [installation.created_at, ctx.clock.now().subtract(YOUNG)];
  let count = 0;
  for (const bucket of buckets) {
    const ids = (await ctx.files.list(bucket)).map((key) => key.slice(bucket.length + 1));
    const settled = ids.filter((id) => isBetween(madeAt(id), from, to));
    for (let start = 0; start < settled.length; start += BATCH) {
      for (const id of await withoutRow(ctx, bucket, settled.slice(start, start + BATCH))) {
        await ctx.files.remove(`${bucket}/${id}`);
        count += 1;
      }
    }
  }
  if (count > 0) ctx.log.info({ event: 'files.swept', count });
  return count;
}

function isBetween(made: Temporal.Instant | undefined, from: Temporal.Instant, to: Temporal.Instant): boolean {
  return made !== undefined && Temporal.Instant.compare(made, from) >= 0 && Temporal.Instant.compare(made, to) < 0;
}

async function withoutRow(ctx: Context, bucket: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select listed.id from unnest(${ids}::uuid[]) as listed(id)
    where not exists (select from stored_files where stored_files.id = listed.id and bucket = ${bucket})`.execute(
    ctx.db,
  );
  return rows.map(({ id }) => id);
}
