import { declareThings } from '#platform/inventory/declare.ts';
import type { StoreDeclaration } from '#platform/inventory/inventory.ts';
import type { Term } from '#platform/inventory/retention.ts';
import { KEEP_DAYS } from './backup.ts';

export interface BackupRunsTable {
  id: string;
  started_at: Temporal.Instant;
  finished_at: Temporal.Instant;
  /** A word of {@link BackupFailure}; null for a backup that was made. */
  failure: string | null;
  file_name: string | null;
  bytes: number | null;
  sha256: string | null;
  row_count: number | null;
  file_count: number | null;
  lost_files: number;
  removed_at: Temporal.Instant | null;
}
export interface RestoreDrillsTable {
  id: string;
  started_at: Temporal.Instant;
  finished_at: Temporal.Instant;
  file_name: string | null;
  failure: string | null;
  row_count: number | null;
  file_count: number | null;
  erased_again: number | null;
}
export interface BackupsDb {
  backup_runs: BackupRunsTable;
  restore_drills: RestoreDrillsTable;
}

const logged: Term = { period: 'P12M', after: 'written', source: 'keep.logs' };

export const backupRunsTable = declareThings<BackupRunsTable>()({
  table: 'backup_runs',
  label: { ru: 'Резервные копии', kk: 'Сақтық көшірмелер', en: 'Backups' },
  why: 'when a backup was made, its size and checksum',
  // One whose file still lies in the store stays: without its row nothing would remove the file.
  retention: [{ term: logged, since: 'case when failure is not null or removed_at is not null then started_at end' }],
  columns: [
    'id',
    'started_at',
    'finished_at',
    'failure',
    'file_name',
    'bytes',
    'sha256',
    'row_count',
    'file_count',
    'lost_files',
    'removed_at',
  ],
});

export const restoreDrillsTable = declareThings<RestoreDrillsTable>()({
  table: 'restore_drills',
  label: { ru: 'Пробные восстановления', kk: 'Сынақ қалпына келтірулер', en: 'Restore drills' },
  why: 'when a backup was restored on trial, and whether all was right',
  retention: [{ term: logged, since: 'started_at' }],
  columns: ['id', 'started_at', 'finished_at', 'file_name', 'failure', 'row_count', 'file_count', 'erased_again'],
});

export const stores: readonly StoreDeclaration[] = [
  {
    store: 'backups',
    thing: 'an encrypted copy of every row and file',
    term: `P${KEEP_DAYS}D after written`,
    export: 'no: the copy is made from the school itself',
    erasure: 'goes with the backup; whoever restores one erases again',
  },
  {
    store: 'ledger',
    thing: 'an erasure: its id, a keyed hash, a time',
    // A copy of a backup may have been taken elsewhere by hand, and be restored after any number of years.
    term: 'as long as the school stands',
    export: 'no: it names nobody',
    erasure: 'stays: it is what keeps an erasure from being undone',
  },
];
