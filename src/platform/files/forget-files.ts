import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, transact } from '../context.ts';
import { defineJob, enqueue } from '../jobs/jobs.ts';

export const removeFilesJob = defineJob({
  name: 'files.remove',
  payload: z.object({ files: z.array(z.string()) }),
  freesRoom: true,
  run: async (ctx, { files }) => {
    for (const key of files) await ctx.files.remove(key);
  },
});

/**
 * The rows of the files go now, in the caller's transaction where there is one; their bytes by a job that belongs to it.
 * So a rollback leaves both, and a crash after the commit neither. An erasure does not use this: it removes the bytes
 * itself, and looks whether they are gone, before it is called verified.
 *
 * `keys`: as `fileKey` makes them. One whose row is gone already is removed all the same.
 */
export async function forgetFiles(ctx: Context, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const ids = keys.map((key) => key.slice(key.indexOf('/') + 1));
  await transact(ctx, async (tx) => {
    await sql`delete from stored_files where id = any(${ids}::uuid[])`.execute(tx.db);
    await enqueue(tx, removeFilesJob, { files: [...keys] });
  });
}

/** Keys of files whose rows are gone and whose bytes wait for the job. No row says any more whose they were. */
export async function forgottenFiles(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select distinct json_array_elements_text(jobs.payload -> 'files') as key
    from graphile_worker._private_jobs as jobs join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
    where tasks.identifier = ${removeFilesJob.name}`.execute(ctx.db);
  return rows.map(({ key }) => key);
}
