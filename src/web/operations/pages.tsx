import { schoolDay } from '#platform/clock.ts';
import { Button, DataTable, Day, Moment, Notice, Select } from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { StandstillNotice } from '#platform/jobs/standstill-notice.tsx';
import { FAILED_JOB_TERM_DAYS } from '#platform/jobs/sweep-jobs.ts';
import { actWords, storedWords } from '#privacy/export';
import { messages } from './messages.ts';
import type { AuditEntryRow, QueueState } from './queries.ts';

/** The day on which the nightly sweep may take a failed job. */
function goes({ isOwed, lastTried }: QueueState['failed'][number], locale: Locale) {
  if (isOwed) return translator(messages, locale)('goes_never');
  const end = lastTried && Temporal.Instant.from(lastTried).add({ hours: 24 * FAILED_JOB_TERM_DAYS });
  return end && <Day value={schoolDay(end)} locale={locale} />;
}

export interface QueuePageProps {
  readonly locale: Locale;
  readonly state: QueueState;
  readonly mailKept: boolean;
  readonly retried: boolean;
  /** What is said where what cannot be undone stands still. */
  readonly still: readonly string[] | undefined;
}

export function QueuePage({ locale, state, mailKept, retried, still }: QueuePageProps) {
  const t = translator(messages, locale);
  return (
    <div class="page stack">
      <h1>{t('jobs_title')}</h1>
      <p class="lead">{t('jobs_lead')}</p>
      <StandstillNotice sentences={still} locale={locale} />
      {retried && (
        <Notice kind="success">
          <p>{t('retried')}</p>
        </Notice>
      )}
      {mailKept && (
        <Notice kind="warning">
          <p>{t('mail_kept')}</p>
        </Notice>
      )}
      <p>{t('waiting_jobs', { count: state.waiting })}</p>
      <DataTable
        caption={t('failed_jobs')}
        columns={[
          { key: 'job', label: t('job') },
          { key: 'attempts', label: t('attempts'), numeric: true },
          { key: 'tried', label: t('last_tried') },
          { key: 'goes', label: t('goes_on') },
          { key: 'act', label: t('try_again') },
        ]}
        rows={state.failed.map((job) => ({
          job: <code>{job.name}</code>,
          attempts: String(job.attempts),
          tried: job.lastTried && <Moment value={Temporal.Instant.from(job.lastTried)} locale={locale} />,
          goes: goes(job, locale),
          act: (
            <form method="post" action={localPath(locale, `/office/jobs/${job.id}/retry`)}>
              <Button kind="secondary">{t('try_again')}</Button>
            </form>
          ),
        }))}
        empty={t('no_failed_jobs')}
      />
      {state.failed.length > 0 && <p>{t('failed_note', { days: FAILED_JOB_TERM_DAYS })}</p>}
      <DataTable
        caption={t('refused_letters')}
        columns={[
          { key: 'letter', label: t('letter') },
          { key: 'when', label: t('refused_at') },
          { key: 'why', label: t('why') },
        ]}
        rows={state.refused.map((letter) => ({
          letter: <code>{letter.letter}</code>,
          when: <Moment value={Temporal.Instant.from(letter.failedAt)} locale={locale} />,
          why: letter.failure ?? '',
        }))}
        empty={t('no_refused_letters')}
      />
    </div>
  );
}

export interface AuditPageProps {
  readonly locale: Locale;
  readonly entries: readonly AuditEntryRow[];
  readonly actions: readonly string[];
  readonly action: string | undefined;
  /** The address of the next page, where there is one. */
  readonly older: string | undefined;
}

const ACTORS = ['person', 'visitor', 'operator', 'system'] as const;

export function AuditPage({ locale, entries, actions, action, older }: AuditPageProps) {
  const t = translator(messages, locale);
  const actor = (kind: string): string => {
    const known = ACTORS.find((name) => kind === name || kind.startsWith(`${name}:`));
    return known ? t(`actor_${known}`) : kind;
  };
  return (
    <div class="page stack">
      <h1>{t('audit_title')}</h1>
      <p class="lead">{t('audit_lead')}</p>
      <form method="get" action={localPath(locale, '/office/audit')} class="filters">
        <Select
          name="action"
          label={t('filter')}
          value={action}
          options={[
            { value: '', label: t('all_acts') },
            ...actions.map((name) => ({ value: name, label: actWords(name, locale) })),
          ]}
        />
        <Button kind="secondary">{t('show')}</Button>
      </form>
      <DataTable
        caption={t('audit_title')}
        captionHidden
        columns={[
          { key: 'when', label: t('when') },
          { key: 'act', label: t('act') },
          { key: 'who', label: t('who') },
          { key: 'what', label: t('on_what') },
          { key: 'reason', label: t('reason') },
        ]}
        rows={entries.map((entry) => ({
          when: <Moment value={entry.at} locale={locale} />,
          act: actWords(entry.action, locale),
          who: actor(entry.actor_kind),
          what:
            (entry.object_kind && (storedWords('object_kind', entry.object_kind, locale) ?? entry.object_kind)) ?? '—',
          reason: (entry.reason && (storedWords('reason', entry.reason, locale) ?? entry.reason)) ?? '—',
        }))}
        empty={t('nothing_yet')}
      />
      {older && (
        <p>
          <a href={older}>{t('older')}</a>
        </p>
      )}
    </div>
  );
}
