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
  ownerOpens: true,
  ahead: [],
  ledger: 'whole',
  ledgerAdded: 0,
  elsewhere: [],
  isDemo: false,
};
const NOTHING: BackupFacts = {
  ...GOOD,
  attemptedAt: null,
  backupAt: null,
  trialAt: null,
  triedBackupAt: null,
  goodAt: null,
  goodRows: null,
  ownerOpens: null,
  ledger: null,
};

describe('the backups', () => {
  it.each<[string, Partial<BackupFacts>, readonly BackupFault[]]>([
    ['are in order after a good night', {}, []],
    ['are in order a little before the next', { backupAt: ago(26), goodAt: ago(26) }, []],
    ['are not all removed in time where some lie in a former place', { elsewhere: ['/srv/a'] }, ['left_elsewhere']],
    ['are old after that', { backupAt: ago(26.1) }, ['backup_stale']],
    ['are not tried while the trials are of an old one', { triedBackupAt: ago(40 * 24) }, ['trial_of_stale']],
    ['are not tried when the trial said so', { trialFailure: 'stale' }, ['trial_of_stale']],
    ['are not proven by a trial that failed', { trialFailure: 'damaged' }, ['trial_failed']],
    ['are not proven for ever', { goodAt: ago(27) }, ['trial_late']],
    ['lack files', { lostFiles: 1 }, ['files_lost']],
    ['had an attempt that failed', { attemptFailure: 'ENOSPC' }, ['attempt_failed']],
    ['are lost with the machine where no other has a key', { ownerOpens: false }, ['owner_locked_out']],
    ['are enough with the machine’s key where nobody’s data are in them', { ownerOpens: false, isDemo: true }, []],
    ['are not faulted for a key that was not noted yet', { ownerOpens: null }, []],
    ['have one dated in the future', { ahead: ['school-2029.tar.age'] }, ['dated_ahead']],
    ['stand beside a ledger that was healed', { ledger: 'short', ledgerAdded: 2 }, ['ledger_lost']],
    ['stand beside a ledger that was lost', { ledger: 'missing', ledgerAdded: 1 }, ['ledger_lost']],
    ['stand beside a ledger that had nothing to lose', { ledger: 'missing' }, []],
    ['stand beside a ledger that was damaged', { ledger: 'damaged' }, ['ledger_damaged']],
    ['stand beside a ledger out of reach', { ledger: 'unusable' }, ['ledger_unusable']],
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
