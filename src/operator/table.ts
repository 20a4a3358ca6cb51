/** Rows as a table on a terminal. Long texts are cut, but in the last column, after which nothing has to stand in line. */
import type { Row } from './verb.ts';

const WIDEST = 60;

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const cut = (text: string): string => (text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text);

export function formatTable(rows: readonly Row[]): string {
  const [first] = rows;
  if (!first) return '(nothing)';
  const columns = Object.keys(first);
  const lines = [
    columns,
    ...rows.map((row) =>
      columns.map((column, position) =>
        position === columns.length - 1 ? textOf(row[column]) : cut(textOf(row[column])),
      ),
    ),
  ];
  const widths = columns.map((_, position) => Math.max(...lines.map((line) => line[position]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((text, position) => text.padEnd(widths[position] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
