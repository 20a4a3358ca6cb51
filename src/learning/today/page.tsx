import { DataTable, EmptyState, formatNumber, Moment } from '#platform/html/index.ts';
import { inLocale, type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import type { ComingSession, Counts } from './queries.ts';

export interface Figure {
  readonly what: Exclude<keyof Counts, 'published'>;
  readonly count: number;
  /** Where it is dealt with. */
  readonly path: string;
}

export interface FirstStep {
  readonly what: 'step_programme' | 'step_cohort' | 'step_staff' | 'step_backups';
  readonly path: string;
}

export interface TodayProps {
  readonly figures: readonly Figure[];
  /** None once people can find a programme. */
  readonly steps: readonly FirstStep[];
  /** Undefined for those who do not plan cohorts. */
  readonly sessions: readonly ComingSession[] | undefined;
  readonly locale: Locale;
}

export function TodayPage({ figures, steps, sessions, locale }: TodayProps) {
  const t = translator(messages, locale);
  return (
    <>
      <h1>{t('title')}</h1>
      {figures.length === 0 ? (
        <EmptyState title={t('nothing')} plan="today">
          <p>{t('nothing_text')}</p>
        </EmptyState>
      ) : (
        <dl class="figures">
          {figures.map(({ what, count, path }) => (
            <div>
              <dt>{t(what)}</dt>
              <dd>
                <a href={localPath(locale, path)}>
                  {formatNumber(count, locale)}
                  <span class="visually-hidden"> · {t(what)}</span>
                </a>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {steps.length > 0 && (
        <section class="section">
          <div class="prose">
            <h2>{t('first_steps')}</h2>
            <p>{t('first_steps_text')}</p>
            <ol>
              {steps.map(({ what, path }) => (
                <li>
                  <a href={localPath(locale, path)}>{t(what)}</a>
                  <br />
                  <span class="muted">{t(`${what}_text`)}</span>
                </li>
              ))}
            </ol>
          </div>
        </section>
      )}
      {sessions && (
        <section class="section">
          <h2>{t('sessions')}</h2>
          <DataTable
            caption={t('sessions')}
            captionHidden
            columns={[
              { key: 'when', label: t('when') },
              { key: 'session', label: t('session') },
              { key: 'cohort', label: t('cohort') },
            ]}
            rows={sessions.map((session) => ({
              when: <Moment value={session.starts_at} locale={locale} />,
              session: inLocale(session.titles, locale),
              cohort: (
                <a href={localPath(locale, `/office/cohorts/${session.cohort_id}`)}>
                  {inLocale(session.cohort_titles, locale)}
                </a>
              ),
            }))}
            empty={<p>{t('no_sessions')}</p>}
          />
        </section>
      )}
    </>
  );
}
