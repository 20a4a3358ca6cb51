import { declareThings } from '#platform/inventory/declare.ts';
import type { StoreDeclaration } from '#platform/inventory/inventory.ts';
import type { Term } from '#platform/inventory/retention.ts';
import { KEEP_DAYS } from './backup.ts';
import type { LedgerState } from './heal-ledger.ts';
import type { BackupSetup } from './setup.ts';

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
  /** Whether the owner's key opens it; null: it was made before that was noted, or not at all. */
  owner_opens: boolean | null;
  /** As {@link BackupSetup.noted}; null: it was made before that was noted. */
  place: string | null;
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
export interface BackupsAheadTable {
  file_name: string;
  dated_at: Temporal.Instant;
  seen_at: Temporal.Instant;
  gone_at: Temporal.Instant | null;
}
export interface LedgerLooksTable {
  only_row: boolean;
  looked_at: Temporal.Instant;
  found: LedgerState;
  added: number;
}
export interface BackupsDb {
  backups_ahead: BackupsAheadTable;
  ledger_looks: LedgerLooksTable;
  backup_runs: BackupRunsTable;
  restore_drills: RestoreDrillsTable;
}

const logged: Term = { period: 'P12M', after: 'written', source: 'keep.logs' };

export const backupRunsTable = declareThings<BackupRunsTable>()({
  table: 'backup_runs',
  label: { ru: 'Резервные копии', kk: 'Сақтық көшірмелер', en: 'Backups' },
  why: 'when a backup was made, where it was put, its size and checksum',
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
    'owner_opens',
    'place',
  ],
});

/** A handful at most, after a clock was wrong; one goes once its name is past its own term. */
export const backupsAheadTable = declareThings<BackupsAheadTable>()({
  table: 'backups_ahead',
  label: {
    ru: 'Копии с датой из будущего',
    kk: 'Күні болашақтағы көшірмелер',
    en: 'Backups dated in the future',
  },
  why: 'when a backup that is dated in the future was first seen, so that it goes in time',
  columns: ['file_name', 'dated_at', 'seen_at', 'gone_at'],
});

export const ledgerLooksTable = declareThings<LedgerLooksTable>()({
  table: 'ledger_looks',
  label: {
    ru: 'Сверка журнала удалений',
    kk: 'Өшірулер журналын салыстыру',
    en: 'The last look at the ledger of erasures',
  },
  why: 'whether the ledger of erasures outside the database has every entry, and when that was last seen',
  columns: ['only_row', 'looked_at', 'found', 'added'],
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
