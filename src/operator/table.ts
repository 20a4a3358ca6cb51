/** Rows as a table on a terminal. */
import type { Row } from './verb.ts';

const WIDEST = 60;

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = Array.isArray(value)
    ? value.join(', ')
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
}

export function formatTable(rows: readonly Row[]): string {
  const [first] = rows;
  if (!first) return '(nothing)';
  const columns = Object.keys(first);
  const lines = [columns, ...rows.map((row) => columns.map((column) => cell(row[column])))];
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
