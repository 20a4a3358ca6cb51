/** The board over many visits and opinions, in a large school. */
import { sql } from 'kysely';
import { refreshFigures } from '#learning/effectiveness';
import { grantRole } from '#people/roles';
import { createAccount, openSessionWithoutCredentials } from '#people/sign-in';
import { schoolDay } from '#platform/clock.ts';
import { actingAs, type Context, transact } from '#platform/context.ts';
import { makeMonth } from '#platform/database/partitions.ts';
import { countDays } from '#school/analytics';
import type { School } from '../src/app.ts';
import type { Line } from './main.ts';
import { divideCohorts, fillOpinions } from './opinions.ts';
import { openSchoolOfLearners } from './school-of-learners.ts';
import { unhurried } from './unhurried.ts';
import { fillDay } from './visits.ts';

const MONTHS = 12;
const MOST_MS = 100;
const PATHS = ['', '/lessons', '/feedback', '/visits'].map((part) => `/office/analytics${part}`);

export interface BoardSizes {
  readonly learners: number;
  readonly visits: number;
  readonly opinions: number;
  readonly rounds: number;
}

export async function measureBoard({ learners, visits, opinions: wanted, rounds }: BoardSizes): Promise<Line[]> {
  const large = await openSchoolOfLearners(learners);
  try {
    const { ctx, school } = large;
    const cohorts = await divideCohorts(ctx);
    const opinions = await fillOpinions(ctx, wanted);
    const countedIn = await fillYear(ctx, visits);
    await refreshFigures(ctx);
    await unhurried(ctx, (db) => sql`vacuum analyze`.execute(db));
    return await measurePages(school, { learners, visits, opinions, cohorts, countedIn }, rounds);
  } finally {
    await large.close();
  }
}

/** A year of visits, evenly; returns the seconds that counting all its days took. */
async function fillYear(ctx: Context, visits: number): Promise<number> {
  const today = schoolDay(ctx.clock.now());
  const first = today.with({ day: 1 }).subtract({ months: MONTHS - 1 });
  for (let month = 0; month < MONTHS; month += 1) {
    await makeMonth(ctx, 'visits', first.toPlainYearMonth().add({ months: month }));
  }
  const days = first.until(today, { largestUnit: 'day' }).days;
  for (let day = 0; day < days; day += 1) {
    await fillDay(ctx, first.add({ days: day }), Math.ceil(visits / days));
  }
  await transact(ctx, async (tx) => {
    await sql`select set_config('statement_timeout', '0', true)`.execute(tx.db);
    await sql`analyze visits`.execute(tx.db);
  });
  const started = performance.now();
  for (let day = first; Temporal.PlainDate.compare(day, today) <= 0; day = day.add({ days: 1 })) {
    await countDays(ctx, day, day);
  }
  return (performance.now() - started) / 1_000;
}

/** What staff ask for: each page, of the last year and of everything, of one programme, and what is not read yet. */
const QUERIES = ['period=12', 'period=all', 'period=12&programme=scale-05', 'period=3', 'period=all&unread=1'];

type Counts = Readonly<Record<'learners' | 'visits' | 'opinions' | 'cohorts' | 'countedIn', number>>;

async function measurePages(school: School, counts: Counts, rounds: number): Promise<Line[]> {
  const cookie = await managerCookie(actingAs(school.ctx, { kind: 'operator' }));
  const app = school.createWeb({ head: { css: [], scripts: [], preload: [] }, files: new Map() });
  const times = new Map(PATHS.map((path) => [path, [] as number[]]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const query of QUERIES) {
      for (const path of PATHS) {
        for (let at: string | undefined = `${path}?${query}`, nth = 0; at && nth < PAGES_ON; nth += 1) {
          const started = performance.now();
          const response = await app.request(`http://bench.test${at}`, { headers: { cookie } });
          const html = await response.text();
          if (response.status !== 200) throw new Error(`${at} answers ${response.status}`);
          // The first of each loads the program's own code, and plans the statements.
          if (round > 0) times.get(path)?.push(performance.now() - started);
          at = path.endsWith('/feedback') ? olderPage(html) : undefined;
        }
      }
    }
  }
  return [...times].map(([path, each]): Line => {
    const [median, slowest] = [medianOf(each), Math.max(...each)];
    return {
      name: `${path}, ${nameOf(counts)}: its slowest answer of ${each.length}`,
      measured: `${slowest.toFixed(0)} ms, median ${median.toFixed(0)} ms`,
      target: `at most ${MOST_MS} ms`,
      met: slowest <= MOST_MS,
      values: { ...counts, median, slowest },
    };
  });
}

/** So many pages of what was said, one after the other, each marking what it showed. */
const PAGES_ON = 3;

const olderPage = (html: string): string | undefined =>
  /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&');

function nameOf({ learners, cohorts, visits, opinions }: Counts): string {
  const [many, said, seen] = [learners, opinions, visits].map((count) => count.toLocaleString('en'));
  return `${many} learners in ${cohorts} cohorts, ${said} opinions, ${seen} visits`;
}

function managerCookie(ctx: Context): Promise<string> {
  return transact(ctx, async (tx) => {
    const person = { name: 'Bench', email: 'board@bench.example', password: ctx.ids.token(), locale: 'ru' } as const;
    const account = await createAccount(tx, person);
    if (account === 'known') throw new Error('the bench measured this school before');
    await grantRole(tx, { personId: account.personId, role: 'manager' });
    const session = await openSessionWithoutCredentials(tx, { personId: account.personId, secondFactor: true });
    return session.cookie;
  });
}

const medianOf = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
