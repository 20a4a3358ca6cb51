/**
 * Plots drawn on the server: an SVG with its axes, in the colours of the page by day and by night and on paper, and the
 * same numbers in a table below. Nobody needs the picture or its colours: series differ in shape too, values are written.
 */
import { axisMarks } from './drawing/scale.ts';
import { formatNumber } from './format.ts';
import { Axes, HEIGHT, heightOf, isKnown, largestOf, PLOT, Plot, type PlotProps, round, WIDTH } from './plot-frame.tsx';

const GAP = 0.32;
/** Values stand over the bars while these are wide enough to bear them. */
const MOST_WRITTEN_BARS = 14;

/** Counts side by side: one or two upright bars a label. */
export function BarChart(props: PlotProps) {
  const { labels, series, locale } = props;
  const marks = axisMarks(largestOf(series));
  const top = marks.at(-1) ?? 1;
  const band = (PLOT.right - PLOT.left) / Math.max(1, labels.length);
  const bar = Math.min((band * (1 - GAP)) / series.length, 40);
  const xOf = (index: number) => PLOT.left + band * (index + 0.5);
  const isWritten = labels.length * series.length <= MOST_WRITTEN_BARS;
  return (
    <Plot {...props} height={HEIGHT}>
      <Axes props={props} marks={marks} xOf={xOf} />
      {series.map(({ values }, nth) =>
        values.map((value, index) => {
          if (!value) return null;
          const x = xOf(index) + (nth - series.length / 2) * bar;
          const y = heightOf(value, top);
          return (
            <>
              <rect
                class={nth === 0 ? 'chart-bar' : 'chart-bar chart-bar-second'}
                x={round(x + 0.75)}
                y={round(y)}
                width={round(Math.max(bar - 1.5, 1))}
                height={round(PLOT.bottom - y)}
              />
              {isWritten && (
                <text class="chart-value" x={round(x + bar / 2)} y={round(y - 4)} text-anchor="middle">
                  {formatNumber(value, locale)}
                </text>
              )}
            </>
          );
        }),
      )}
    </Plot>
  );
}

/** How something went over time: one or two lines, a gap where nothing is known. */
export function LineChart(props: PlotProps & { fractions?: boolean | undefined }) {
  const { labels, series } = props;
  const marks = axisMarks(largestOf(series), { fractions: props.fractions });
  const top = marks.at(-1) ?? 1;
  const inset = 8;
  const step = (PLOT.right - PLOT.left - 2 * inset) / Math.max(1, labels.length - 1);
  const xOf = (index: number) => PLOT.left + inset + step * (labels.length === 1 ? 0.5 : index);
  const isDotted = labels.length <= 31;
  return (
    <Plot {...props} height={HEIGHT}>
      <Axes props={props} marks={marks} xOf={xOf} />
      {series.map(({ values }, nth) => (
        <>
          <path class={nth === 0 ? 'chart-line' : 'chart-line chart-line-second'} d={linePath(values, xOf, top)} />
          {values.map((value, index) =>
            isKnown(value) && (isDotted || isAlone(values, index)) ? (
              <Dot x={round(xOf(index))} y={round(heightOf(value, top))} second={nth > 0} />
            ) : null,
          )}
        </>
      ))}
    </Plot>
  );
}

/** Round for the first line, square for the second: told apart without colours. */
function Dot({ x, y, second }: { x: number; y: number; second: boolean }) {
  if (second) return <rect class="chart-dot chart-dot-second" x={x - 3} y={y - 3} width={6} height={6} />;
  return <circle class="chart-dot" cx={x} cy={y} r={3} />;
}

function isAlone(values: readonly (number | null)[], index: number): boolean {
  return !isKnown(values[index - 1]) && !isKnown(values[index + 1]);
}

function linePath(values: readonly (number | null)[], xOf: (index: number) => number, top: number): string {
  return values
    .map((value, index) => {
      if (!isKnown(value)) return '';
      const begins = index === 0 || !isKnown(values[index - 1]);
      return `${begins ? 'M' : 'L'}${round(xOf(index))} ${round(heightOf(value, top))}`;
    })
    .join('');
}

const ROW = { height: 40, bar: 14, end: WIDTH } as const;
/** Of fewer than so many a per cent says more than is known; the value itself is enough. */
const FEWEST_SHARED = 10;
/** How wide a letter of a name can be, where it is drawn largest. */
const NAME_LETTER = 7.2;

/**
 * Long names, one under the other, each with its bar: kinds of things, or the steps of a way. `steps` writes beside each
 * value its share of the first. Takes the first series.
 */
export function FunnelChart(props: PlotProps & { steps?: boolean | undefined }) {
  const { labels, series, locale, steps } = props;
  const format = props.format ?? ((value: number) => formatNumber(value, locale));
  const values = series[0]?.values ?? [];
  const largest = Math.max(1, largestOf(series));
  const first = values[0];
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  // What is there at all is not nought.
  const shareOf = (part: number) => (part > 0 && part < 0.005 ? `< ${percent.format(0.01)}` : percent.format(part));
  return (
    <Plot {...props} height={labels.length * ROW.height + 4}>
      {labels.map((label, index) => {
        const value = values[index] ?? 0;
        const y = index * ROW.height;
        const share = steps && index > 0 && first && first >= FEWEST_SHARED ? ` · ${shareOf(value / first)}` : '';
        const written = `${format(value)}${share}`;
        return (
          <>
            <g>
              <text class="chart-name" x="0" y={y + 14}>
                {cutTo(label, (ROW.end - written.length * NAME_LETTER) / NAME_LETTER - 1)}
              </text>
              <text class="chart-value chart-of-name" x={ROW.end} y={y + 14} text-anchor="end">
                {written}
              </text>
              <line class="chart-axis" x1="0" x2={ROW.end} y1={y + 33.5} y2={y + 33.5} />
            </g>
            {value > 0 && (
              <rect
                class="chart-bar"
                x="0"
                y={y + 20}
                width={round(Math.max((value / largest) * ROW.end, 2))}
                height={ROW.bar}
              />
            )}
          </>
        );
      })}
    </Plot>
  );
}

/** A name that would run into its value loses its middle, for its end may tell it from others; the table has all of it. */
function cutTo(name: string, letters: number): string {
  const most = Math.floor(letters);
  if (name.length <= most) return name;
  const end = Math.floor(most / 3);
  return `${name.slice(0, most - end - 1).trimEnd()}…${name.slice(-end).trimStart()}`;
}
