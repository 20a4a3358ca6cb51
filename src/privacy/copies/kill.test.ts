/** A copy whose maker is killed with `kill -9`: another takes it up, and nothing half made is left. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { openFiles } from '#platform/files/files.ts';
import { removeFilesJob } from '#platform/files/forget-files.ts';
import { folderPlace } from '#platform/files/place.ts';
import { runWaitingJobs } from '#platform/jobs/worker.ts';
import { databaseOf } from '#tests/harness/global-setup.ts';
import { useSchool } from '#tests/harness/school.ts';
import { bytesOf, readZip } from '#tests/inventory/read-zip.ts';
import { askForCopy } from './ask-for-copy.ts';
import { SILENT_AFTER } from './copy.ts';
import { fetchCopy } from './fetch-copy.ts';
import { makeCopy } from './make-copy.ts';
import { findCopy } from './queries.ts';
import { watchCopies } from './watch-copies.ts';

const school = useSchool();

describe('kill -9', () => {
  it.each(['half written', 'written'] as const)(
    'with the file %s: another goes on',
    async (when) => {
      const folder = await mkdtemp(join(tmpdir(), 'school-killed-copy-'));
      onTestFinished(() => rm(folder, { recursive: true, force: true }));
      const ctx = { ...school.ctx, files: openFiles(folderPlace(join(folder, 'files'))) };
      const person = await school.person();
      await sql`insert into audit_events (id, at, action, actor_kind, person_id, details)
      select gen_random_uuid(), now(), 'counted', 'person', ${person.id}, json_build_object('text', md5(n::text))
      from generate_series(1, 4000) as n`.execute(ctx.db);
      const { id } = await askForCopy(ctx, { personId: person.id });

      const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(ctx.db);
      const given = {
        env: { NODE_ENV: 'test', DATA_DIR: join(folder, 'data'), FILES_URL: `file:${join(folder, 'files')}` },
        connection: databaseOf(inject('server'), rows[0]?.name ?? ''),
        copyId: id,
        when,
      };
      const program = fileURLToPath(new URL('../../../tests/drills/copy-and-die.ts', import.meta.url));
      const child = spawn(process.execPath, ['--import', 'tsx', program, JSON.stringify(given)], { stdio: 'inherit' });
      const [, signal] = await once(child, 'exit');
      expect(signal).toBe('SIGKILL');

      const left = await findCopy(ctx, id);
      expect(left).toMatchObject({ attempt: 1, ready_at: null, failed_at: null });
      expect(await readdir(join(folder, 'files', 'copies'))).toHaveLength(1);

      // The killed program lived by the real clock.
      const now = left?.progressed_at ?? school.clock.now();
      school.clock.set(now.add(SILENT_AFTER).add({ seconds: 1 }));
      await sql`delete from graphile_worker._private_jobs`.execute(ctx.db);
      await watchCopies(ctx);
      const { rows: jobs } = await sql<{ key: string }>`select key from graphile_worker.jobs`.execute(ctx.db);
      expect(jobs.map(({ key }) => key)).toEqual([`copies.make ${id}`]);
      await makeCopy(ctx, school.inventory, id);
      await runWaitingJobs(ctx, school.school.pool, [removeFilesJob]);

      expect(await findCopy(ctx, id)).toMatchObject({ attempt: 2, failed_at: null });
      const names = await readdir(join(folder, 'files', 'copies'));
      expect(names).toHaveLength(1);
      expect(names[0]).not.toMatch(/\.part$/);
      const zip = readZip(await bytesOf((await fetchCopy(ctx, person.id, id)).stream));
      const events = JSON.parse(zip.get('data/audit_events.json')?.toString() ?? '[]') as { action: string }[];
      expect(events.filter(({ action }) => action === 'counted')).toHaveLength(4_000);
    },
    120_000,
  );
});
