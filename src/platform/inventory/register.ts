/** The register of processing: one row for every column, bucket, log field and job's field. */

import { FAILED_JOB_TERM_DAYS } from '../jobs/sweep-jobs.ts';
import type { ColumnDeclaration, Handling, RowErasure, TableDeclaration } from './declare.ts';
import type { Inventory } from './inventory.ts';

export type InventoryRow = {
  readonly store: 'database' | 'files' | 'log' | 'jobs' | 'backups' | 'ledger';
  /** The table, bucket or job; the log has one. */
  readonly table: string;
  readonly column: string;
  readonly category: string | null;
  readonly purposes: readonly string[];
  readonly basis: string | null;
  readonly term: string | null;
  readonly export: string;
  readonly erasure: string;
};

const termOf = ({ term }: Pick<Handling, 'term'>): string => `${term.period} after ${term.after} (${term.source})`;
const NOBODY = { category: null, purposes: [], basis: null, term: null } as const;

export function inventoryRows(inventory: Inventory): InventoryRow[] {
  return [
    ...inventory.tables.flatMap(tableRows),
    ...inventory.buckets.map((bucket): InventoryRow => {
      const about = { store: 'files', table: bucket.bucket, column: 'file' } as const;
      if (!bucket.personal) return { ...about, ...NOBODY, export: 'no: a file of the school', erasure: 'stays' };
      const { category, purposes, basis } = bucket;
      const exported = bucket.exported === false ? 'no: a copy itself, made of the rest' : 'yes';
      return { ...about, category, purposes, basis, term: termOf(bucket), export: exported, erasure: 'deleted' };
    }),
    ...inventory.logFields.map(
      ({ field, why }): InventoryRow => ({
        store: 'log',
        table: 'log',
        column: field,
        ...NOBODY,
        export: `no: ${why}`,
        erasure: 'says nothing about anybody',
      }),
    ),
    ...(inventory.stores ?? []).map(
      ({ store, thing, term, ...fate }): InventoryRow => ({
        store,
        table: store,
        column: thing,
        category: 'security',
        purposes: ['security', 'law'],
        basis: 'law',
        term,
        ...fate,
      }),
    ),
    ...inventory.payloads.flatMap(({ job, fields, isOwed }) =>
      fields.map(
        (field): InventoryRow => ({
          store: 'jobs',
          table: job,
          column: field,
          category: 'technical',
          purposes: [],
          basis: null,
          term: isOwed
            ? 'until the job has run'
            : `until the job has run, or P${FAILED_JOB_TERM_DAYS}D after its last try`,
          export: 'no: an identifier without meaning',
          erasure: 'deleted',
        }),
      ),
    ),
  ];
}

function tableRows(table: TableDeclaration): InventoryRow[] {
  return Object.entries(table.columns).map(([column, declaration]): InventoryRow => {
    const handling = handlingOf(table, declaration);
    return {
      store: 'database',
      table: table.table,
      column,
      category: handling?.category ?? null,
      purposes: handling?.purposes ?? [],
      basis: handling?.basis ?? null,
      term: handling ? termOf(handling) : null,
      export: declaration.label ? 'yes' : `no: ${declaration.why}`,
      erasure: erasureWord(table.erasure, declaration),
    };
  });
}

/** How a column is handled: as its table, where it says nothing else. Undefined: it says nothing about anybody. */
export function handlingOf(table: TableDeclaration, column: ColumnDeclaration): Handling | undefined {
  return table.handling && column.handling ? { ...table.handling, ...column.handling } : undefined;
}

function erasureWord(rows: RowErasure | undefined, column: ColumnDeclaration): string {
  if (column.acting) return 'cleared';
  if (!rows) return 'stays';
  if (rows.rows === 'delete') return 'deleted';
  const sealed = rows.rows === 'vault' && column.label !== undefined;
  if (column.erasure === 'cleared') return sealed ? 'sealed in the vault' : 'cleared';
  if (typeof column.erasure === 'object') return sealed ? 'sealed in the vault' : 'replaced';
  return 'stays';
}
