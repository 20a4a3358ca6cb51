/** The office's roster: the list with its filters, and one enrolment. */
import type { Child } from 'hono/jsx';
import { ENROLMENT_STATES, type EnrolmentState, mayBeCancelled, stateOf } from '#learning/enrolments';
import { localTextIn, programmeTextIn } from '#learning/programmes';
import {
  Breadcrumbs,
  Button,
  DataTable,
  type FieldErrors,
  Form,
  Moment,
  Notice,
  Pagination,
  Select,
  type SummaryItem,
  SummaryList,
  Tag,
  type TagTone,
  TextArea,
} from '#platform/html/index.ts';
import { type FormValues, typed } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import type { ListedEnrolment, OpenedEnrolment, ProgrammeChoice } from './queries.ts';

const TONES: Record<EnrolmentState, TagTone> = {
  awaiting: 'attention',
  active: 'info',
  completed: 'good',
  cancelled: 'neutral',
};

function StateTag({ enrolment, locale }: { enrolment: ListedEnrolment; locale: Locale }) {
  const state = stateOf(enrolment);
  return <Tag tone={TONES[state]}>{translator(messages, locale)(state)}</Tag>;
}

/** Who studies: the person, or the child whom they enrolled. */
function learnerOf({ name, ward_name: child }: ListedEnrolment, locale: Locale): string {
  return child ?? name ?? translator(messages, locale)('erased');
}

export interface RosterPageProps {
  readonly enrolments: readonly ListedEnrolment[];
  readonly programmes: readonly ProgrammeChoice[];
  readonly state: EnrolmentState | undefined;
  readonly programme: string | undefined;
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly locale: Locale;
}

export function RosterPage(props: RosterPageProps): Child {
  const { enrolments, state, programme, total, page, pageSize, locale } = props;
  const t = translator(messages, locale);
  const at = (number: number) => {
    const query = new URLSearchParams({
      ...(state && { state }),
      ...(programme && { programme }),
      page: String(number),
    });
    return localPath(locale, `/office/enrolments?${query}`);
  };
  const from = (page - 1) * pageSize + 1;
  const to = from + enrolments.length - 1;
  return (
    <div class="page">
      <header class="page-header">
        <h1>{t('title')}</h1>
        <p class="lead">{t('lead')}</p>
      </header>
      <Filters {...props} />
      <DataTable
        caption={t('title')}
        captionHidden
        wide
        columns={[
          { key: 'learner', label: t('learner') },
          { key: 'programme', label: t('programme') },
          { key: 'cohort', label: t('cohort') },
          { key: 'progress', label: t('progress'), numeric: true },
          { key: 'placed', label: t('placed') },
          { key: 'state', label: t('state') },
        ]}
        rows={enrolments.map((enrolment) => ({
          learner: <a href={localPath(locale, `/office/enrolments/${enrolment.id}`)}>{learnerOf(enrolment, locale)}</a>,
          programme: programmeTextIn(enrolment.programme_texts, locale).text.title,
          cohort: localTextIn(enrolment.cohort_titles, locale).text,
          progress: <span class="nowrap">{t('progress_value', { done: enrolment.done, total: enrolment.total })}</span>,
          placed: <Moment value={enrolment.placed_at} locale={locale} />,
          state: <StateTag enrolment={enrolment} locale={locale} />,
        }))}
        empty={t('none')}
      />
      {total > pageSize && (
        <Pagination
          label={t('pages')}
          summary={t('page_of', { from, to, total })}
          previous={page > 1 ? { href: at(page - 1), label: t('previous') } : undefined}
          next={to < total ? { href: at(page + 1), label: t('next') } : undefined}
        />
      )}
    </div>
  );
}

function Filters({ programmes, state, programme, locale }: RosterPageProps) {
  const t = translator(messages, locale);
  const all = { value: '', label: t('all') };
  return (
    <form class="filters" method="get" action={localPath(locale, '/office/enrolments')}>
      <Select
        name="state"
        label={t('state')}
        value={state ?? ''}
        options={[all, ...ENROLMENT_STATES.map((value) => ({ value, label: t(value) }))]}
      />
      <Select
        name="programme"
        label={t('programme')}
        value={programme ?? ''}
        options={[
          all,
          ...programmes.map(({ slug, texts }) => ({ value: slug, label: programmeTextIn(texts, locale).text.title })),
        ]}
      />
      <Button kind="secondary">{t('show')}</Button>
    </form>
  );
}

export interface EnrolmentPageProps {
  readonly enrolment: OpenedEnrolment;
  readonly locale: Locale;
  /** Those who teach see what the learner told; those who count money do not. */
  readonly teaches: boolean;
  readonly mayEdit: boolean;
  readonly mayReadOrders: boolean;
  readonly done?: 'cancelled' | undefined;
  readonly values?: FormValues | undefined;
  readonly errors?: FieldErrors | undefined;
}

export function EnrolmentPage(props: EnrolmentPageProps): Child {
  const { enrolment, locale, teaches, mayEdit, done, values, errors } = props;
  const t = translator(messages, locale);
  const name = learnerOf(enrolment, locale);
  return (
    <div class="page">
      <Breadcrumbs
        label={t('breadcrumbs')}
        items={[{ href: localPath(locale, '/office/enrolments'), label: t('title') }, { label: name }]}
      />
      {done && (
        <Notice kind="success">
          <p>{t('done_cancelled')}</p>
        </Notice>
      )}
      <header class="page-header">
        <h1>{name}</h1>
        <p>
          <StateTag enrolment={enrolment} locale={locale} />
        </p>
      </header>
      <SummaryList items={facts(props)} />
      {teaches && enrolment.person_id && <Answers enrolment={enrolment} locale={locale} />}
      {mayEdit && mayBeCancelled(enrolment) && (
        <section class="section">
          <h2>{t('cancel_heading')}</h2>
          <p>{t('cancel_text')}</p>
          <Form
            action={localPath(locale, `/office/enrolments/${enrolment.id}/cancellation`)}
            errors={errors}
            errorTitle={t('form_errors')}
          >
            <TextArea
              name="reason"
              label={t('reason')}
              why={t('reason_why')}
              rows={3}
              maxlength={500}
              value={typed(values, 'reason')}
              error={errors?.['reason']}
            />
            <div class="actions">
              <Button kind="danger">{t('cancel')}</Button>
            </div>
          </Form>
        </section>
      )}
    </div>
  );
}

function facts({ enrolment, locale, mayReadOrders }: EnrolmentPageProps): SummaryItem[] {
  const t = translator(messages, locale);
  const { order_id, order_number, done, total } = enrolment;
  const moment = (
    label: 'activated' | 'completed_at' | 'cancelled_at' | 'last_opened',
    value: Temporal.Instant | null,
  ) => (value ? [{ label: t(label), value: <Moment value={value} locale={locale} /> }] : []);
  const order = mayReadOrders ? (
    <a href={localPath(locale, `/office/payments/${order_id}`)}>{order_number}</a>
  ) : (
    order_number
  );
  const { ward_name: child, name: guardian } = enrolment;
  return [
    ...(child !== null && guardian !== null ? [{ label: t('guardian'), value: guardian }] : []),
    ...(enrolment.email ? [{ label: t('email'), value: enrolment.email }] : []),
    { label: t('programme'), value: programmeTextIn(enrolment.programme_texts, locale).text.title },
    { label: t('cohort'), value: localTextIn(enrolment.cohort_titles, locale).text },
    { label: t('progress'), value: t('progress_value', { done, total }) },
    ...moment('last_opened', enrolment.last_opened_at),
    { label: t('placed'), value: <Moment value={enrolment.placed_at} locale={locale} /> },
    ...(order_id ? [{ label: t('order'), value: order }] : []),
    ...moment('activated', enrolment.active_at),
    ...moment('completed_at', enrolment.completed_at),
    ...moment('cancelled_at', enrolment.cancelled_at),
    ...(enrolment.cancel_reason ? [{ label: t('cancel_reason'), value: enrolment.cancel_reason }] : []),
  ];
}

function Answers({ enrolment, locale }: { enrolment: OpenedEnrolment; locale: Locale }) {
  const t = translator(messages, locale);
  const fields = ['experience', 'education', 'goals'] as const;
  return (
    <section class="section">
      <h2>{t('answers')}</h2>
      <p class="muted">{t('answers_why')}</p>
      <SummaryList items={fields.map((field) => ({ label: t(field), value: enrolment[field] ?? t('not_told') }))} />
    </section>
  );
}
