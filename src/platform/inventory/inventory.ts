/**
 * The inventory: every column of every table, every file bucket, log field and job payload is declared once, beside
 * its schema. The export, the erasure, the register of processing and the policy's lists are made from it, and the
 * start compares it with the live database column by column.
 */
import type { Locale } from '../i18n/locale.ts';
import type { Handling, RowErasure, TableDeclaration } from './declare.ts';

export interface BucketDeclaration extends Handling {
  readonly bucket: string;
  readonly label: Record<Locale, string>;
  /** False for files of the school itself: lesson pictures and the like. */
  readonly personal: boolean;
  /** False for files that are copies themselves: a person's copy leaves them out. */
  readonly exported?: false;
}

/** What is kept outside the database, the files and the log: copies of them, for the most part. */
export interface StoreDeclaration {
  readonly store: 'backups' | 'ledger';
  /** What one thing in it is. */
  readonly thing: string;
  /** ISO 8601 duration, or until when. */
  readonly term: string;
  readonly export: string;
  readonly erasure: string;
}

export interface LogFieldDeclaration {
  readonly field: string;
  readonly why: string;
}

export interface Inventory {
  readonly tables: readonly TableDeclaration[];
  readonly buckets: readonly BucketDeclaration[];
  readonly logFields: readonly LogFieldDeclaration[];
  readonly stores?: readonly StoreDeclaration[];
  /** `isOwed`: one that failed for good stays until it is run again. */
  readonly payloads: readonly { readonly job: string; readonly fields: readonly string[]; readonly isOwed?: boolean }[];
}

/** A table whose rows belong to a person. */
export interface PersonTable extends TableDeclaration {
  readonly subject: { readonly column: string; readonly email?: string };
  readonly handling: Handling;
  readonly erasure: RowErasure;
}

export function isPersonTable(table: TableDeclaration): table is PersonTable {
  return 'column' in table.subject;
}

export function personTables(inventory: Inventory): PersonTable[] {
  return inventory.tables.filter(isPersonTable);
}
