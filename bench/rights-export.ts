/**
 * The copy of a person with a long history, against the same rows read bare and zipped as one JSON file a table; and the
 * copy in a large school against that in a small one.
 */
import type { Readable } from 'node:stream';
import { sql } from 'kysely';
import { ZipFile } from 'yazl';
import { personTables } from '#platform/inventory/inventory.ts';
import { exportPerson } from '#privacy/export';
import type { Line } from './main.ts';
import { median } from './median.ts';
import { personWithEvents, type SchoolOfLearners, type TwoSchools } from './school-of-learners.ts';

const EVENTS = 10_000;
const MOST_TIMES_BARE = 2;
const MOST_TIMES_SMALL = 1.2;
const ROUNDS = 5;

export async function measureExport({ small, large }: TwoSchools): Promise<Line[]> {
  const [inSmall, inLarge] = [await personWithEvents(small.ctx, EVENTS), await personWithEvents(large.ctx, EVENTS)];
  for (const { ctx } of [small, large]) await sql`analyze`.execute(ctx.db);
  const taken: { small: number; large: number; bare: number }[] = [];
  // The first round warms the connections and is not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const times = {
      small: await timeOurs(small, inSmall),
      large: await timeOurs(large, inLarge),
      bare: await timeBare(large, inLarge),
    };
    if (round > 0) taken.push(times);
  }
  const middle = (of: keyof (typeof taken)[number]) => Math.round(median(taken.map((each) => each[of])));
  const timesBare = median(taken.map((each) => each.large / each.bare));
  const timesSmall = median(taken.map((each) => each.large / each.small));
  return [
    {
      name: `the copy of a person with ${EVENTS} events: times the same rows read bare and zipped`,
      measured: `${timesBare.toFixed(2)} (${middle('large')} ms of ${middle('bare')} ms)`,
      target: `<= ${MOST_TIMES_BARE}`,
      met: timesBare <= MOST_TIMES_BARE,
      values: { times: timesBare, milliseconds: middle('large'), bareMilliseconds: middle('bare') },
    },
    {
      name: `the copy in a school of ${large.learners} learners: times that in one of ${small.learners}`,
      measured: `${timesSmall.toFixed(2)} (${middle('large')} ms of ${middle('small')} ms)`,
      target: `<= ${MOST_TIMES_SMALL}`,
      met: timesSmall <= MOST_TIMES_SMALL,
      values: { times: timesSmall, milliseconds: middle('large'), smallMilliseconds: middle('small') },
    },
  ];
}

/** JSON, CSV and pages, checksums, schemas: all of it, to the last byte. */
async function timeOurs({ ctx, school }: SchoolOfLearners, personId: string): Promise<number> {
  const began = performance.now();
  const { stream } = await exportPerson(ctx, school.inventory, personId);
  let bytes = 0;
  for await (const chunk of stream) bytes += chunk.byteLength;
  if (bytes === 0) throw new Error('the copy is empty');
  return performance.now() - began;
}

/** One statement a table, one JSON file of its answer, compressed as ZIP does unless told. */
async function timeBare({ school }: SchoolOfLearners, personId: string): Promise<number> {
  const began = performance.now();
  const zip = new ZipFile();
  for (const { table, subject } of personTables(school.inventory)) {
    const { rows } = await school.pool.query(`select * from ${table} where ${subject.column} = $1`, [personId]);
    zip.addBuffer(Buffer.from(JSON.stringify(rows)), `${table}.json`);
  }
  zip.end();
  let bytes = 0;
  for await (const chunk of zip.outputStream as Readable) bytes += (chunk as Buffer).byteLength;
  if (bytes === 0) throw new Error('the bare copy is empty');
  return performance.now() - began;
}
