/** `protect.backups`: encrypted backups of the whole school, and the nightly proof that they can be restored. */
import type { Room } from '#platform/room.ts';
import { drillJob, makeBackupJob } from './jobs.ts';
import { backupRunsTable, restoreDrillsTable, stores } from './schema.ts';
import type { BackupSetup } from './setup.ts';

export { unpackArchive } from './archive.ts';
export { type Aside, createAside, removeLeftAsides } from './aside.ts';
export { DRILL_DUE_HOURS, KEEP_DAYS, type Manifest, type Refusal, UnusableBackup } from './backup.ts';
export { drillJob, makeBackupJob } from './jobs.ts';
export { readIdentities } from './keys.ts';
export { loadSnapshot } from './load-snapshot.ts';
export { type MadeBackup, makeBackup, pruneBackups, secretCheck } from './make-backup.ts';
export {
  type BackupRun,
  findBackupRuns,
  findDrills,
  findNewestBackup,
  lastGoodDrill,
  type RestoreDrill,
} from './queries.ts';
export {
  countOthers,
  moveFiles,
  putKeys,
  removeOtherFiles,
  stateOfTarget,
  type TargetState,
  takePlace,
} from './restore-aside.ts';
export { type DrillOutcome, packedErasures, runDrill } from './run-drill.ts';
export type { BackupsDb } from './schema.ts';
export { databaseOf, toDatabase } from './session.ts';
export type { BackupSetup, Replay, Replayed, Sample } from './setup.ts';

export function backupsRoom(setup: BackupSetup): Room {
  return {
    name: 'protection/backups',
    tables: [backupRunsTable, restoreDrillsTable],
    stores,
    jobs: [makeBackupJob(setup), drillJob(setup)],
  };
}
