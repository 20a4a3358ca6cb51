/** What the backups are worth now: the one judgement that the promise, the office and the doctor share. */
import { sql } from 'kysely';
import { lastCredible } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { DRILL_DUE_HOURS, isOverdue, STALE } from './backup.ts';
import type { LedgerState } from './heal-ledger.ts';

export const BACKUP_FAULTS = [
  'no_backup',
  'backup_stale',
  'attempt_failed',
  'files_lost',
  'never_tried',
  'trial_failed',
  'trial_late',
  'trial_of_stale',
  'dated_ahead',
  'owner_locked_out',
  'ledger_lost',
  'ledger_damaged',
  'ledger_unusable',
  'left_elsewhere',
] as const;
export type BackupFault = (typeof BACKUP_FAULTS)[number];

/** While the newest backup is fresh and tried, an attempt at the next one that failed is late, and no more. */
export const isOnlyLate = (fault: BackupFault): boolean => fault === 'attempt_failed';

/** What is known, in instants; null: there is none. What is dated in the future is not among them. */
export interface BackupFacts {
  /** Of the newest attempt at a backup. */
  readonly attemptFailure: string | null;
  readonly attemptedAt: Temporal.Instant | null;
  /** Of the newest whole backup that is still kept. */
  readonly backupAt: Temporal.Instant | null;
  readonly lostFiles: number;
  /** Whether the owner's key opens it; null: that was not noted. */
  readonly ownerOpens: boolean | null;
  /** Names of kept backups that are dated in the future. */
  readonly ahead: readonly string[];
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
  /** What the last look at the ledger of erasures found, and how many entries it had to be given. */
  readonly ledger: LedgerState | null;
  readonly ledgerAdded: number;
  /** Where kept backups lie that is not where they are put now: nobody removes those at their term. */
  readonly elsewhere: readonly string[];
  /** Its people are invented: nobody loses anything with this machine. */
  readonly isDemo: boolean;
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
    dated_ahead: facts.ahead.length > 0,
    // The drill key that opens it lies on the machine that would be lost.
    owner_locked_out: backupAt !== null && facts.ownerOpens === false && !facts.isDemo,
    // Healed by now, and said until the next look: what had been in it besides may be lost.
    ledger_lost: (facts.ledger === 'missing' || facts.ledger === 'short') && facts.ledgerAdded > 0,
    // Written anew by now, and said until the next look: what was damaged may have been known nowhere else.
    ledger_damaged: facts.ledger === 'damaged',
    ledger_unusable: facts.ledger === 'unusable',
    left_elsewhere: facts.elsewhere.length > 0,
  };
  return BACKUP_FAULTS.filter((fault) => found[fault]);
}

export async function backupStanding(ctx: Pick<Context, 'db' | 'clock' | 'demo'>): Promise<BackupStanding> {
  const now = ctx.clock.now();
  const latest = lastCredible(now);
  const credible = sql`started_at <= ${latest} and finished_at <= ${latest}`;
  // One that was once dated in the future is not new when its day comes.
  const unknownAhead = sql`not exists (select from backups_ahead where backups_ahead.file_name = given.file_name)`;
  const { rows } = await sql<Omit<BackupFacts, 'isDemo'>>`
    select attempt.failure as "attemptFailure", attempt.finished_at as "attemptedAt",
      backup.finished_at as "backupAt", coalesce(backup.lost_files, 0) as "lostFiles",
      backup.owner_opens as "ownerOpens",
      array(select file_name from backup_runs
          where file_name is not null and removed_at is null and not (${credible})
        union select file_name from backups_ahead where gone_at is null and dated_at > ${latest}
        order by 1) as ahead,
      array(select distinct place from backup_runs
        where file_name is not null and removed_at is null and place <> attempt.place order by 1) as elsewhere,
      trial.finished_at as "trialAt", trial.failure as "trialFailure",
      (select finished_at from backup_runs where file_name = trial.file_name limit 1) as "triedBackupAt",
      good.finished_at as "goodAt", good.row_count as "goodRows",
      -- Begun by a clock that was ahead, it is not young for as long as that was.
      (select coalesce(bool_or(created_at < ${now.subtract({ hours: DRILL_DUE_HOURS })} or created_at > ${latest}), false)
        from installation) as "isOld",
      looked.found as ledger, coalesce(looked.added, 0) as "ledgerAdded"
    from (select) one
      left join lateral (select * from backup_runs where ${credible}
        order by started_at desc, id desc limit 1) attempt on true
      left join lateral (select * from backup_runs given
        where file_name is not null and removed_at is null and ${credible} and ${unknownAhead}
        order by started_at desc, id desc limit 1) backup on true
      left join lateral (select * from restore_drills given where ${credible} and ${unknownAhead}
        order by started_at desc, id desc limit 1) trial on true
      left join lateral (select * from restore_drills given where failure is null and ${credible} and ${unknownAhead}
        order by started_at desc limit 1) good on true
      left join ledger_looks looked on true`.execute(ctx.db);
  const [found] = rows;
  if (!found) throw new Error('the database answers nothing');
  const facts = { ...found, isDemo: ctx.demo };
  return { ...facts, faults: faultsOf(facts, now) };
}
