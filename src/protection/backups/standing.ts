/** What the backups are worth now: the one judgement that the promise, the office and the doctor share. */
import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { DRILL_DUE_HOURS, isOverdue, STALE } from './backup.ts';

export const BACKUP_FAULTS = [
  'no_backup',
  'backup_stale',
  'attempt_failed',
  'files_lost',
  'never_tried',
  'trial_failed',
  'trial_late',
  'trial_of_stale',
] as const;
export type BackupFault = (typeof BACKUP_FAULTS)[number];

/** While the newest backup is fresh and tried, an attempt at the next one that failed is late, and no more. */
export const isOnlyLate = (fault: BackupFault): boolean => fault === 'attempt_failed';

/** What is known, in instants; null: there is none. */
export interface BackupFacts {
  /** Of the newest attempt at a backup. */
  readonly attemptFailure: string | null;
  readonly attemptedAt: Temporal.Instant | null;
  /** Of the newest whole backup that is still kept. */
  readonly backupAt: Temporal.Instant | null;
  readonly lostFiles: number;
  /** Of the newest trial. */
  readonly trialAt: Temporal.Instant | null;
  readonly trialFailure: string | null;
  /** When the backup was made that the newest trial was of. */
  readonly triedBackupAt: Temporal.Instant | null;
  /** Of the newest trial that went well. */
  readonly goodAt: Temporal.Instant | null;
  readonly goodRows: number | null;
  /** The school is older than a night and a little. */
  readonly isOld: boolean;
}

export interface BackupStanding extends BackupFacts {
  readonly faults: readonly BackupFault[];
}

/** Pure. In a new school the first night has yet to come: that there is nothing is no fault then. */
export function faultsOf(facts: BackupFacts, now: Temporal.Instant): readonly BackupFault[] {
  const { backupAt, trialAt, trialFailure, triedBackupAt, goodAt } = facts;
  const mayWait = !facts.isOld && trialAt === null;
  const triedStale = trialAt !== null && triedBackupAt !== null && isOverdue(triedBackupAt, trialAt);
  const found: Record<BackupFault, boolean> = {
    no_backup: backupAt === null && !mayWait,
    backup_stale: backupAt !== null && isOverdue(backupAt, now),
    attempt_failed: facts.attemptFailure !== null,
    files_lost: facts.lostFiles > 0,
    never_tried: goodAt === null && !mayWait,
    trial_failed: trialFailure !== null && trialFailure !== STALE,
    trial_late: goodAt !== null && isOverdue(goodAt, now),
    trial_of_stale: trialFailure === STALE || triedStale,
  };
  return BACKUP_FAULTS.filter((fault) => found[fault]);
}

export async function backupStanding(ctx: Pick<Context, 'db' | 'clock'>): Promise<BackupStanding> {
  const now = ctx.clock.now();
  const { rows } = await sql<BackupFacts>`
    select attempt.failure as "attemptFailure", attempt.finished_at as "attemptedAt",
      backup.finished_at as "backupAt", coalesce(backup.lost_files, 0) as "lostFiles",
      trial.finished_at as "trialAt", trial.failure as "trialFailure",
      (select finished_at from backup_runs where file_name = trial.file_name limit 1) as "triedBackupAt",
      good.finished_at as "goodAt", good.row_count as "goodRows",
      (select coalesce(bool_or(created_at < ${now.subtract({ hours: DRILL_DUE_HOURS })}), false)
        from installation) as "isOld"
    from (select) one
      left join lateral (select * from backup_runs
        order by started_at desc, id desc limit 1) attempt on true
      left join lateral (select * from backup_runs where file_name is not null and removed_at is null
        order by started_at desc, id desc limit 1) backup on true
      left join lateral (select * from restore_drills
        order by started_at desc, id desc limit 1) trial on true
      left join lateral (select * from restore_drills where failure is null
        order by started_at desc limit 1) good on true`.execute(ctx.db);
  const [facts] = rows;
  if (!facts) throw new Error('the database answers nothing');
  return { ...facts, faults: faultsOf(facts, now) };
}
