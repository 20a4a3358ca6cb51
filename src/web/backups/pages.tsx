import { Button, DataTable, formatNumber, Moment, Notice, SummaryList, Tag } from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { StandstillNotice } from '#platform/jobs/standstill-notice.tsx';
import { type BackupAdvice, type BackupFault, DRILL_DUE_HOURS, isOnlyLate, KEEP_DAYS } from '#protection/backups';
import { messages } from './messages.ts';
import type { ShippingView } from './shipping.ts';
import { ShippingSection } from './shipping-section.tsx';

export interface ShownBackup {
  readonly startedAt: Temporal.Instant;
  readonly failure: string | null;
  readonly bytes: number | null;
  readonly rows: number | null;
  readonly files: number | null;
  readonly lostFiles: number;
  readonly removed: boolean;
}
export interface ShownDrill {
  readonly startedAt: Temporal.Instant;
  readonly fileName: string | null;
  readonly failure: string | null;
  readonly rows: number | null;
  readonly erasedAgain: number | null;
}
export interface BackupsPageProps {
  readonly locale: Locale;
  readonly backups: readonly ShownBackup[];
  readonly drills: readonly ShownDrill[];
  /** When a trial went well last; null: none did. */
  readonly provenAt: Temporal.Instant | null;
  readonly faults: readonly BackupFault[];
  /** Of backups that are dated in the future. */
  readonly aheadNames: readonly string[];
  /** Where backups lie that is no longer their place. */
  readonly elsewhere: readonly string[];
  readonly advice: BackupAdvice;
  /** Undefined: no log of a server is shipped. */
  readonly shipping: ShippingView | undefined;
  readonly ownerHasKey: boolean;
  readonly queued: 'backup' | 'drill' | undefined;
  /** What is said where what cannot be undone stands still. */
  readonly still?: readonly string[] | undefined;
}

type Why = `why_${string}` & keyof typeof messages;
/** The words in which a failed run or drill is recorded. */
const WHY: Readonly<Record<string, Why>> = {
  'no backup': 'why_no_backup',
  'file missing': 'why_file_missing',
  'wrong key': 'why_wrong_key',
  damaged: 'why_damaged',
  incomplete: 'why_incomplete',
  'of a newer version': 'why_version',
  'of a changed version': 'why_version',
  'of another queue': 'why_version',
  'different when restored': 'why_different',
  'erased people found': 'why_erased',
  'erasure incomplete': 'why_erased',
  'audit trail differs': 'why_school',
  'rows are missing in the school': 'why_school',
  'rows differ from the school': 'why_school',
  stale: 'why_stale',
  'files lost': 'why_files_lost',
  'ledger missing': 'why_ledger_missing',
  'ledger short': 'why_ledger_short',
  'ledger damaged': 'why_ledger_damaged',
  'ledger unusable': 'why_ledger_unusable',
};

const MEGABYTE = 1_000_000;

export function BackupsPage({
  locale,
  backups,
  drills,
  provenAt,
  faults,
  aheadNames,
  elsewhere,
  advice,
  shipping,
  ownerHasKey,
  queued,
  still,
}: BackupsPageProps) {
  const t = translator(messages, locale);
  const count = (value: number | null): string => (value === null ? '' : formatNumber(value, locale));
  // The reason stands beside the tag, for a tag does not break over lines.
  const failed = (failure: string) => {
    const known = WHY[failure];
    return (
      <div>
        <Tag tone="bad">{t('failed')}</Tag>{' '}
        {known ? t(known, { hours: DRILL_DUE_HOURS }) : t('why_machine', { code: failure })}
      </div>
    );
  };
  const stateOf = (run: ShownBackup) => {
    if (run.failure !== null) return failed(run.failure);
    if (run.lostFiles > 0 && !run.removed) return <Tag tone="bad">{t('lost_files', { count: run.lostFiles })}</Tag>;
    return run.removed ? <Tag tone="neutral">{t('removed')}</Tag> : <Tag tone="good">{t('kept')}</Tag>;
  };
  const told = faults.filter((fault) => fault !== 'never_tried');
  const megabytes = (bytes: number | null): string =>
    bytes === null
      ? ''
      : t('megabytes', { size: formatNumber(Math.max(0.1, Math.round((bytes / MEGABYTE) * 10) / 10), locale) });
  return (
    <div class="page stack">
      <h1>{t('title')}</h1>
      <p class="lead">{t('lead', { days: KEEP_DAYS })}</p>
      <StandstillNotice sentences={still} locale={locale} />
      {queued && (
        <Notice kind="success" title={t(`queued_${queued}`)}>
          <p>{t('queued_text')}</p>
        </Notice>
      )}
      {provenAt === null && (
        <Notice kind="warning">
          <p>{t('fault_never_tried')}</p>
        </Notice>
      )}
      {told.length > 0 && (
        <Notice
          kind={told.every(isOnlyLate) ? 'warning' : 'danger'}
          title={told.every(isOnlyLate) ? t('late') : t('faulty')}
        >
          <ul>
            {told.map((fault) => (
              <li>
                {t(`fault_${fault}`, {
                  hours: DRILL_DUE_HOURS,
                  days: KEEP_DAYS,
                  names: aheadNames.join(', '),
                  places: elsewhere.join(', '),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {!ownerHasKey && !faults.includes('owner_locked_out') && (
        <Notice kind="warning">
          <p>{t('no_recipient')}</p>
        </Notice>
      )}
      {advice.disk !== 'other' && (
        <Notice kind={advice.disk === 'same' ? 'warning' : 'info'}>
          <p>{t(advice.disk === 'same' ? 'advice_same_disk' : 'advice_unknown_disk')}</p>
        </Notice>
      )}
      {advice.versioned.length > 0 && (
        <Notice kind="warning">
          <p>{t('advice_old_versions', { places: advice.versioned.join(', ') })}</p>
        </Notice>
      )}
      {provenAt !== null && (
        <SummaryList items={[{ label: t('proven'), value: <Moment value={provenAt} locale={locale} /> }]} />
      )}
      <div class="cluster">
        <form method="post" action={localPath(locale, '/office/backups/runs')}>
          <Button>{t('make')}</Button>
        </form>
        <form method="post" action={localPath(locale, '/office/backups/drills')}>
          <Button kind="secondary">{t('drill')}</Button>
        </form>
      </div>
      <ShippingSection locale={locale} shipping={shipping} />
      <DataTable
        caption={t('backups')}
        columns={[
          { key: 'when', label: t('when') },
          { key: 'size', label: t('size'), numeric: true },
          { key: 'rows', label: t('rows'), numeric: true },
          { key: 'files', label: t('files'), numeric: true },
          { key: 'state', label: t('state') },
        ]}
        rows={backups.map((run) => ({
          when: <Moment value={run.startedAt} locale={locale} />,
          size: megabytes(run.bytes),
          rows: count(run.rows),
          files: count(run.files),
          state: stateOf(run),
        }))}
        empty={t('no_backups')}
      />
      <DataTable
        caption={t('drills')}
        columns={[
          { key: 'when', label: t('when') },
          { key: 'backup', label: t('backup') },
          { key: 'rows', label: t('rows'), numeric: true },
          { key: 'erased', label: t('erased_again'), numeric: true },
          { key: 'outcome', label: t('outcome') },
        ]}
        rows={drills.map((drill) => ({
          when: <Moment value={drill.startedAt} locale={locale} />,
          backup: drill.fileName ? <code>{drill.fileName}</code> : '',
          rows: count(drill.rows),
          erased: count(drill.erasedAgain),
          outcome: drill.failure === null ? <Tag tone="good">{t('good')}</Tag> : failed(drill.failure),
        }))}
        empty={t('no_drills')}
      />
    </div>
  );
}
