import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisMarks, labelledIndexes } from './drawing/scale.ts';
import { BarChart, FunnelChart, LineChart, type PlotProps } from './index.ts';

const plot: PlotProps = {
  id: 'months',
  locale: 'en',
  title: 'Requests by month',
  description: 'Most came in October.',
  labelsTitle: 'Month',
  labels: ['September', 'October', 'November'],
  series: [
    { label: 'Received', values: [3, 12, null] },
    { label: 'Answered', values: [1, 9, 0] },
  ],
  empty: <p>Nothing yet.</p>,
};
const numbersOf = (html: string, attribute: string) =>
  [...html.matchAll(new RegExp(` ${attribute}="([^"]+)"`, 'g'))].map(([, value]) => Number(value));

describe('the marks of an axis', () => {
  it('begin at 0, reach the largest value, are even and few, and whole unless told', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000_000 }), (largest) => {
        const marks = axisMarks(largest);
        expect(marks[0]).toBe(0);
        expect(marks.at(-1)).toBeGreaterThanOrEqual(Math.max(largest, 1));
        expect(marks.length).toBeLessThanOrEqual(6);
        expect(marks.every((mark, index) => Number.isInteger(mark) && mark === index * (marks[1] ?? 0))).toBe(true);
      }),
    );
    expect(axisMarks(0.7, { fractions: true })).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
  });

  it('names the last label and no more than fit', () => {
    expect([...labelledIndexes(12, 6)]).toEqual([1, 3, 5, 7, 9, 11]);
    expect(labelledIndexes(3, 6).size).toBe(3);
  });
});

describe('a plot', () => {
  it.each([BarChart, LineChart, FunnelChart])('is told in words and in a table, as well as drawn', (Chart) => {
    const html = String(<Chart {...plot} />);
    expect(html).toContain('role="img"');
    expect(html).toContain('<title id="months-title">Requests by month</title>');
    expect(html).toContain('<desc id="months-description">Most came in October.</desc>');
    for (const cell of ['September', '12', '9', '–']) expect(html).toMatch(new RegExp(`<td[^>]*>${cell}</td>`));
    expect(html).not.toContain('style=');
  });

  it('draws bars as high as their values, all inside the frame', () => {
    const html = String(<BarChart {...plot} />);
    const heights = numbersOf(html, 'height');
    expect(heights).toHaveLength(4);
    expect((heights[1] ?? 0) / (heights[0] ?? 1)).toBeCloseTo(4, 1);
    expect(Math.max(...heights)).toBeLessThan(200);
    expect(Math.min(...numbersOf(html, 'y'))).toBeGreaterThan(0);
  });

  it('leaves a gap in a line where nothing is known', () => {
    const html = String(<LineChart {...plot} series={[{ label: 'Days', values: [2, null, 4] }]} />);
    expect(html.match(/ d="([^"]+)"/)?.[1]?.match(/M/g)).toHaveLength(2);
  });

  it('writes each step’s share of the first', () => {
    const steps = { ...plot, series: [{ label: 'People', values: [200, 50, 10] }] };
    expect(String(<FunnelChart {...steps} steps />)).toContain('50 · 25%');
    // What is there at all is not nought, and of a few no share is told.
    const large = { ...plot, series: [{ label: 'People', values: [9_000, 2, 0] }] };
    expect(String(<FunnelChart {...large} steps />)).toContain('2 · &lt; 1%');
    expect(String(<FunnelChart {...large} steps />)).toContain('0 · 0%');
    const few = { ...plot, series: [{ label: 'People', values: [9, 4, 1] }] };
    expect(String(<FunnelChart {...few} steps />)).not.toContain('%');
  });

  it('cuts a name that would run into its value, and has all of it in the table', () => {
    const long = `How to ${'very '.repeat(20)}carefully write to people`;
    const html = String(
      <FunnelChart {...plot} labels={[long, 'Short']} series={[{ label: 'People', values: [10, 5] }]} />,
    );
    const name = /class="chart-name"[^>]*>([^<]+)</.exec(html)?.[1]?.trim() ?? '';
    expect(name).toMatch(/^How to very .*….*people$/);
    expect(name.length).toBeLessThan(50);
    expect(/<table.*<\/table>/s.exec(html)?.[0]).toContain(long);
    expect(html).toMatch(/class="chart-name"[^>]*>\s*Short\s*</);
  });

  it('says so when there is nothing to draw', () => {
    const html = String(<BarChart {...plot} series={[{ label: 'Received', values: [0, null, 0] }]} />);
    expect(html).toContain('Nothing yet.');
    expect(html).not.toContain('<svg');
  });
});
