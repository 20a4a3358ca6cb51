/** A school to measure: a fresh data folder, the embedded database with fsync on, learners, and two servers. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPersonByEmail } from '#people/profiles';
import { openSessionWithoutCredentials } from '#people/sign-in';
import { actingAs, transact } from '#platform/context.ts';
import { startEmbedded } from '#platform/database/embedded/index.ts';
import { prepareDatabase } from '#platform/database/prepare.ts';
import { createLog } from '#platform/log/log.ts';
import { openSchool, type School } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { seedDemo, seedScale } from '../src/seed/index.ts';

const SECRET = 'a secret key for the bench, thirty-two characters and more';

export interface ServerProcess {
  readonly port: number;
  readonly pid: number;
}

export interface BenchSchool {
  readonly school: ServerProcess;
  readonly bare: ServerProcess;
  /** The same school on the same database, in this process. */
  readonly own: School;
  /** How many statements a page makes with this cookie, counted in this process on the same database. */
  countStatements(path: string, cookie?: string): Promise<number>;
  /** A learner in the middle of a programme: their cookie, and the address of a lesson of theirs. */
  readonly learner: { readonly cookie: string; readonly lessonPath: string };
  close(): Promise<void>;
}

async function startServer(module: string, args: readonly string[]): Promise<ServerProcess & { child: ChildProcess }> {
  const child = fork(new URL(module, import.meta.url), args, {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [message] = (await once(child, 'message')) as [{ port: number }];
  return { child, port: message.port, pid: child.pid ?? 0 };
}

async function stopServer(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

export async function openBenchSchool(options: { learners: number }): Promise<BenchSchool> {
  const dataDir = await mkdtemp(join(tmpdir(), 'school-bench-'));
  const embedded = await startEmbedded({ dataDir });
  const connection = embedded.connection();
  const log = createLog('silent');
  await prepareDatabase(connection, log);
  const statements: string[] = [];
  const own = await openSchool({
    config: readConfig({ DATA_DIR: dataDir }),
    connection,
    secretKey: SECRET,
    log,
    onStatement: (text) => statements.push(text),
  });
  const ctx = actingAs(own.ctx, { kind: 'operator' });
  await seedDemo(ctx, { password: ctx.ids.token() });
  await seedScale(ctx, options.learners);
  await own.runWaitingJobs();
  await own.pool.query('analyze');

  const learner = await findLearner(own);
  const place = [connection.host, connection.user, connection.database];
  const school = await startServer('./school.ts', [...place, dataDir, SECRET]);
  const bare = await startServer('./bare.ts', place);
  const app = own.createWeb({ head: { css: [], scripts: [], preload: [] }, files: new Map() });
  return {
    school,
    bare,
    own,
    learner,
    async countStatements(path, cookie) {
      const ask = () => app.request(`http://bench.test${path}`, { headers: cookie ? { cookie } : {} });
      // The first request fills what is kept in memory; the second is what a visitor in service meets.
      await ask();
      statements.length = 0;
      const response = await ask();
      if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
      return statements.length;
    },
    async close() {
      await stopServer(school.child);
      await stopServer(bare.child);
      await own.close();
      await embedded.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The demo learner who is half-way through a programme. */
async function findLearner(school: School): Promise<BenchSchool['learner']> {
  const ctx = actingAs(school.ctx, { kind: 'operator' });
  const { rows } = await school.pool.query<{ email: string; cohort: string; lesson: string }>(
    `select people.email, cohorts.slug as cohort, lessons.slug as lesson
     from lesson_progress join enrolments on enrolments.id = lesson_progress.enrolment_id
     join people on people.id = enrolments.person_id join cohorts on cohorts.id = enrolments.cohort_id
     join lessons on lessons.id = lesson_progress.lesson_id
     where enrolments.active_at is not null and enrolments.completed_at is null and people.email like '%@example.kz'
     order by people.email, lessons.position limit 1`,
  );
  const [row] = rows;
  if (!row) throw new Error('the demo school has no learner in the middle of a programme');
  const person = await findPersonByEmail(ctx, row.email);
  if (!person) throw new Error('the learner is gone');
  const { cookie } = await transact(ctx, (tx) =>
    openSessionWithoutCredentials(tx, { personId: person.id, secondFactor: false }),
  );
  return { cookie, lessonPath: `/learn/${row.cohort}/${row.lesson}` };
}
