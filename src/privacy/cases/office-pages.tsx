import type { Child } from 'hono/jsx';
import {
  Breadcrumbs,
  Button,
  DataTable,
  Day,
  Form,
  formatDay,
  LinkButton,
  Moment,
  Notice,
  Pagination,
  Select,
  Tag,
  TextArea,
  TextField,
} from '#platform/html/index.ts';
import { type FieldErrors, type FormValues, typed } from '#platform/http/form.ts';
import { LANGUAGE_OPTIONS, type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { DeskKeys, DeskTabs } from '#privacy/desk';
import { DEMANDS } from '#privacy/terms';
import { isClosed, STATES } from './case.ts';
import { CASES_ON_PAGE, type CaseFilter } from './case-filter.ts';
import { messages } from './office-messages.ts';
import { DemandSelect } from './pages.tsx';
import type { ListedCase } from './queries.ts';
import { wordsIn } from './words.ts';

export const PATH = '/office/requests';
export const SHOWS = ['open', 'late', 'closed', 'all'] as const;
export const HAND_WAYS = ['letter', 'call', 'visit', 'email'] as const;

export function DueDay({
  locale,
  found,
  today,
}: {
  locale: Locale;
  found: Pick<ListedCase, 'due_on' | 'due_provisional' | 'state'>;
  today: Temporal.PlainDate;
}) {
  const t = translator(messages, locale);
  const late = !isClosed(found.state) && Temporal.PlainDate.compare(found.due_on, today) < 0;
  return (
    <>
      <Day value={found.due_on} locale={locale} /> {late && <Tag tone="bad">{t('late')}</Tag>}
      {found.due_provisional && <Tag tone="attention">{t('provisional')}</Tag>}
    </>
  );
}

export interface CasesPageProps {
  readonly locale: Locale;
  readonly filter: CaseFilter;
  readonly cases: readonly ListedCase[];
  readonly today: Temporal.PlainDate;
}

export function CasesPage({ locale, filter, cases, today }: CasesPageProps): Child {
  const t = translator(messages, locale);
  const words = wordsIn(locale);
  const pageHref = (page: number) => {
    const query = new URLSearchParams({ show: filter.show, page: String(page) });
    if (filter.demand) query.set('demand', filter.demand);
    if (filter.state) query.set('state', filter.state);
    return localPath(locale, `${PATH}?${query}`);
  };
  const more = cases.length > CASES_ON_PAGE;
  return (
    <>
      <DeskTabs locale={locale} current={PATH} />
      <h1>{t('title')}</h1>
      <p>
        <LinkButton href={localPath(locale, `${PATH}/new`)} kind="secondary">
          {t('add')}
        </LinkButton>
      </p>
      <form class="filters" method="get" action={localPath(locale, PATH)}>
        <Select
          name="show"
          label={t('show')}
          value={filter.show}
          options={SHOWS.map((show) => ({ value: show, label: t(`show_${show}`) }))}
        />
        <Select
          name="demand"
          label={t('demand')}
          value={filter.demand ?? ''}
          options={[
            { value: '', label: t('any') },
            ...DEMANDS.map((each) => ({ value: each, label: words.demand(each) })),
          ]}
        />
        <Select
          name="state"
          label={t('state')}
          value={filter.state ?? ''}
          options={[
            { value: '', label: t('any_state') },
            ...STATES.map((each) => ({ value: each, label: words.state(each) })),
          ]}
        />
        <TextField name="number" label={t('number')} value={filter.number} width="medium" />
        <Button kind="secondary">{t('filter')}</Button>
      </form>
      <DataTable
        caption={t('title')}
        captionHidden
        columns={(['number', 'demand', 'state', 'way', 'received', 'due'] as const).map((key) => ({
          key,
          label: t(key),
        }))}
        rows={cases.slice(0, CASES_ON_PAGE).map((found) => ({
          number: <a href={localPath(locale, `${PATH}/${found.id}`)}>{found.number}</a>,
          demand: words.demand(found.demand),
          state: words.state(found.state),
          way: words.way(found.way),
          received: <Moment value={found.received_at} locale={locale} />,
          due: <DueDay locale={locale} found={found} today={today} />,
        }))}
        empty={<p>{t('none')}</p>}
      />
      {(more || filter.page > 1) && (
        <Pagination
          label={t('pages')}
          {...(filter.page > 1 && { previous: { href: pageHref(filter.page - 1), label: t('previous_page') } })}
          {...(more && { next: { href: pageHref(filter.page + 1), label: t('next_page') } })}
        />
      )}
      <DeskKeys locale={locale} page="list" />
    </>
  );
}

export interface NewCasePageProps {
  readonly locale: Locale;
  readonly values: FormValues | undefined;
  readonly errors: FieldErrors | undefined;
  readonly today: Temporal.PlainDate;
}

export function NewCasePage({ locale, values, errors, today }: NewCasePageProps): Child {
  const t = translator(messages, locale);
  const words = wordsIn(locale);
  return (
    <>
      <Breadcrumbs
        label={t('title')}
        items={[{ href: localPath(locale, PATH), label: t('title') }, { label: t('add') }]}
      />
      <h1>{t('add')}</h1>
      <p>{t('new_lead')}</p>
      <Form action={localPath(locale, PATH)} {...(errors && { errors: { ...errors }, errorTitle: t('errors') })}>
        <Select
          name="way"
          label={t('way')}
          options={HAND_WAYS.map((way) => ({ value: way, label: words.way(way) }))}
          value={typed(values, 'way')}
          error={errors?.['way']}
        />
        <TextField
          name="received"
          type="date"
          label={t('received_day')}
          value={typed(values, 'received') ?? today.toString()}
          error={errors?.['received']}
          width="medium"
        />
        <DemandSelect locale={locale} value={typed(values, 'demand')} error={errors?.['demand']} />
        <TextField
          name="email"
          type="email"
          label={t('address')}
          optionalText={t('optional')}
          value={typed(values, 'email')}
          error={errors?.['email']}
        />
        <Select
          name="language"
          label={t('language')}
          options={LANGUAGE_OPTIONS}
          value={typed(values, 'language') ?? locale}
          error={errors?.['language']}
        />
        <Select
          name="identity"
          label={t('identity_seen')}
          options={[
            { value: '', label: t('identity_later') },
            { value: 'document', label: words.identity('document') },
            { value: 'visit', label: words.identity('visit') },
          ]}
          value={typed(values, 'identity')}
          error={errors?.['identity']}
        />
        <TextArea name="text" label={t('request_text')} value={typed(values, 'text')} error={errors?.['text']} />
        <Button>{t('save')}</Button>
      </Form>
    </>
  );
}

/** Facts of a case as a list of terms. */
export function dayText(day: string, locale: Locale): string {
  return formatDay(Temporal.PlainDate.from(day), locale);
}

/** Reasons that have words of their own; any other is a case in another state. */
const TOLD = ['held', 'email-taken', 'no-account', 'partner-stopped'] as const;

export function ConflictNotice({ locale, reason }: { locale: Locale; reason: string }) {
  const t = translator(messages, locale);
  const told = TOLD.find((each) => each === reason);
  return (
    <Notice kind="warning">
      <p>{told ? t(`conflict_${told}`) : t('conflict')}</p>
    </Notice>
  );
}
