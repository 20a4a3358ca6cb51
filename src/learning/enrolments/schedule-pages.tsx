import type { Child } from 'hono/jsx';
import { localTextIn, programmeTextIn } from '#learning/programmes';
import { Button, DataTable, EmptyState, Icon, LinkButton, Moment, Notice } from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { type ScheduledSession, studyPath } from './schedule.ts';
import { scheduleMessages } from './schedule-messages.ts';

export interface SchedulePageProps {
  readonly sessions: readonly ScheduledSession[];
  /** The secret address, when the person asked for one. */
  readonly feedUrl: string | undefined;
  readonly locale: Locale;
  readonly done?: 'opened' | 'closed' | undefined;
}

export function SchedulePage({ sessions, feedUrl, locale, done }: SchedulePageProps): Child {
  const t = translator(scheduleMessages, locale);
  return (
    <div class="page">
      {done && (
        <Notice kind="success">
          <p>{t(`done_${done}`)}</p>
        </Notice>
      )}
      <header class="page-header">
        <h1>{t('title')}</h1>
        <p class="lead">{t('lead')}</p>
      </header>
      <DataTable
        caption={t('title')}
        captionHidden
        columns={[
          { key: 'when', label: t('when') },
          { key: 'what', label: t('what') },
          { key: 'programme', label: t('programme') },
          { key: 'lasts', label: t('lasts') },
        ]}
        rows={sessions.map((session) => ({
          when: <Moment value={session.starts_at} locale={locale} />,
          what: localTextIn(session.titles, locale).text,
          programme: <Takers session={session} locale={locale} />,
          lasts: t('minutes', { minutes: session.minutes }),
        }))}
        empty={
          <EmptyState title={t('none')} plan="schedule">
            <p>{t('none_text')}</p>
            <LinkButton href={localPath(locale, '/learn')} kind="secondary">
              {t('to_learn')}
            </LinkButton>
          </EmptyState>
        }
      />
      <section class="section">
        <h2>{t('calendar')}</h2>
        {feedUrl ? <FeedAddress url={feedUrl} locale={locale} /> : <NoFeed locale={locale} />}
      </section>
    </div>
  );
}

/** Whose lessons the meeting belongs to: with a child in them, each is named. */
function Takers({ session, locale }: { session: ScheduledSession; locale: Locale }) {
  const { title } = programmeTextIn(session.programme_texts, locale).text;
  const own = translator(scheduleMessages, locale)('yourself');
  if (session.takers.every(({ name }) => name === null))
    return <a href={localPath(locale, `/learn/${session.cohort_slug}`)}>{title}</a>;
  return (
    <>
      {title}
      {session.takers.map((taker) => (
        <>
          <br />
          <a href={localPath(locale, studyPath(session, taker))}>{taker.name ?? own}</a>
        </>
      ))}
    </>
  );
}

function NoFeed({ locale }: { locale: Locale }) {
  const t = translator(scheduleMessages, locale);
  return (
    <>
      <p>{t('calendar_text')}</p>
      <form method="post" action={localPath(locale, '/schedule/calendar')}>
        <Button kind="secondary">
          <Icon name="calendar" />
          {t('make_address')}
        </Button>
      </form>
    </>
  );
}

function FeedAddress({ url, locale }: { url: string; locale: Locale }) {
  const t = translator(scheduleMessages, locale);
  return (
    <>
      <p>{t('address_is')}</p>
      <p>
        <code class="code">{url}</code>
      </p>
      <form method="post" action={localPath(locale, '/schedule/calendar/end')}>
        <div class="actions">
          <LinkButton href={new URL(url).pathname} kind="secondary">
            <Icon name="calendar" />
            {t('open_file')}
          </LinkButton>
          <Button kind="quiet">{t('end_address')}</Button>
        </div>
      </form>
    </>
  );
}
