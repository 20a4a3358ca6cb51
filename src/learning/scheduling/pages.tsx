import { type Cohort, isOpen } from '#learning/cohorts';
import type { ProgrammeTexts } from '#learning/programmes';
import {
  Breadcrumbs,
  Button,
  DataTable,
  EmptyState,
  Form,
  formatDay,
  LinkButton,
  Moment,
  Notice,
  SummaryList,
  Tag,
} from '#platform/html/index.ts';
import { inLocale, type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import type { CohortInFull, ListedCohort } from './queries.ts';

interface Scene {
  readonly locale: Locale;
  readonly today: Temporal.PlainDate;
}

const DONE = ['saved', 'created', 'closed', 'reopened', 'removed'] as const;

function DoneNotice({ word, locale }: { word: string | undefined; locale: Locale }) {
  const known = DONE.find((done) => done === word);
  if (!known) return null;
  return (
    <Notice kind="success">
      <p role="status">{translator(messages, locale)(`done_${known}`)}</p>
    </Notice>
  );
}

export function programmeTitle(texts: ProgrammeTexts, locale: Locale): string {
  return (texts[locale] ?? texts.ru).title;
}

function datesOf(cohort: Cohort, locale: Locale): string {
  const t = translator(messages, locale);
  const from = formatDay(cohort.starts_on, locale);
  return cohort.ends_on ? t('from_to', { from, to: formatDay(cohort.ends_on, locale) }) : t('always', { from });
}

function seatsWords(cohort: ListedCohort, locale: Locale): string {
  if (cohort.seats === null) return String(cohort.enrolled);
  return translator(messages, locale)('seats_of', { taken: cohort.enrolled, seats: cohort.seats });
}

function StateTag({ cohort, locale, today }: Scene & { cohort: Cohort }) {
  const t = translator(messages, locale);
  if (isOpen(cohort, today)) return <Tag tone="good">{t('state_open')}</Tag>;
  return cohort.closed_at ? <Tag tone="neutral">{t('state_closed')}</Tag> : <Tag tone="neutral">{t('state_over')}</Tag>;
}

export type ListPageProps = Scene & { cohorts: readonly ListedCohort[]; which: 'current' | 'past' };

export function ListPage({ cohorts, which, locale, today }: ListPageProps) {
  const t = translator(messages, locale);
  const path = localPath(locale, '/office/cohorts');
  return (
    <>
      <div class="split">
        <h1>{t('cohorts')}</h1>
        <LinkButton href={localPath(locale, '/office/cohorts/new')}>{t('new_cohort')}</LinkButton>
      </div>
      <nav class="tabs" aria-label={t('which')}>
        <a href={path} aria-current={which === 'current' ? 'page' : undefined}>
          {t('current')}
        </a>
        <a href={`${path}?show=past`} aria-current={which === 'past' ? 'page' : undefined}>
          {t('past')}
        </a>
      </nav>
      <DataTable
        caption={t('cohorts')}
        captionHidden
        columns={[
          { key: 'title', label: t('title') },
          { key: 'programme', label: t('programme') },
          { key: 'dates', label: t('dates') },
          { key: 'enrolled', label: t('enrolled') },
          { key: 'instructor', label: t('instructor') },
          { key: 'state', label: t('state') },
        ]}
        rows={cohorts.map((cohort) => ({
          title: <a href={`${path}/${cohort.id}`}>{inLocale(cohort.titles, locale)}</a>,
          programme: programmeTitle(cohort.programme_texts, locale),
          dates: datesOf(cohort, locale),
          enrolled: seatsWords(cohort, locale),
          instructor: cohort.instructor ?? '',
          state: <StateTag cohort={cohort} locale={locale} today={today} />,
        }))}
        empty={<EmptyState title={t(which === 'past' ? 'none_past' : 'none')} plan="cohorts" />}
      />
    </>
  );
}

export function Crumbs({ locale, cohort, here }: { locale: Locale; cohort?: Cohort | undefined; here: string }) {
  const path = localPath(locale, '/office/cohorts');
  return (
    <Breadcrumbs
      label={translator(messages, locale)('way')}
      items={[
        { href: path, label: translator(messages, locale)('cohorts') },
        ...(cohort ? [{ href: `${path}/${cohort.id}`, label: inLocale(cohort.titles, locale) }] : []),
        { label: here },
      ]}
    />
  );
}

export type CohortPageProps = Scene & CohortInFull & { done: string | undefined };

export function CohortPage({ cohort, sessions, done, locale, today }: CohortPageProps) {
  const t = translator(messages, locale);
  const path = localPath(locale, `/office/cohorts/${cohort.id}`);
  const title = inLocale(cohort.titles, locale);
  return (
    <>
      <Crumbs locale={locale} here={title} />
      <DoneNotice word={done} locale={locale} />
      <div class="split">
        <h1>{title}</h1>
        <StateTag cohort={cohort} locale={locale} today={today} />
      </div>
      <SummaryList
        items={[
          { label: t('programme'), value: programmeTitle(cohort.programme_texts, locale) },
          { label: t('slug'), value: `/learn/${cohort.slug}` },
          { label: t('dates'), value: datesOf(cohort, locale) },
          { label: t('enrolled'), value: seatsWords(cohort, locale) },
          { label: t('instructor'), value: cohort.instructor ?? t('nobody') },
        ]}
      />
      <div class="actions">
        <LinkButton kind="secondary" href={`${path}/facts`}>
          {t('change')}
        </LinkButton>
        {cohort.closed_at ? (
          <LinkButton kind="quiet" href={`${path}/reopening`}>
            {t('reopen')}
          </LinkButton>
        ) : (
          <LinkButton kind="quiet" href={`${path}/closing`}>
            {t('close')}
          </LinkButton>
        )}
      </div>
      <section class="section">
        <h2>{t('sessions')}</h2>
        <DataTable
          caption={t('sessions')}
          captionHidden
          columns={[
            { key: 'when', label: t('when') },
            { key: 'title', label: t('session_title') },
            { key: 'minutes', label: t('minutes'), numeric: true },
            { key: 'remove', label: t('remove') },
          ]}
          rows={sessions.map((session) => ({
            when: <Moment value={session.starts_at} locale={locale} />,
            title: <a href={`${path}/sessions/${session.id}`}>{inLocale(session.titles, locale)}</a>,
            minutes: t('minutes_count', { count: session.minutes }),
            remove: (
              <a href={`${path}/sessions/${session.id}/removal`}>
                {t('remove')}
                <span class="visually-hidden">: {inLocale(session.titles, locale)}</span>
              </a>
            ),
          }))}
          empty={<p>{t('no_sessions')}</p>}
        />
        <LinkButton kind="secondary" href={`${path}/sessions/new`}>
          {t('add_session')}
        </LinkButton>
      </section>
    </>
  );
}

export type QuestionPageProps = {
  cohort: Cohort;
  title: string;
  says: string;
  action: string;
  button: string;
  kind: 'primary' | 'danger';
  locale: Locale;
};

/** One question, what will happen, and the way back. */
export function QuestionPage({ cohort, title, says, action, button, kind, locale }: QuestionPageProps) {
  const path = localPath(locale, `/office/cohorts/${cohort.id}`);
  return (
    <>
      <h1>{title}</h1>
      <p class="measure">{says}</p>
      <Form action={`${path}/${action}`}>
        <div class="actions">
          <Button kind={kind}>{button}</Button>
          <LinkButton kind="quiet" href={path}>
            {translator(messages, locale)('cancel')}
          </LinkButton>
        </div>
      </Form>
    </>
  );
}
