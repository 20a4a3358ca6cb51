/** The office's look at people: the list, the question why, and one person's data. */
import type { Child } from 'hono/jsx';
import { formatPhone } from '#people/profiles';
import { schoolDay } from '#platform/clock.ts';
import {
  Breadcrumbs,
  Button,
  DataTable,
  Day,
  type FieldErrors,
  Form,
  Notice,
  Pagination,
  Select,
  SummaryList,
  Tag,
  TextField,
} from '#platform/html/index.ts';
import { LANGUAGE_NAMES, type Locale, localPath } from '#platform/i18n/locale.ts';
import { type Translate, translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { PEOPLE_PER_PAGE, PEOPLE_STATES, type PeopleFilter } from './people-filter.ts';
import type { PersonCard, PersonLine } from './queries.ts';
import { READING_REASONS } from './reading-reason.ts';
import { roleName } from './role-names.ts';

type T = Translate<typeof messages>;

export type PeoplePageProps = { locale: Locale; people: readonly PersonLine[]; total: number; filter: PeopleFilter };

export function PeoplePage({ locale, people, total, filter }: PeoplePageProps) {
  const t = translator(messages, locale);
  const columns = [
    { key: 'name', label: t('name') },
    { key: 'email', label: t('email') },
    { key: 'roles', label: t('roles') },
    { key: 'created', label: t('created') },
  ];
  const rows = people.map((person) => ({
    name: <a href={localPath(locale, `/office/people/${person.id}`)}>{person.name}</a>,
    email: (
      <>
        {person.email} {!person.confirmed && <Tag tone="attention">{t('unconfirmed')}</Tag>}
      </>
    ),
    roles: person.roles.map((role) => roleName(role, locale)).join(', '),
    created: <Day value={schoolDay(person.createdAt)} locale={locale} />,
  }));
  return (
    <>
      <h1>{t('people_title')}</h1>
      <p class="muted">{t('people_note')}</p>
      <Filters locale={locale} filter={filter} t={t} />
      <p>{t('found', { count: total })}</p>
      <DataTable caption={t('people_title')} captionHidden columns={columns} rows={rows} empty={t('nobody')} />
      <Pages locale={locale} filter={filter} total={total} t={t} />
    </>
  );
}

/** What was typed is posted, so that no name or address stands in a URL; the state is a plain link's parameter. */
function Filters({ locale, filter, t }: { locale: Locale; filter: PeopleFilter; t: T }) {
  const states = [
    { value: '', label: t('state_all') },
    ...PEOPLE_STATES.map((state) => ({ value: state, label: t(`state_${state}`) })),
  ];
  return (
    <form class="filters" method="post" action={localPath(locale, '/office/people')}>
      <TextField
        name="search"
        type="search"
        label={t('search')}
        value={filter.search}
        autocomplete="off"
        maxlength={120}
        width="medium"
      />
      <Select name="state" label={t('state')} options={states} value={filter.state ?? ''} />
      <Button>{t('find')}</Button>
    </form>
  );
}

function Pages({ locale, filter, total, t }: { locale: Locale; filter: PeopleFilter; total: number; t: T }) {
  const last = Math.ceil(total / PEOPLE_PER_PAGE);
  // A search shows its first page: narrowing it is quicker than leafing, and its text stays out of the URL.
  if (last <= 1 || filter.search) return null;
  const to = (page: number) => {
    const query = new URLSearchParams({ ...(filter.state && { state: filter.state }), page: String(page) });
    return localPath(locale, `/office/people?${query}`);
  };
  return (
    <Pagination
      label={t('pages')}
      summary={`${filter.page} / ${last}`}
      previous={filter.page > 1 ? { href: to(filter.page - 1), label: t('previous') } : undefined}
      next={filter.page < last ? { href: to(filter.page + 1), label: t('next') } : undefined}
    />
  );
}

function PersonFrame({ locale, children, title }: { locale: Locale; title: string; children?: Child }) {
  const t = translator(messages, locale);
  return (
    <>
      <Breadcrumbs
        label={t('people_title')}
        items={[{ href: localPath(locale, '/office/people'), label: t('people_title') }, { label: title }]}
      />
      <h1>{title}</h1>
      {children}
    </>
  );
}

export type ReasonPageProps = {
  locale: Locale;
  personId: string;
  dropped?: boolean | undefined;
  errors?: FieldErrors | undefined;
};

export function ReasonPage({ locale, personId, dropped, errors }: ReasonPageProps) {
  const t = translator(messages, locale);
  return (
    <PersonFrame locale={locale} title={t('person_title')}>
      {dropped && (
        <Notice kind="success">
          <p>{t('done_dropped')}</p>
        </Notice>
      )}
      <p>{t('reason_text')}</p>
      <Form action={localPath(locale, `/office/people/${personId}`)} errors={errors} errorTitle={t('fix')}>
        <Select
          name="reason"
          label={t('reason')}
          options={READING_REASONS.map((reason) => ({ value: reason, label: t(`reason_${reason}`) }))}
          error={errors?.['reason']}
        />
        <Button>{t('open')}</Button>
      </Form>
    </PersonFrame>
  );
}

type PersonPageProps = { locale: Locale; person: PersonCard; mayDrop: boolean; mayManagePrivacy: boolean };

export function PersonPage({ locale, person, mayDrop, mayManagePrivacy }: PersonPageProps) {
  const t = translator(messages, locale);
  return (
    <PersonFrame locale={locale} title={person.name}>
      <SummaryList
        items={[
          {
            label: t('email'),
            value: (
              <>
                <a href={`mailto:${person.email}`}>{person.email}</a>{' '}
                <Tag tone={person.confirmed ? 'good' : 'attention'}>
                  {t(person.confirmed ? 'confirmed' : 'unconfirmed')}
                </Tag>
              </>
            ),
          },
          {
            label: t('phone'),
            value: person.phone ? <a href={`tel:${person.phone}`}>{formatPhone(person.phone)}</a> : t('none'),
          },
          { label: t('language'), value: LANGUAGE_NAMES[person.locale] },
          { label: t('created'), value: <Day value={schoolDay(person.createdAt)} locale={locale} /> },
          { label: t('roles'), value: person.roles.map((role) => roleName(role, locale)).join(', ') || t('none') },
          { label: t('sessions'), value: String(person.sessions) },
          { label: t('second_factor'), value: t(person.secondFactor ? 'second_on' : 'second_off') },
        ]}
      />
      {mayManagePrivacy && (
        <p>
          <a href={localPath(locale, `/office/consents/${person.id}`)}>{t('consents_link')}</a>
        </p>
      )}
      {mayDrop && person.secondFactor && (
        <section class="stack">
          <h2>{t('drop_title')}</h2>
          <p>{t('drop_text')}</p>
          <form method="post" action={localPath(locale, `/office/people/${person.id}/second-factor/removal`)}>
            <Button kind="danger">{t('drop')}</Button>
          </form>
        </section>
      )}
    </PersonFrame>
  );
}
