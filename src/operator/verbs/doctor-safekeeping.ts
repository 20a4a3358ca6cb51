/** What the doctor sees of backups, of the log, of who can reach what is stored, and of the room on the disk. */
import type { Context } from '#platform/context.ts';
import { freeBytes, RESERVE } from '#platform/disk.ts';
import { spellPlace } from '#platform/files/place.ts';
import {
  type BackupFault,
  type BackupStanding,
  backupAdvice,
  backupStanding,
  DRILL_DUE_HOURS,
  type LedgerState,
  lookAtLedger,
} from '#protection/backups';
import { lookAtStorage } from '#protection/storage';
import { type ShippingFault, secondsAtRisk, shippingFaults, shippingProgress } from '#protection/wal';
import type { School } from '../../app.ts';
import type { Config } from '../../config.ts';
import type { Row } from '../verb.ts';

export const check = (name: string, ok: boolean, finding: string): Row => ({ check: name, ok, finding });

const MEGABYTE = 1_000_000;
export async function checkSafekeeping(ctx: Context, school: School, config: Config): Promise<Row[]> {
  const free = await freeBytes(config.dataDir);
  const standing = await backupStanding(ctx);
  const { open, looked, database } = await lookAtStorage(ctx);
  return [
    check(
      'backup key',
      config.backupRecipient !== undefined,
      config.backupRecipient
        ? 'the owner’s key opens the backups'
        : 'BACKUP_RECIPIENT is not set: only the drill key of this machine opens the backups',
    ),
    check('drill key', true, `${config.drillKeyFile}, outside the data folder`),
    lastBackup(standing, school.backups.place),
    lastDrill(standing),
    ...(await placesOf(school)),
    await ledgerNow(ctx, school, config, standing),
    await lastSeconds(ctx, school),
    check(
      'storage',
      open.length === 0 && database !== 'plain',
      open.length > 0
        ? `open to other users: ${open.join(', ')}; chmod go-rwx closes them`
        : `${looked} folders and keys are closed to others; the way to the database: ${database}`,
    ),
    check(
      'disk',
      free > 2 * RESERVE,
      `${Math.floor(free / MEGABYTE)} MB free; below ${RESERVE / (1 << 20)} MiB nothing is written`,
    ),
  ];
}

/** What each fault means for the engineer; `/office/backups` says the same in the words of the staff. */
const BACKUP_WORDS: Readonly<Record<BackupFault, string>> = {
  no_backup: 'there is none: if the machine is lost, everything is',
  backup_stale: `more than ${DRILL_DUE_HOURS} hours old: what was written since is not saved`,
  attempt_failed: 'the last attempt failed',
  files_lost: 'files of the school are missing in it',
  never_tried: 'none went well yet',
  trial_failed: 'the last one failed',
  trial_late: `none went well for more than ${DRILL_DUE_HOURS} hours`,
  trial_of_stale: `the last one was of a backup more than ${DRILL_DUE_HOURS} hours old`,
  dated_ahead: 'the clock is wrong, or was: one is dated in the future, and counts as none',
  owner_locked_out: 'this machine’s drill key alone opens it: set BACKUP_RECIPIENT, and make a backup',
  ledger_lost: 'entries were lost from the ledger of erasures, and written there again at the last start or trial',
  ledger_damaged:
    'the ledger of erasures was damaged, and written anew at the last start or trial; the damaged one lies beside it, in damaged',
  ledger_unusable: 'the ledger of erasures could not be used at the last start or trial',
  left_elsewhere:
    'some lie where none are put any more, and nobody removes them at their term: remove them there, then say so by bin/school backup --removed-from PLACE',
};
const OF_TRIALS: ReadonlySet<BackupFault> = new Set(['never_tried', 'trial_failed', 'trial_late', 'trial_of_stale']);
const OF_LEDGER: ReadonlySet<BackupFault> = new Set(['ledger_lost', 'ledger_damaged', 'ledger_unusable']);

const said = (faults: readonly BackupFault[], fine: string): string =>
  faults.map((fault) => BACKUP_WORDS[fault]).join('; ') || fine;

const at = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'second' });

function lastBackup(standing: BackupStanding, place: string): Row {
  const faults = standing.faults.filter((fault) => !OF_TRIALS.has(fault) && !OF_LEDGER.has(fault));
  const when = standing.backupAt ? `${at(standing.backupAt)} in ${place}` : `none in ${place}`;
  const why = [
    ...(standing.attemptFailure === null ? [] : [standing.attemptFailure]),
    ...standing.ahead,
    ...standing.elsewhere,
  ]
    .map((detail) => ` (${detail})`)
    .join('');
  const fine = standing.backupAt ? 'no files missing' : 'the first is made tonight';
  return check('last backup', faults.length === 0, `${when}: ${said(faults, fine)}${why}`);
}

async function placesOf({ backups }: School): Promise<Row[]> {
  const { disk, versioned } = await backupAdvice(backups);
  const where = {
    same: `${backups.place} is on the disk of DATA_DIR: if it is lost, the backups are too; set BACKUP_URL`,
    other: 'not the disk of DATA_DIR',
    unknown: `${backups.place}: whether it is on the disk of DATA_DIR cannot be told from here; see to it that it is not`,
  };
  return [
    check('backup disk', disk !== 'same', where[disk]),
    check(
      'old versions',
      versioned.length === 0,
      versioned.length > 0
        ? `versioning is on in ${versioned.join(', ')}: what is erased stays as an old version; turn it off, or let a lifecycle rule end old versions`
        : 'what is removed from a store is gone',
    ),
  ];
}

function lastDrill(standing: BackupStanding): Row {
  const faults = standing.faults.filter((fault) => OF_TRIALS.has(fault));
  if (!standing.trialAt) return check('last drill', faults.length === 0, 'none yet; the first is tonight');
  const why = standing.trialFailure === null ? '' : ` (${standing.trialFailure})`;
  const good = standing.goodAt ? at(standing.goodAt) : 'none';
  const fine = 'all was right';
  return check(
    'last drill',
    faults.length === 0,
    `${at(standing.trialAt)}: ${said(faults, fine)}${why}; the last good one: ${good}`,
  );
}

const LEDGER_WORDS: Readonly<Record<LedgerState, string>> = {
  whole: 'it has every erasure that the school knows of',
  missing: 'there is none: is its disk mounted? The next start, or a trial, begins it anew with what the school knows',
  short: 'it lacks erasures that the school knows of: is it the right one? The next start, or a trial, adds them',
  damaged:
    'something in it is not as it was written, and a restore refuses it. The next start, or a trial, writes it anew',
  unusable: 'it cannot be reached or read: no erasure can be finished',
};

/** As it is now, and as the last start or trial found it: until the next one that stays said. */
async function ledgerNow(ctx: Context, school: School, config: Config, standing: BackupStanding): Promise<Row> {
  const { found } = await lookAtLedger(ctx, school.backups);
  const words = [
    LEDGER_WORDS[found],
    ...standing.faults.flatMap((fault) => (OF_LEDGER.has(fault) ? [BACKUP_WORDS[fault]] : [])),
  ];
  const ok = found === 'whole' && words.length === 1;
  return check('ledger', ok, `${spellPlace(config.ledger)}: ${words.join('; ')}`);
}

const SHIPPING_WORDS: Readonly<Record<ShippingFault, string>> = {
  not_running: 'nobody ships: is the school running, and what does its log say beside wal.failed?',
  gap: 'the server threw log away before it was taken (max_slot_wal_keep_size); until a new base is whole only a backup can be restored',
  stuck: 'it stands still',
  behind: 'the server piles up log that nobody takes',
  no_room: 'a base, or the log, waits for room on a disk of this machine: make room, or set WAL_URL to another disk',
  store_silent: 'the store does not answer',
  no_base: 'there is no fresh base',
};

/** That no log is shipped is a choice; that it is to be shipped and is not, a fault. */
async function lastSeconds(ctx: Context, { wal }: School): Promise<Row> {
  if (!wal)
    return check('last seconds', false, 'WAL_URL is not set: what was written since the last backup can be lost');
  const progress = await shippingProgress(ctx, wal);
  const faults = shippingFaults(progress, ctx.clock.now());
  const seconds = secondsAtRisk(progress, ctx.clock.now());
  const fine = seconds === undefined ? 'the first base is being made' : `at most ${seconds} seconds would be lost`;
  const finding = faults.map((fault) => SHIPPING_WORDS[fault]).join('; ') || fine;
  return check('log shipping', faults.length === 0, `to ${wal.place}: ${finding}`);
}
