/** A run over the terms against the bare DELETE of the same rows: study records of studies that ended six years ago. */
import { sql } from 'kysely';
import { actingAs, type Context } from '#platform/context.ts';
import { runRetention } from '#privacy/retention';
import type { School } from '../src/app.ts';
import type { Line } from './main.ts';
import { median } from './median.ts';
import { unhurried } from './unhurried.ts';

const SHARE = 0.5;
const LONGEST_MS = 100;
const LESSONS = 50;
const BARE_BATCH = 20_000;

/** Each round every way has its turn, so that a machine whose pace changes meets them all alike. */
const ROUNDS = 3;

/** `rows`: how many expired rows each way removes, a multiple of {@link LESSONS}. */
export async function measureRetention(school: School, options: { rows: number }): Promise<Line[]> {
  const ctx = actingAs(school.ctx, { kind: 'operator' });
  const studies = await prepareStudies(ctx, Math.ceil(options.rows / LESSONS));
  // What is due for other reasons goes first, and is not measured.
  await runRetention(ctx, school.inventory);

  const taken: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const bareInOneMs = await timed(ctx, studies, bareDelete);
    const bareInBatchesMs = await timed(ctx, studies, bareBatches);
    let longestMs = Number.NaN;
    const oursMs = await timed(ctx, studies, async (_ctx, rows) => {
      longestMs = await run(school, ctx, rows);
    });
    taken.push({ oursMs, bareInOneMs, bareInBatchesMs, bareMs: Math.min(bareInOneMs, bareInBatchesMs), longestMs });
  }
  const share = median(taken.map(({ bareMs, oursMs }) => bareMs / oursMs));
  const of = (each: keyof Round) => median(taken.map((round) => round[each]));
  const longestMs = Math.max(...taken.map((round) => round.longestMs));
  const { rows } = options;
  return [
    {
      name: `retention of ${rows.toLocaleString('en')} rows: share of the bare DELETE’s speed`,
      measured: `${Math.round(share * 100)} % (${perSecond(rows, of('oursMs'))} of ${perSecond(rows, of('bareMs'))} rows/s)`,
      target: `>= ${SHARE * 100} %`,
      met: share >= SHARE,
      values: {
        rows,
        share,
        oursMs: of('oursMs'),
        bareInOneMs: of('bareInOneMs'),
        bareInBatchesMs: of('bareInBatchesMs'),
      },
    },
    {
      name: 'retention: the longest that one batch held its locks',
      measured: `${longestMs} ms`,
      target: `<= ${LONGEST_MS} ms`,
      met: longestMs <= LONGEST_MS,
      values: { longestMs },
    },
  ];
}

interface Round {
  readonly oursMs: number;
  readonly bareInOneMs: number;
  readonly bareInBatchesMs: number;
  /** The faster of the two. */
  readonly bareMs: number;
  /** The longest that a batch of ours held its locks. */
  readonly longestMs: number;
}

const perSecond = (rows: number, ms: number): string => Math.round((rows / ms) * 1_000).toLocaleString('en');

type Removal = (ctx: Context, rows: number) => Promise<void>;

/** What the removal takes of rows that were just made. */
async function timed(ctx: Context, studies: Studies, remove: Removal): Promise<number> {
  const rows = await fill(ctx, studies);
  const started = performance.now();
  await remove(ctx, rows);
  return performance.now() - started;
}

/** The night's run; tells for how long a batch held its locks at most, in ms. */
async function run({ inventory }: School, ctx: Context, rows: number): Promise<number> {
  const { runId, destroyed } = await runRetention(ctx, inventory);
  const gone = destroyed.find(({ table }) => table === 'lesson_progress')?.rows ?? 0;
  if (gone !== rows) throw new Error(`${gone} rows of ${rows} went`);
  const longest = await sql<{ ms: number }>`
    select max(longest_ms) as ms from retention_counts where run_id = ${runId}`.execute(ctx.db);
  return longest.rows[0]?.ms ?? Number.NaN;
}

interface Studies {
  readonly ended: Temporal.Instant;
  readonly programme: string;
}

/**
 * Studies that ended six years ago, and the lessons of their programme. They themselves are anonymous by now.
 * Their ids are of the kind that the program gives, which follow the time.
 */
async function prepareStudies(ctx: Context, count: number): Promise<Studies> {
  const ended = ctx.clock.now().subtract({ hours: 24 * 366 * 6 });
  const [programme, module, cohort] = [ctx.ids.uuid(), ctx.ids.uuid(), ctx.ids.uuid()];
  await sql`insert into programmes (id, slug, position, level, hours, price_kzt, texts, created_at, updated_at)
    values (${programme}, ${programme}, 1, 'start', 4, 0, '{}', ${ended}, ${ended})`.execute(ctx.db);
  await sql`insert into modules (id, programme_id, position, titles) values (${module}, ${programme}, 1, '{}')`.execute(
    ctx.db,
  );
  await sql`insert into lessons (id, programme_id, module_id, position, slug, minutes, texts, updated_at)
    select uuidv7(), ${programme}, ${module}, place, 'lesson-' || place, 5, '{}', ${ended}
    from generate_series(1, ${LESSONS}::int) as place`.execute(ctx.db);
  await sql`insert into cohorts (id, programme_id, slug, titles, starts_on, created_at)
    values (${cohort}, ${programme}, ${cohort}, '{}', '2019-01-01', ${ended})`.execute(ctx.db);
  await sql`insert into enrolments (id, person_id, programme_id, cohort_id, placed_at, active_at, completed_at)
    select uuidv7(), null, ${programme}, ${cohort}, ${ended}, ${ended}, ${ended}
    from generate_series(1, ${count}::int)`.execute(ctx.db);
  return { ended, programme };
}

async function fill(ctx: Context, { ended, programme }: Studies): Promise<number> {
  return unhurried(ctx, async (db) => {
    const { numAffectedRows } = await sql`
      insert into lesson_progress (id, person_id, enrolment_id, lesson_id, opened_at, last_opened_at)
      select uuidv7(), theirs.ids[1 + (row_number() over ()) % cardinality(theirs.ids)], enrolments.id, lessons.id,
        ${ended}, ${ended}
      from enrolments join lessons using (programme_id), (select array_agg(id) as ids from people) as theirs
      where programme_id = ${programme} and completed_at = ${ended}`.execute(db);
    await sql`vacuum analyze lesson_progress`.execute(db);
    await sql`analyze enrolments`.execute(db);
    await sql`checkpoint`.execute(db);
    return Number(numAffectedRows);
  });
}

const OVER = sql`enrolment_id in (select id from enrolments where completed_at < now() - interval '5 years')`;

/** As somebody would write it who minds no lock. */
async function bareDelete(ctx: Context, rows: number): Promise<void> {
  const { numAffectedRows } = await unhurried(ctx, (db) => sql`delete from lesson_progress where ${OVER}`.execute(db));
  if (Number(numAffectedRows) !== rows) throw new Error(`the bare DELETE removed ${numAffectedRows} of ${rows}`);
}

/** The same in parts, each durable before the next. */
async function bareBatches(ctx: Context, rows: number): Promise<void> {
  await unhurried(ctx, async (db) => {
    for (let gone = 0; gone < rows; ) {
      const { numAffectedRows } = await sql`delete from lesson_progress where ctid = any(array(
        select ctid from lesson_progress where ${OVER} limit ${BARE_BATCH}))`.execute(db);
      if (!numAffectedRows) throw new Error(`the bare batches removed ${gone} of ${rows}`);
      gone += Number(numAffectedRows);
    }
  });
}
