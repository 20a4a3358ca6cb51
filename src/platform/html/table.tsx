// biome-ignore-all lint/a11y/noRedundantRoles: a table laid out as blocks loses its roles unless they are spelled out
import type { Child } from 'hono/jsx';

export type Column = {
  key: string;
  label: string;
  numeric?: boolean | undefined;
  /** Stands in the head in place of the words: the box that ticks a whole column. */
  head?: Child;
};

export type DataTableProps = {
  caption: string;
  columns: readonly Column[];
  rows: readonly Record<string, Child>[];
  /** What stands in place of the rows when there are none: a sentence, or an `EmptyState`. */
  empty: Child;
  /** The caption repeats the heading right above it: kept for screen readers only. */
  captionHidden?: boolean | undefined;
  /** Too many columns to stack: on a narrow screen the table scrolls inside its own frame. */
  wide?: boolean | undefined;
};

/**
 * On a narrow screen the rows stack, each cell under its column's name. Roles are spelled out, because
 * browsers drop a table's meaning when its parts are laid out as blocks.
 */
export function DataTable({ caption, columns, rows, empty, captionHidden, wide }: DataTableProps) {
  if (rows.length === 0) {
    return (
      <div class="table-empty">
        {!captionHidden && <p class="table-caption">{caption}</p>}
        {typeof empty === 'string' ? <p>{empty}</p> : empty}
      </div>
    );
  }
  const scroll = wide ? { role: 'region', 'aria-label': caption, tabindex: 0 } : {};
  return (
    <div class={wide ? 'table-frame table-wide' : 'table-frame'} {...scroll}>
      <table class="table" role="table">
        <caption class={captionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th role="columnheader" scope="col" class={column.numeric ? 'numeric' : undefined}>
                {column.head ?? column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row">
              {columns.map((column) => (
                <td role="cell" data-label={column.label} class={column.numeric ? 'numeric' : undefined}>
                  {row[column.key]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export type SummaryItem = { label: string; value: Child; action?: { href: string; label: string } | undefined };

/** Answers to check, facts to read: a term, its value, and what can be done about it. */
export function SummaryList({ items }: { items: readonly SummaryItem[] }) {
  return (
    <dl class="summary-list">
      {items.map(({ label, value, action }) => (
        <div class="summary-row">
          <dt>{label}</dt>
          <dd class="summary-value">{value}</dd>
          {action && (
            <dd class="summary-action">
              <a href={action.href}>
                {action.label}
                <span class="visually-hidden"> ({label})</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
