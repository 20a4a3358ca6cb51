/** The office's pages of the policy: the list, one revision, and what is done with it. */
import type { Child } from 'hono/jsx';
import { formatMoment } from '#platform/html/format.ts';
import {
  Button,
  DataTable,
  Day,
  Form,
  LinkButton,
  Moment,
  Notice,
  Steps,
  SummaryList,
  Tag,
} from '#platform/html/index.ts';
import { LOCALES, type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { Revision } from '../queries.ts';
import { STATES, stateOf } from '../revision.ts';
import { Act, ReviewForm, ScheduleForm } from './acts.tsx';
import { OfficeCrumbs, officePath, type RevisionPageProps, STATE_TONE, titleOf } from './frame.tsx';
import { office } from './messages.ts';
import { ReadinessList } from './readiness-list.tsx';

export function ListPage({ revisions, done, locale }: { revisions: readonly Revision[]; done: Child; locale: Locale }) {
  const t = translator(office, locale);
  return (
    <div class="page">
      <header class="page-header">
        <h1>{t('title')}</h1>
        <p class="lead">{t('lead')}</p>
      </header>
      {done}
      <DataTable
        caption={t('title')}
        captionHidden
        columns={[
          { key: 'revision', label: t('revision') },
          { key: 'state', label: t('state') },
          { key: 'kind', label: t('materiality') },
          { key: 'effective', label: t('effective') },
        ]}
        rows={revisions.map((revision) => ({
          revision: <a href={officePath(locale, `/${revision.id}`)}>{titleOf(revision, locale)}</a>,
          state: <Tag tone={STATE_TONE[stateOf(revision)]}>{t(stateOf(revision))}</Tag>,
          kind: t(revision.materiality),
          effective: revision.effective_on ? <Day value={revision.effective_on} locale={locale} /> : '—',
        }))}
        empty={t('none')}
      />
      <Form action={officePath(locale)}>
        <p>{t('start_text')}</p>
        <div class="actions">
          <Button>{t('start')}</Button>
        </div>
      </Form>
    </div>
  );
}

export function RevisionPage(props: RevisionPageProps) {
  const { revision, refusal, late, locale } = props;
  const t = translator(office, locale);
  const state = stateOf(revision);
  const editable = state === 'draft' || state === 'reviewed';
  const reached = STATES.indexOf(state);
  return (
    <div class="page">
      <OfficeCrumbs revision={revision} locale={locale} />
      <header class="page-header">
        <h1>
          {titleOf(revision, locale)} <Tag tone={STATE_TONE[state]}>{t(state)}</Tag>
        </h1>
      </header>
      {props.done}
      {refusal && (
        <div role="alert">
          <Notice kind="danger" title={t('conflict_title')}>
            <p>{refusal}</p>
          </Notice>
        </div>
      )}
      {late && (
        <Notice kind="danger" title={t('late_title')}>
          <p>{t('late_text')}</p>
        </Notice>
      )}
      <Steps
        label={t('way')}
        words={{ done: t('done') }}
        items={STATES.map((each, index) => ({
          label: t(each),
          state: index < reached ? ('done' as const) : index === reached ? ('current' as const) : ('next' as const),
        }))}
      />
      <History {...props} />
      <Texts {...props} editable={editable} />
      {editable && <ReadinessList readiness={props.readiness} locale={locale} />}
      {state === 'draft' && <ReviewForm {...props} />}
      {state === 'reviewed' && <ScheduleForm {...props} />}
      {state === 'scheduled' && (
        <Act
          {...props}
          act="withdrawal"
          title={t('withdraw_title')}
          text={t('withdraw_text')}
          label={t('withdraw_do')}
        />
      )}
      {!editable && <Announcement {...props} />}
      {state === 'draft' && (
        <Act {...props} act="deletion" title={t('delete_title')} text={t('delete_text')} label={t('delete_do')} />
      )}
    </div>
  );
}

function History({ revision, figures, locale }: RevisionPageProps) {
  const t = translator(office, locale);
  const who = (id: string | null) => (id && figures.names[id]) || t('somebody');
  const row = (label: string, at: Temporal.Instant | null, id?: string | null) =>
    at
      ? [
          {
            label,
            value:
              id === undefined ? (
                <Moment value={at} locale={locale} />
              ) : (
                t('by', { name: who(id), moment: formatMoment(at, locale) })
              ),
          },
        ]
      : [];
  return (
    <SummaryList
      items={[
        ...row(t('created'), revision.created_at, revision.created_by),
        ...row(t('edited'), revision.edited_at, revision.edited_by),
        ...row(t('review_row'), revision.reviewed_at, revision.reviewed_by),
        ...(revision.own_review_reason ? [{ label: t('own_review'), value: revision.own_review_reason }] : []),
        ...row(t('schedule_row'), revision.scheduled_at, revision.scheduled_by),
        ...(revision.effective_on
          ? [{ label: t('effective'), value: <Day value={revision.effective_on} locale={locale} /> }]
          : []),
        ...row(t('in_force_row'), revision.in_force_at),
        ...row(t('archived_row'), revision.archived_at),
      ]}
    />
  );
}

function Texts({ revision, counts, editable, locale }: RevisionPageProps & { editable: boolean }) {
  const t = translator(office, locale);
  const at = (rest: string) => officePath(locale, `/${revision.id}${rest}`);
  const details = `${t(revision.materiality)}. ${revision.summaries[locale]}`;
  return (
    <section class="section" aria-labelledby="texts">
      <h2 id="texts">{t('texts')}</h2>
      <SummaryList
        items={[
          {
            label: t('details'),
            value: details,
            action: editable ? { href: at('/details'), label: t('edit') } : undefined,
          },
          ...LOCALES.map((language) => ({
            label: t(language),
            value: counts ? (
              <a href={at(`/changes/${language}`)}>{t('changes_row', { ...counts[language] })}</a>
            ) : (
              <a href={localPath(language, `/privacy/versions/${revision.name}`)}>{revision.name}</a>
            ),
            action: editable ? { href: at(`/texts/${language}`), label: t('edit_text') } : undefined,
          })),
        ]}
      />
      {editable && (
        <div class="actions">
          <LinkButton href={at('/clauses/ru')} kind="secondary">
            {t('bind')}
          </LinkButton>
          <LinkButton href={at(`/changes/${locale}`)} kind="secondary">
            {t('changes')}
          </LinkButton>
        </div>
      )}
    </section>
  );
}

function Announcement({ revision, figures, locale }: RevisionPageProps) {
  const t = translator(office, locale);
  const { change, withdrawal, failures } = figures;
  const facts: [string, Child][] = [
    [t('people_count'), figures.people],
    [t('told'), change.told],
    [t('sent'), change.sent],
    [t('kept'), change.kept],
    [t('failed'), change.failed],
    ...(withdrawal.told > 0 ? [[t('called_off'), withdrawal.told] as [string, Child]] : []),
    [t('seen'), figures.seen],
    [t('accepted_registration'), figures.acceptedAtRegistration],
    [t('accepted_use'), figures.acceptedByUse],
  ];
  return (
    <section class="section" aria-labelledby="announcement">
      <h2 id="announcement">{t('announcement')}</h2>
      <dl class="figures">
        {facts.map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {revision.materiality === 'material' && (
        <p>
          {t('announced_at')}:{' '}
          {revision.announced_at ? <Moment value={revision.announced_at} locale={locale} /> : t('not_announced')}
        </p>
      )}
      {failures.length > 0 && (
        <DataTable
          caption={t('failures')}
          columns={[
            { key: 'person', label: t('person') },
            { key: 'failure', label: t('failure') },
          ]}
          rows={failures.map(({ personId, failure }) => ({
            person: <a href={localPath(locale, `/office/people/${personId}`)}>{t('open_person')}</a>,
            failure,
          }))}
          empty=""
        />
      )}
    </section>
  );
}
