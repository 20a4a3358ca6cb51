/** `protect.backups`: encrypted backups of the whole school, and the nightly proof that they can be restored. */
import type { Room } from '#platform/room.ts';
import { drillJob, makeBackupJob, pruneBackupsJob } from './jobs.ts';
import { backupRunsTable, backupsAheadTable, ledgerLooksTable, restoreDrillsTable, stores } from './schema.ts';
import type { BackupSetup } from './setup.ts';

export { type BackupAdvice, backupAdvice } from './advice.ts';
export { type Member, unpackArchive, writeArchive } from './archive.ts';
export { createAside, removeLeftAsides } from './aside.ts';
export { DRILL_DUE_HOURS, isAhead, KEEP_DAYS, type Manifest, timeOfName, UnusableBackup } from './backup.ts';
export { openBackupStore } from './backup-store.ts';
export { healLedger, type LedgerState, lookAtLedger } from './heal-ledger.ts';
export { drillJob, makeBackupJob, pruneBackupsJob } from './jobs.ts';
export { readIdentities, recipientsOf } from './keys.ts';
export { tellRemoved } from './left-elsewhere.ts';
export { loadSnapshot } from './load-snapshot.ts';
export {
  archiveSchool,
  type MadeBackup,
  makeBackup,
  makeKeptBackup,
  pruneBackups,
  secretCheck,
} from './make-backup.ts';
export {
  type BackupRun,
  findBackupRuns,
  findDrills,
  lastGoodDrill,
  type RestoreDrill,
} from './queries.ts';
export {
  countOthers,
  moveIn,
  otherFiles,
  stateOfTarget,
  takePlace,
  type Undo,
} from './restore-aside.ts';
export { packedErasures, runDrill } from './run-drill.ts';
export { databaseOf, toDatabase } from './session.ts';
export type { BackupSetup, Replayed } from './setup.ts';
export { type BackupFault, type BackupStanding, backupStanding, isOnlyLate } from './standing.ts';
export { listBackups } from './store.ts';

export function backupsRoom(setup: BackupSetup): Room {
  return {
    name: 'protection/backups',
    tables: [backupRunsTable, restoreDrillsTable, backupsAheadTable, ledgerLooksTable],
    stores,
    jobs: [makeBackupJob(setup), pruneBackupsJob(setup), drillJob(setup)],
  };
}
