import { describe, expect, it } from 'vitest';
import { type BackupFacts, type BackupFault, faultsOf } from './standing.ts';

const NOW = Temporal.Instant.from('2026-11-22T06:00:00Z');
const ago = (hours: number): Temporal.Instant => NOW.subtract({ minutes: hours * 60 });
const GOOD: BackupFacts = {
  attemptFailure: null,
  attemptedAt: ago(9),
  backupAt: ago(9),
  lostFiles: 0,
  trialAt: ago(8),
  trialFailure: null,
  triedBackupAt: ago(9),
  goodAt: ago(8),
  goodRows: 100,
  isOld: true,
};
const NOTHING: BackupFacts = {
  ...GOOD,
  attemptedAt: null,
  backupAt: null,
  trialAt: null,
  triedBackupAt: null,
  goodAt: null,
  goodRows: null,
};

describe('the backups', () => {
  it.each<[string, Partial<BackupFacts>, readonly BackupFault[]]>([
    ['are in order after a good night', {}, []],
    ['are in order a little before the next', { backupAt: ago(26), goodAt: ago(26) }, []],
    ['are old after that', { backupAt: ago(26.1) }, ['backup_stale']],
    ['are not tried while the trials are of an old one', { triedBackupAt: ago(40 * 24) }, ['trial_of_stale']],
    ['are not tried when the trial said so', { trialFailure: 'stale' }, ['trial_of_stale']],
    ['are not proven by a trial that failed', { trialFailure: 'damaged' }, ['trial_failed']],
    ['are not proven for ever', { goodAt: ago(27) }, ['trial_late']],
    ['lack files', { lostFiles: 1 }, ['files_lost']],
    ['had an attempt that failed', { attemptFailure: 'ENOSPC' }, ['attempt_failed']],
    ['are none', NOTHING, ['no_backup', 'never_tried']],
    ['are none yet in a new school', { ...NOTHING, isOld: false }, []],
    [
      'are not there after the first trial failed',
      { ...NOTHING, isOld: false, trialAt: ago(1), trialFailure: 'no backup' },
      ['no_backup', 'never_tried', 'trial_failed'],
    ],
  ])('%s', (_, change, faults) => {
    expect(faultsOf({ ...GOOD, ...change }, NOW)).toEqual(faults);
  });
});
