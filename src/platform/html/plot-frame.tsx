/** What every plot has: its name and words, the axes, the legend, and the same numbers in a table. */
import type { Child } from 'hono/jsx';
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { labelledIndexes } from './drawing/scale.ts';
import { formatNumber } from './format.ts';
import { plotMessages } from './messages.ts';
import { DataTable } from './table.tsx';

export interface PlotSeries {
  readonly label: string;
  /** One value for each label of the plot; null where nothing is known. Not below 0. */
  readonly values: readonly (number | null)[];
}

export interface PlotProps {
  /** Of its parts in the page: plots of one page differ in it. */
  readonly id: string;
  readonly locale: Locale;
  readonly title: string;
  /** What the plot shows, in a sentence, for who hears it. */
  readonly description: string;
  /** Heads the first column of the table: "Month". */
  readonly labelsTitle: string;
  readonly labels: readonly string[];
  /** One or two. */
  readonly series: readonly PlotSeries[];
  /** What stands in place of a plot of nothing. */
  readonly empty: Child;
  /** How a value is written: "3 days". Whole numbers of the language unless told. */
  readonly format?: ((value: number) => string) | undefined;
}

/** Measures of the drawing. It is never scaled below 9 or above 15 px a letter. */
export const WIDTH = 360;
export const HEIGHT = 200;
export const PLOT = { left: 34, right: 352, top: 16, bottom: 172 } as const;
const MOST_LABELS = 6;
const LETTER = 6.2;

export const round = (value: number) => Math.round(value * 100) / 100;
export const largestOf = (series: readonly PlotSeries[]) =>
  Math.max(0, ...series.flatMap(({ values }) => values.map((v) => v ?? 0)));
export const isKnown = (value: number | null | undefined): value is number => value !== null && value !== undefined;

/** Figure, caption, drawing and table. Without any value the sentence of `empty` alone. */
export function Plot({ children, height, ...props }: PlotProps & { height: number; children?: Child }) {
  const { id, locale, title, description, labelsTitle, labels, series } = props;
  const t = translator(plotMessages, locale);
  const format = props.format ?? ((value: number) => formatNumber(value, locale));
  const nothing = series.every(({ values }) => values.every((value) => !value));
  return (
    <figure class="plot" id={id}>
      <figcaption class="plot-title">{title}</figcaption>
      {nothing ? (
        <div class="table-empty">{props.empty}</div>
      ) : (
        <>
          {series.length > 1 && <Legend series={series} />}
          <svg
            class="chart"
            role="img"
            viewBox={`0 0 ${WIDTH} ${height}`}
            aria-labelledby={`${id}-title ${id}-description`}
            focusable="false"
          >
            <title id={`${id}-title`}>{title}</title>
            <desc id={`${id}-description`}>{description}</desc>
            {children}
          </svg>
          <details class="disclosure plot-table">
            <summary>{t('plot_table')}</summary>
            <DataTable
              caption={title}
              captionHidden
              wide
              columns={[
                { key: 'label', label: labelsTitle },
                ...series.map(({ label }, index) => ({ key: `series${index}`, label, numeric: true })),
              ]}
              rows={labels.map((label, at) => ({
                label,
                ...Object.fromEntries(
                  series.map(({ values }, index) => {
                    const value = values[at];
                    return [`series${index}`, isKnown(value) ? format(value) : '–'];
                  }),
                ),
              }))}
              empty=""
            />
          </details>
        </>
      )}
    </figure>
  );
}

function Legend({ series }: { series: readonly PlotSeries[] }) {
  return (
    <ul class="plot-legend">
      {series.map(({ label }, index) => (
        <li class={index === 0 ? 'plot-first' : 'plot-second'}>{label}</li>
      ))}
    </ul>
  );
}

/** The lines across and the words of both axes; `xOf` says where a label stands. */
export function Axes({
  props,
  marks,
  xOf,
}: {
  props: PlotProps;
  marks: readonly number[];
  xOf: (index: number) => number;
}) {
  const { labels, locale } = props;
  const top = marks.at(-1) ?? 1;
  const written = labelledIndexes(labels.length, MOST_LABELS);
  return (
    <g>
      {marks.map((mark) => {
        const y = round(heightOf(mark, top));
        return (
          <>
            <line class={mark === 0 ? 'chart-ground' : 'chart-axis'} x1={PLOT.left} x2={PLOT.right} y1={y} y2={y} />
            <text x={PLOT.left - 6} y={y + 3.5} text-anchor="end">
              {formatNumber(mark, locale)}
            </text>
          </>
        );
      })}
      {labels.map((label, index) =>
        written.has(index) ? (
          <text x={round(labelPlace(xOf(index), label))} y={PLOT.bottom + 16} text-anchor="middle">
            {label}
          </text>
        ) : null,
      )}
    </g>
  );
}

/** A long word at the edge moves in, so that all of it is seen. */
export function labelPlace(x: number, label: string): number {
  const half = (label.length * LETTER) / 2;
  return Math.min(Math.max(x, half), WIDTH - half);
}

export function heightOf(value: number, top: number): number {
  return PLOT.bottom - (value / top) * (PLOT.bottom - PLOT.top);
}
