/** A release stays where everybody finds it, however many came after it. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestPerson } from '#tests/harness/people.ts';
import { useSchool } from '#tests/harness/school.ts';

const school = useSchool();
const MONTHS = 30;
let manager: TestPerson;

beforeAll(async () => {
  const { ctx } = school;
  manager = await school.person({ roles: ['manager'] });
  // The first one of the last minutes of a year in UTC, which is the next year in the school.
  const first = Temporal.ZonedDateTime.from('2024-01-01T00:30[Asia/Almaty]');
  for (let month = 0; month < MONTHS; month += 1) {
    const id = ctx.ids.uuid();
    const at = first.add({ months: month }).toInstant();
    await sql`insert into statistics_releases (id, number, released_at, until, people)
      values (${id}, ${month + 1}, ${at}, ${at}, 10)`.execute(ctx.db);
    await sql`insert into statistics_cells (release_id, dimension, value, within, people)
      values (${id}, 'all', '', '', 10)`.execute(ctx.db);
  }
});

const numbersIn = (html: string) => [
  ...new Set([...html.matchAll(/Release (\d+),/g)].map(([, number]) => Number(number))),
];
const yearsIn = (html: string) =>
  [...html.matchAll(/href="([^"]*[?;&]year=\d+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));

describe('releases', () => {
  it.each(['/statistics', '/office/analytics/releases'])('of all years can be reached from %s', async (path) => {
    const read = async (address: string) => {
      const response = await school.request(address.replace(/^\/en\//, '/'), { locale: 'en', cookie: manager.cookie });
      expect(response.status).toBe(200);
      return response.text();
    };
    const newest = await read(path);
    expect(numbersIn(newest)).toEqual([30, 29, 28, 27, 26, 25]);
    const years = yearsIn(newest);
    expect(years).toHaveLength(3);
    const told = await Promise.all(years.map(async (year) => numbersIn(await read(year))));
    expect(told.map((numbers) => numbers.length)).toEqual([6, 12, 12]);
    expect(told.flat()).toEqual(Array.from({ length: MONTHS }, (_, index) => MONTHS - index));
    // A year without a release, or none at all, is the newest.
    for (const year of ['1999', 'x', '20260'])
      expect(numbersIn(await read(`${path}?year=${year}`))).toEqual(numbersIn(newest));
  });
});
