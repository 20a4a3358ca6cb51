/** Recording a consent event, against the same row inserted bare: both durable, through the same connections. */
import { sql } from 'kysely';
import { actingAs } from '#platform/context.ts';
import { giveConsent, withdrawConsent } from '#privacy/consents';
import type { School } from '../src/app.ts';
import type { Line } from './main.ts';
import { median } from './median.ts';

const AT_ONCE = 16;
const WARM_UP_SECONDS = 1;
const SHARE = 0.5;

type Act = (worker: number) => Promise<void>;

export async function measureConsents(school: School, options: { seconds: number; rounds: number }): Promise<Line[]> {
  const ctx = actingAs(school.ctx, { kind: 'operator' });
  const people = (await sql<{ id: string }>`select id from people order by id limit ${AT_ONCE}`.execute(ctx.db)).rows;
  const given = new Set<number>();

  // Each worker answers for a person of its own, by turns yes and no, so that every answer is an event.
  const recorded: Act = async (worker) => {
    const answer = {
      personId: people[worker]?.id ?? '',
      purpose: 'improvement',
      way: 'cabinet',
      locale: 'ru',
    } as const;
    const changed = await (given.has(worker) ? withdrawConsent : giveConsent)(ctx, answer);
    if (!changed && given.size >= AT_ONCE) throw new Error('an answer was no event');
    if (!given.delete(worker)) given.add(worker);
  };
  const [row] = (
    await sql<Record<string, unknown>>`select * from consent_events order by entry desc limit 1`.execute(ctx.db)
  ).rows;
  const columns = Object.keys(row ?? {}).filter((column) => column !== 'entry');
  const insert = `insert into consent_events (${columns.join(', ')}) values (${columns.map((_, place) => `$${place + 1}`).join(', ')})`;
  const bare: Act = async (worker) => {
    const values = { ...row, id: ctx.ids.uuid(), person_id: people[worker]?.id };
    await school.pool.query(
      insert,
      columns.map((column) => (values as Record<string, unknown>)[column]),
    );
  };

  const { rows: durable } = await sql<{ setting: string }>`
    select string_agg(setting, ',' order by name) as setting from pg_settings where name in ('fsync', 'synchronous_commit')`.execute(
    ctx.db,
  );
  if (durable[0]?.setting !== 'on,on') throw new Error('the database of the bench does not wait for the disk');

  for (const act of [recorded, bare]) await perSecond(act, WARM_UP_SECONDS);
  const taken: { ours: number; bare: number }[] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    taken.push({ ours: await perSecond(recorded, options.seconds), bare: await perSecond(bare, options.seconds) });
  }
  const [share, ours, theirs] = [
    median(taken.map((round) => round.ours / round.bare)),
    median(taken.map((round) => round.ours)),
    median(taken.map((round) => round.bare)),
  ];
  return [
    {
      name: 'recording a consent: share of a bare insert',
      measured: `${Math.round(share * 100)} % (${Math.round(ours)} of ${Math.round(theirs)}/s, ${AT_ONCE} at once)`,
      target: `>= ${SHARE * 100} %`,
      met: share >= SHARE,
      values: { share, consentsPerSecond: ours, barePerSecond: theirs },
    },
  ];
}

async function perSecond(act: Act, seconds: number): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let done = 0;
  const work = async (worker: number) => {
    while (performance.now() < end) {
      await act(worker);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, worker) => work(worker)));
  return done / seconds;
}
