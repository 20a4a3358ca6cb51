/** What migration 55 takes back of the releases that an older school made: what told of few, and nothing else. */
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { prepareDatabase } from '#platform/database/prepare.ts';
import { createLog } from '#platform/log/log.ts';
import { administer, databaseOf } from '#tests/harness/global-setup.ts';
import { fewGiven } from './few-told.ts';
import type { Cell, Dimension } from './figures.ts';

const server = inject('server');
const database = `school_older_${process.pid}`;
const connection = databaseOf(server, database);
let client: pg.Client;

/** Of each release by its number: how many are in it, and of whom its rows tell. */
const RELEASES: Record<number, readonly [people: number, rows: readonly (readonly [Dimension, string, number])[]]> = {
  // Whoever was gone alone had an untold language; of the others three have no phone.
  1: [
    51,
    [
      ...([
        ['language', 'ru', 27],
        ['language', 'untold', 24],
      ] as const),
      ...([
        ['region', 'kz', 24],
        ['region', 'untold', 27],
      ] as const),
    ],
  ],
  // All three languages are told: what is left beside them are those who are gone.
  2: [
    60,
    [
      ...([
        ['language', 'ru', 20],
        ['language', 'kk', 12],
        ['language', 'en', 12],
      ] as const),
      ...([
        ['region', 'kz', 42],
        ['experience', 'told', 30],
      ] as const),
    ],
  ],
  // Beside two of them there is the third as well.
  3: [
    60,
    [
      ['language', 'ru', 20],
      ['language', 'kk', 15],
    ],
  ],
  // Nobody was gone.
  4: [
    60,
    [
      ['language', 'ru', 30],
      ['language', 'kk', 20],
      ['language', 'en', 10],
    ],
  ],
  // Of the cohort that began in April five ended in June, for that of June has thirty-five.
  5: [
    65,
    [
      ...([
        ['programme', 'p', 65],
        ['cohort', 'a', 30],
        ['cohort', 'b', 35],
      ] as const),
      ...([
        ['month', '2026-06', 40],
        ['month', '2026-05', 25],
      ] as const),
    ],
  ],
  // All ended in one month: that is no more than the whole.
  6: [40, [['month', '2026-06', 40]]],
};
const CALENDAR = {
  cohorts: [
    { cohort: 'a', programme: 'p', since: '2026-04' },
    { cohort: 'b', programme: 'p', since: '2026-06' },
  ],
  months: ['2026-06', '2026-05'],
};

beforeAll(async () => {
  await administer(server, `create database ${database}`);
  await prepareDatabase(connection, createLog('silent'), '0054-a-ledger-that-was-damaged.sql');
  client = new pg.Client(connection);
  await client.connect();
}, 120_000);

afterAll(async () => {
  await client.end();
  await administer(server, `drop database ${database} with (force)`);
});

async function cells(): Promise<Map<number, Cell[]>> {
  const { rows } = await client.query<{ number: number; cells: Cell[] }>(`
    select number, json_agg(c order by dimension, c.people desc) as cells
    from statistics_releases r join statistics_cells c on c.release_id = r.id group by number order by number`);
  return new Map(rows.map((row) => [row.number, row.cells]));
}

const namesOf = (of: readonly Cell[] | undefined) =>
  of?.flatMap(({ dimension, value }) => (dimension === 'all' ? [] : [`${dimension} ${value}`]));
const fewOf = (of: readonly Cell[] | undefined) => fewGiven(of ?? [], CALENDAR);

it('is the figures that told of few, and the traits that wait of whoever is gone', async () => {
  for (const [number, [people, told]] of Object.entries(RELEASES)) {
    const id = `00000000-0000-4000-8000-00000000000${number}`;
    await client.query(
      `insert into statistics_releases (id, number, released_at, until, people)
       values ($1, $2, '2026-07-01T03:00Z', '2026-06-30T19:00Z', $3)`,
      [id, number, people],
    );
    for (const [dimension, value, count] of [['all', '', people] as const, ...told])
      await client.query(
        'insert into statistics_cells (release_id, dimension, value, within, people) values ($1, $2, $3, $4, $5)',
        [id, dimension, value, dimension === 'cohort' ? 'p' : '', count],
      );
  }
  for (const [dimension, value] of [
    ...([
      ['all', ''],
      ['programme', 'p'],
      ['month', '2026-06'],
    ] as const),
    ...([
      ['region', 'untold'],
      ['experience', 'untold'],
      ['language', 'untold'],
    ] as const),
  ])
    await client.query(
      `insert into statistics_pool (dimension, value, within, people, completed, timed, weeks_sum)
       values ($1, $2, '', 3, 2, 2, 9)`,
      [dimension, value],
    );
  const before = await cells();
  expect([...before].filter(([, of]) => fewOf(of).length > 0).map(([number]) => number)).toEqual([1, 5]);

  await prepareDatabase(connection, createLog('silent'));

  const after = await cells();
  expect(namesOf(after.get(1))).toEqual(['region untold', 'region kz']);
  expect(namesOf(after.get(2))).toEqual(['experience told', 'region kz']);
  for (const number of [3, 4, 6]) expect(after.get(number), `${number}`).toEqual(before.get(number));
  expect(namesOf(after.get(5))).toEqual(['cohort b', 'cohort a', 'programme p']);
  expect([...after.values()].flatMap(fewOf)).toEqual([]);
  const { rows: pool } = await client.query(
    'select dimension, value, within, people, completed, timed, weeks_sum from statistics_pool order by dimension',
  );
  const waits = { within: '', people: 3, completed: 2, timed: 2, weeks_sum: 9 };
  expect(pool).toEqual([
    { dimension: 'all', value: '', ...waits },
    { dimension: 'month', value: '2026-06', ...waits },
    { dimension: 'presence', value: 'gone', ...waits },
    { dimension: 'programme', value: 'p', ...waits },
  ]);
}, 120_000);
