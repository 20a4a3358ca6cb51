/**
 * An erasure is killed with `kill -9` at each of its steps. After the next start it must go on by itself and end
 * verified, and a look into every table, file and queue must find nothing of the person: whatever the program says.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { actingAs, type Context } from '#platform/context.ts';
import { fileKey, storeFile } from '#platform/files/stored-files.ts';
import { createLog } from '#platform/log/log.ts';
import { giveConsent } from '#privacy/consents';
import { subjectHash } from '#privacy/erasure';
import type { School } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { openInstallation } from '../../src/installation.ts';
import { signInForTest } from '../harness/people.ts';
import { dumpDatabase } from '../inventory/fill-tables.ts';
import type { Drill, DrillResult } from './drill.ts';

/** Before this step nothing may be gone: the ledger is not written yet. */
const ASKED = 'asked';

export interface KillingErasures {
  readonly folder: string;
  /** Which of the steps, by their place; all of them when left out. */
  readonly choose?: (steps: readonly string[]) => readonly string[];
  readonly say: (line: string) => void;
}

export async function killErasures({ folder, choose, say }: KillingErasures): Promise<DrillResult> {
  const env = {
    NODE_ENV: 'test',
    DATA_DIR: join(folder, 'data'),
    LEDGER_URL: `file:${join(folder, 'ledger')}`,
    DRILL_KEY_FILE: join(folder, 'drill.key'),
  };
  const { school, close } = await openInstallation(readConfig(env), { demo: false, log: createLog('silent') });
  try {
    const ctx = actingAs(school.ctx, { kind: 'operator' });
    const whole = await eraseAside(env, (await personEverywhere(ctx)).id, '');
    const { state, steps } = JSON.parse(whole.said) as { state: string; steps: string[] };
    const faults = state === 'verified' ? [] : [`without a kill the erasure ended as ${state}`];
    const distinct = [...new Set(steps)];
    const fatal = choose ? choose(distinct) : distinct;
    say(`${distinct.length} steps, ${fatal.length} of them to be killed at`);
    let verified = 0;
    for (const step of fatal) {
      const wrong = await killAt(school, ctx, env, step);
      faults.push(...wrong.map((fault) => `${step}: ${fault}`));
      if (wrong.length === 0) verified += 1;
    }
    return {
      held: faults.length === 0 && fatal.length > 0,
      counts: { steps: distinct.length, kills: fatal.length, verified },
      faults,
    };
  } finally {
    await close();
  }
}

async function killAt(school: School, ctx: Context, env: object, step: string): Promise<string[]> {
  const person = await personEverywhere(ctx);
  const { signal } = await eraseAside(env, person.id, step);
  if (signal !== 'SIGKILL') return [`the program was to be killed, and ended with ${signal}`];
  const faults: string[] = [];
  const written = await isWritten(ctx, person);
  const { rows: whole } = await sql`select from people where id = ${person.id} and email = ${person.email}`.execute(
    ctx.db,
  );
  if (whole.length === 0 && !written) faults.push('something was destroyed before the ledger was written');
  if (step === ASKED) {
    if (whole.length === 0) faults.push('the person is gone before anything was to happen');
    return faults;
  }
  // The next start: its worker finds the erasure that stopped, a minute later at the most.
  await sql`update graphile_worker._private_jobs set run_at = now() - interval '1 second', locked_at = null,
    locked_by = null where run_at > now()`.execute(ctx.db);
  await school.runWaitingJobs();
  const { rows } = await sql<{ state: string }>`
    select state from erasures where subject_hash = ${subjectHash(ctx, person.id)}`.execute(ctx.db);
  if (rows.map((row) => row.state).join() !== 'verified') faults.push(`it ended as ${rows.map((row) => row.state)}`);
  const dump = await dumpDatabase(school.pool);
  for (const mark of [person.id, person.email, person.name.toLowerCase()]) {
    for (const [table, content] of dump) if (content.includes(mark)) faults.push(`${mark} is still in ${table}`);
  }
  if (await ctx.files.exists(person.fileKey)) faults.push('a file is still there');
  if (!(await isWritten(ctx, person))) faults.push('the ledger does not name the person, and the child they were');
  return faults;
}

/** Of both: a backup of before they took their studies over knows them as a child. */
async function isWritten(ctx: Context, person: { readonly id: string; readonly childHash: string }): Promise<boolean> {
  const named = new Set((await ctx.ledger.read())?.map((entry) => entry.subjectHash));
  return named.has(subjectHash(ctx, person.id)) && named.has(person.childHash);
}

let made = 0;
/** Somebody with rows that go, rows that stay without a name, a paid order, a file, a waiting job, and a childhood here. */
async function personEverywhere(ctx: Context) {
  made += 1;
  const person = await signInForTest(ctx, {
    name: `Ұлжалғас Өшірілген ${made}`,
    email: `erased-here-${made}@example.kz`,
  });
  await giveConsent(ctx, { personId: person.id, purpose: 'offers', way: 'cabinet', locale: 'ru' });
  const about = {
    bucket: 'certificates',
    personId: person.id,
    name: `${person.name}.pdf`,
    mediaType: 'application/pdf',
  };
  const file = await storeFile(ctx, about, Buffer.from(person.name));
  for (const paid of [ctx.clock.now().toString(), null]) {
    await sql`insert into orders (id, number, person_id, subject_kind, subject_id, description, amount_kzt, payer_name,
        payer_email, locale, placed_at, paid_at)
      values (${ctx.ids.uuid()}, ${`T-${made}-${paid ? 'paid' : 'open'}`}, ${person.id}, 'enrolment', ${ctx.ids.uuid()},
        'Программа', 5000, ${person.name}, ${person.email}, 'ru', now(), ${paid})`.execute(ctx.db);
  }
  await sql`insert into outbox_messages (id, person_id, letter, purpose, recipient, locale, subject, text, html, written_at)
    values (${ctx.ids.uuid()}, ${person.id}, 'hello', 'service', ${person.email}, 'ru', 'Здравствуйте', ${person.name},
      ${`<p>${person.name}</p>`}, now())`.execute(ctx.db);
  await sql`select graphile_worker.add_job('no.such.job', json_build_object('personId', ${person.id}::text),
    run_at => now() + interval '1 day', job_key => ${`waits for ${person.id}`}::text)`.execute(ctx.db);
  const childHash = subjectHash(ctx, ctx.ids.uuid());
  await sql`insert into ward_take_overs (id, person_id, subject_hash, taken_at)
    values (${ctx.ids.uuid()}, ${person.id}, ${childHash}, now())`.execute(ctx.db);
  return { ...person, childHash, fileKey: fileKey(file) };
}

async function eraseAside(env: object, personId: string, fatal: string) {
  const program = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'erase-and-die.ts'), JSON.stringify(env), personId, fatal],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [said, [, signal]] = await Promise.all([text(program.stdout), once(program, 'exit')]);
  return { said: said.trim().split('\n').at(-1) ?? '', signal: signal as NodeJS.Signals | null };
}

export const erasureKills: Drill = {
  name: 'erasure-kills',
  summary: 'an erasure killed with kill -9 at every one of its steps goes on and ends verified',
  async run(say) {
    const folder = await mkdtemp(join(tmpdir(), 'school-drill-'));
    try {
      return await killErasures({ folder, say });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
