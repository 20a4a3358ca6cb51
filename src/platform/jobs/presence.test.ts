/** What a killed worker was at is taken up by another within minutes, and what a living one is at is left to it. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WorkerPluginContext, WorkerPool } from 'graphile-worker';
import { sql } from 'kysely';
import pg from 'pg';
import { expect, inject, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { databaseOf } from '#tests/harness/global-setup.ts';
import { useSchool } from '#tests/harness/school.ts';
import type { Connection } from '../database/database.ts';
import { defineJob, enqueue } from './jobs.ts';
import { showPresence } from './presence.ts';
import { startWorker } from './worker.ts';

const school = useSchool();

it('frees the job of a worker that was killed, and only that', async () => {
  const { ctx } = school;
  const done: string[] = [];
  const cutOff = defineJob({ name: 'test.cut-off', payload: z.object({}), run: async () => void done.push('cut off') });
  await enqueue(ctx, cutOff, {});
  await takeAndDie(cutOff.name);

  const letGo = Promise.withResolvers<void>();
  const long = defineJob({
    name: 'test.long',
    payload: z.object({}),
    run: async () => {
      done.push('begun');
      await letGo.promise;
    },
  });
  await enqueue(ctx, long, {});
  const living = await startWorker(ctx, school.connection, [long], []);
  onTestFinished(async () => {
    letGo.resolve();
    await living.stop();
  });
  await vi.waitFor(() => expect(done).toEqual(['begun']), 10_000);

  expect(await freeJobs(), 'too soon to tell').toEqual({ 'test.cut-off': true, 'test.long': true });
  await minutesPass();
  expect(await freeJobs()).toEqual({ 'test.cut-off': false, 'test.long': true });
  expect(school.logLines.filter((line) => line.includes('jobs.freed'))).toHaveLength(1);

  const next = await startWorker(ctx, school.connection, [cutOff], []);
  onTestFinished(() => next.stop());
  await vi.waitFor(() => expect(done).toEqual(['begun', 'cut off']), 10_000);
}, 60_000);

it('shows itself again where its connection broke', async () => {
  const { ctx } = school;
  const letGo = Promise.withResolvers<void>();
  const long = defineJob({ name: 'test.long-too', payload: z.object({}), run: () => letGo.promise });
  await enqueue(ctx, long, {});
  const worker = await startWorker(ctx, school.connection, [long], []);
  onTestFinished(async () => {
    letGo.resolve();
    await worker.stop();
  });
  await vi.waitFor(async () => expect(await taken()).toEqual({ 'test.long-too': true }), 10_000);
  const shown = () =>
    vi.waitFor(async () => {
      const pids = await presences();
      expect(pids).toHaveLength(1);
      return pids[0];
    }, 10_000);
  const first = await shown();
  await sql`select pg_terminate_backend(${first}::int)`.execute(ctx.db);
  await vi.waitFor(async () => expect(await shown()).not.toBe(first), 10_000);
  await minutesPass();
  expect(await freeJobs()).toEqual({ 'test.long-too': true });
}, 60_000);

it('shows itself again where the other machine is gone without a word', async () => {
  const way = await openWay(school.connection);
  const pool = new pg.Pool(way.end);
  pool.on('error', () => undefined);
  const presence = showPresence({ pool, askEveryMs: 50, answerMs: 200 });
  onTestFinished(async () => {
    await presence.end();
    await pool.end();
    await way.close();
  });
  const workerPool = { id: 'pool-of-this-test' } as WorkerPool;
  presence.events.emit('pool:create', { workerPool, ctx: {} as WorkerPluginContext });
  await vi.waitFor(async () => expect(await presences()).toHaveLength(1), 10_000);
  const [first] = await presences();
  way.fallSilent();
  await vi
    .waitFor(async () => expect((await presences()).some((pid) => pid !== first)).toBe(true), 10_000)
    .catch(async () => expect.fail(`still ${await presences()}`));
}, 60_000);

async function takeAndDie(name: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'school-killed-job-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(school.ctx.db);
  const given = {
    env: { NODE_ENV: 'test', DATA_DIR: join(folder, 'data') },
    connection: databaseOf(inject('server'), rows[0]?.name ?? ''),
    name,
  };
  const program = fileURLToPath(new URL('../../../tests/drills/job-and-die.ts', import.meta.url));
  const child = fork(program, [JSON.stringify(given)], { execArgv: ['--import', 'tsx'] });
  expect((await once(child, 'message'))[0]).toBe('taken');
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** Of each test's job that is there: whether a worker has it. */
async function taken(): Promise<Record<string, boolean>> {
  const { rows } = await sql<{ name: string; taken: boolean }>`
    select tasks.identifier as name, jobs.locked_by is not null as taken
    from graphile_worker._private_jobs as jobs join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
    where tasks.identifier like 'test.%'`.execute(school.ctx.db);
  return Object.fromEntries(rows.map((row) => [row.name, row.taken]));
}

async function freeJobs(): Promise<Record<string, boolean>> {
  const minutely = school.school.jobs.find(({ name }) => name === 'jobs.free');
  if (!minutely) throw new Error('nothing frees the jobs');
  await enqueue(school.ctx, minutely, {});
  await school.runJobs();
  return taken();
}

async function minutesPass(): Promise<void> {
  await sql`update graphile_worker._private_jobs set locked_at = locked_at - interval '2 minutes'
    where locked_at is not null`.execute(school.ctx.db);
}

/** The connections by which the workers of this test's database show themselves. */
async function presences(): Promise<number[]> {
  const { rows } = await sql<{ pid: number }>`select pid from pg_locks
    where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())`.execute(
    school.ctx.db,
  );
  return rows.map(({ pid }) => pid);
}

/**
 * A way to the server of the tests on which everything open falls silent at a word; what is opened later is not. `end`: to
 * connect by it.
 */
async function openWay(connection: Connection) {
  const url = 'connectionString' in connection ? new URL(connection.connectionString ?? '') : undefined;
  const { host = '' } = connection as { host?: string };
  const farEnd = () => (url ? connect(Number(url.port), url.hostname) : connect(`${host}/.s.PGSQL.5432`));
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = farEnd();
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.on('data', (chunk) => open.has(from) && to.write(chunk));
      from.on('error', () => undefined);
      // Not even an end is told to the other side once the way is silent.
      from.on('close', () => open.has(from) && to.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    end: url
      ? { connectionString: url.href.replace(`:${url.port}`, `:${port}`) }
      : { ...connection, host: '127.0.0.1', port },
    fallSilent: () => open.clear(),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
