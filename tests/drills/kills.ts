/**
 * The program is killed with `kill -9` while people enrol. What was answered must be there after the next start, and
 * nothing twice: whoever got no answer sends the form again, as people do.
 */
import { join } from 'node:path';
import { sql } from 'kysely';
import { actingAs, type Context } from '#platform/context.ts';
import { createLog } from '#platform/log/log.ts';
import { readConfig } from '../../src/config.ts';
import { openInstallation } from '../../src/installation.ts';
import { signInForTest } from '../harness/people.ts';
import { programmeForTest } from '../harness/programme.ts';
import { type Environment, kill, open, stop } from './program.ts';
import { generator } from './random.ts';

export interface KillCounts {
  readonly kills: number;
  /** Of the kills, how many came before the program had opened. */
  readonly killedAtStart: number;
  readonly acknowledged: number;
  /** Sent, killed before an answer, and sent again after the next start. */
  readonly sentAgain: number;
  readonly lost: number;
  readonly doubled: number;
}

export interface Killing {
  /** Holds the data folder; a fresh one. */
  readonly folder: string;
  /** Of an empty database on a PostgreSQL server; without it, the embedded one. */
  readonly databaseUrl?: string;
  readonly kills: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

/** People who enrol between two kills, at most. */
const EACH_TURN = 25;
/** Forms under way at once. */
const AT_ONCE = 4;
const LONGEST_MS = 500;
/** Each so many starts one is killed before it opens. */
const AT_START = 10;
export const BASE_URL = 'http://school.test';

export interface Learner {
  readonly id: string;
  readonly cookie: string;
}

export async function killUnderWrites(killing: Killing): Promise<KillCounts> {
  const { kills, say } = killing;
  const env = environmentOf(killing);
  const { learners, cohortSlug, path } = await prepare(env, kills * EACH_TURN);
  say(`${learners.length} people are ready to enrol`);
  const random = generator(killing.seed);
  const acknowledged = new Set<string>();
  let unanswered: Learner[] = [];
  const counts = { killedAtStart: 0, sentAgain: 0 };
  const enrol = (url: string, learner: Learner) => send(`${url}${path}`, learner, cohortSlug);
  for (let turn = 0; turn < kills; turn += 1) {
    if (turn > 0 && turn % 20 === 0) say(`${turn} kills, ${acknowledged.size} enrolments acknowledged`);
    const program = open(env);
    if (turn % AT_START === AT_START - 1) {
      await pause(random() * 2 * LONGEST_MS);
      await kill(program);
      counts.killedAtStart += 1;
      continue;
    }
    const url = await program.address;
    counts.sentAgain += unanswered.length;
    const waiting = [...unanswered, ...learners.splice(0, EACH_TURN)];
    unanswered = [];
    const before = acknowledged.size;
    const end = { begun: false, done: Promise.resolve() };
    const killAfter = async (milliseconds: number) => {
      await pause(milliseconds);
      end.begun = true;
      await kill(program);
    };
    const writers = Array.from({ length: AT_ONCE }, async () => {
      for (let learner = waiting.shift(); learner; learner = waiting.shift()) {
        if (await enrol(url, learner)) {
          if (acknowledged.size === before) end.done = killAfter(random() * LONGEST_MS);
          acknowledged.add(learner.id);
        } else unanswered.push(learner);
        if (end.begun) break;
      }
    });
    await Promise.all(writers);
    await end.done;
    learners.unshift(...waiting);
  }
  const program = open(env);
  const url = await program.address;
  counts.sentAgain += unanswered.length;
  for (const learner of unanswered) if (await enrol(url, learner)) acknowledged.add(learner.id);
  await stop(program);
  return { kills, ...counts, acknowledged: acknowledged.size, ...(await look(env, acknowledged)) };
}

export function environmentOf({ folder, databaseUrl }: Pick<Killing, 'folder' | 'databaseUrl'>): Environment {
  return {
    NODE_ENV: 'test',
    DATA_DIR: join(folder, 'data'),
    LEDGER_URL: `file:${join(folder, 'ledger')}`,
    DRILL_KEY_FILE: join(folder, 'drill.key'),
    SECRET_KEY: 'a secret key for drills, thirty-two characters and more',
    BASE_URL,
    PORT: '0',
    LOG_LEVEL: 'silent',
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
  };
}

/** `beside`: while the program runs. */
export async function inside<T>(env: Environment, work: (ctx: Context) => Promise<T>, beside = false): Promise<T> {
  const log = createLog('silent');
  const { school, close } = await openInstallation(readConfig(env), beside ? { beside, log } : { demo: false, log });
  try {
    return await work(actingAs(school.ctx, { kind: 'operator' }));
  } finally {
    await close();
  }
}

export async function prepare(env: Environment, count: number) {
  return inside(env, async (ctx) => {
    const { slug, cohortSlug } = await programmeForTest(ctx, { priceKzt: 90_000 });
    const learners: Learner[] = [];
    for (let made = 0; made < count; made += 1) learners.push(await signInForTest(ctx));
    return { learners, cohortSlug, path: `/programmes/${slug}/enrolment` };
  });
}

/** Whether the person was told that they are enrolled. */
async function send(url: string, learner: Learner, cohort: string): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: BASE_URL, cookie: learner.cookie },
      body: new URLSearchParams({ cohort, consent_study: 'on' }),
    });
    if (response.status !== 303) throw new Error(`an enrolment was answered with ${response.status}`);
    return true;
  } catch (error) {
    // The connection broke off: nobody was told anything.
    if (error instanceof TypeError) return false;
    throw error;
  }
}

export async function look(
  env: Environment,
  acknowledged: ReadonlySet<string>,
): Promise<{ lost: number; doubled: number }> {
  return inside(env, async (ctx) => {
    const { rows } = await sql<{ id: string; enrolments: number; orders: number; answers: number; traces: number }>`
      select id,
        (select count(*)::int from enrolments where person_id = people.id) as enrolments,
        (select count(*)::int from orders where person_id = people.id) as orders,
        (select count(*)::int from consent_events where person_id = people.id) as answers,
        (select count(*)::int from audit_events where person_id = people.id and action = 'enrolment.placed') as traces
      from people`.execute(ctx.db);
    const found = new Map(rows.map((row) => [row.id, [row.enrolments, row.orders, row.answers, row.traces]]));
    const lost = [...acknowledged].filter((id) => !found.get(id)?.every((count) => count > 0)).length;
    const doubled = [...found.values()].filter((counts) => counts.some((count) => count > 1)).length;
    return { lost, doubled };
  });
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
