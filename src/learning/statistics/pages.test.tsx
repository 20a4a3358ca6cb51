import { describe, expect, it } from 'vitest';
import { StatisticsPage } from './pages.tsx';
import type { Release } from './queries.ts';

const untold = { completed: null, timed: null, weeks: null, raters: null, rating: null };
const unnamed = { within: '', programmeTexts: null, cohortTitles: null };

const release: Release = {
  number: 1,
  released_at: Temporal.Instant.from('2026-11-01T03:00:00Z'),
  people: 40,
  reach: [],
  cells: [
    { dimension: 'all', value: '', people: 40, ...untold, completed: 30, timed: 30, weeks: 3, ...unnamed },
    { dimension: 'month', value: '2026-07', people: 15, ...untold, ...unnamed },
    { dimension: 'month', value: '2026-10', people: 13, ...untold, ...unnamed },
    { dimension: 'month', value: '2026-08', people: 12, ...untold, ...unnamed },
    { dimension: 'region', value: 'ru', people: 12, ...untold, ...unnamed },
    { dimension: 'region', value: 'untold', people: 11, ...untold, ...unnamed },
    { dimension: 'language', value: 'ru', people: 40, ...untold, ...unnamed },
  ],
};

const released = (one: Release) => ({
  released: { releases: [one], leftOut: [], year: 2026, years: [2026] },
  at: (year: number) => `/statistics?year=${year}`,
});

describe('a release', () => {
  const html = String(<StatisticsPage locale="en" {...released(release)} />);
  const table = (group: string) =>
    html.split('<table').find((each) => each.includes(group) && each.includes('</table>')) ?? '';

  it('shows its months from the newest', () => {
    const months = [...table('10.2026').matchAll(/\d\d\.2026/g)].map(([month]) => month);
    expect([...new Set(months)]).toEqual(['10.2026', '08.2026', '07.2026']);
  });

  it('has a month without a visit in its place', () => {
    const seen = (dimension: 'all' | 'month', value: string, visitors: number) => ({
      ...{ dimension, value, visitors, busiest: 12, programmeTexts: null },
    });
    const reach = [seen('all', '', 90), seen('month', '2025-09', 40), seen('month', '2026-01', 50)];
    const own = String(<StatisticsPage locale="en" {...released({ ...release, reach })} />);
    const plot = /<figure class="plot" id="reach-months-1">.*?<\/figure>/s.exec(own)?.[0] ?? '';
    const cells = [...plot.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, cell]) => cell);
    // Released in November: of the October and November before it few would not be known any more.
    const before = ['09.2025', '40', '10.2025', '–', '11.2025', '–'];
    expect(cells).toEqual([...before, '12.2025', '0', '01.2026', '50']);
  });

  it('names a region by the country of the phone, and says that it is not where people live', () => {
    const regions = table('Without a number');
    expect(regions).toContain('By country of the phone number');
    expect(regions).toMatch(/>Russia</);
    // Everybody else: what no row tells of.
    expect(regions).toMatch(/All the others together[\s\S]*17/);
    expect(html).toMatch(/>Russian</);
    for (const [locale, note] of [
      ['ru', 'где человек живёт, мы не спрашиваем'],
      ['kk', 'қайда тұратынын сұрамаймыз'],
      ['en', 'we do not ask where people live'],
    ] as const)
      expect(String(<StatisticsPage locale={locale} {...released(release)} />)).toContain(note);
  });

  it('tells traits of those who are here, and says of what that is a part', () => {
    const presence = (value: string, people: number) => ({
      ...{ dimension: 'presence' as const, value, people, ...untold, ...unnamed },
    });
    const parted = { ...release, cells: [...release.cells, presence('here', 25), presence('gone', 15)] };
    const own = String(<StatisticsPage locale="en" {...released(parted)} />);
    expect(own).toMatch(/Their data were erased before the release<[\s\S]*?15/);
    // Of twenty-five who are here twelve and eleven are told; the gone are not among the others.
    expect(own.split('<table').find((each) => each.includes('Without a number'))).toMatch(
      /All the others together[\s\S]*?>2</,
    );
    const whole = { ...release, cells: [...release.cells, presence('here', 40)] };
    expect(String(<StatisticsPage locale="en" {...released(whole)} />)).not.toContain('with the school<');
  });

  it('has no note on regions where none is told', () => {
    const cells = release.cells.filter(({ dimension }) => dimension !== 'region');
    expect(String(<StatisticsPage locale="en" {...released({ ...release, cells })} />)).not.toContain(
      'where people live',
    );
  });

  it('has no column for a figure that is told of no group', () => {
    expect(table('Everybody')).toContain('75%');
    expect(table('Everybody')).toContain('Completed');
    expect(table('Everybody')).not.toContain('Rating');
    for (const word of ['Completed', 'Weeks', 'Rating', '–']) expect(table('10.2026')).not.toContain(word);
  });
});
