import type { Child } from 'hono/jsx';
import { schoolDay } from '#platform/clock.ts';
import {
  Breadcrumbs,
  Button,
  Checkboxes,
  DataTable,
  Day,
  Form,
  formatDay,
  Notice,
  Select,
  Tag,
  TextField,
} from '#platform/html/index.ts';
import { type FieldErrors, type FormValues, typed } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { DeskTabs } from '#privacy/desk';
import type { Disclosure } from '#privacy/disclosures';
import type { Partner } from '#privacy/partners';
import { disclosureNumber } from './make-notices.ts';
import { messages } from './messages.ts';
import type { DisclosureNoticesTable } from './schema.ts';

export const PATH = '/office/disclosures';
export const REASONS = ['partner', 'authority', 'court', 'representative', 'portability'] as const;
export const GIVEN_CATEGORIES = [
  'name',
  'contact',
  'profession',
  'education',
  'goals',
  'study',
  'activity',
  'certificate',
  'finance',
] as const;
type GivenCategory = (typeof GIVEN_CATEGORIES)[number];

export interface NoticesPageProps {
  readonly locale: Locale;
  readonly notices: readonly Readonly<DisclosureNoticesTable>[];
  readonly done: boolean;
}

export function NoticesPage({ locale, notices, done }: NoticesPageProps): Child {
  const t = translator(messages, locale);
  return (
    <>
      <DeskTabs locale={locale} current={PATH} />
      <h1>{t('title')}</h1>
      <p class="lead">{t('lead')}</p>
      {done && <Done locale={locale} />}
      <DataTable
        caption={t('title')}
        captionHidden
        columns={(['made', 'recipient', 'what', 'number', 'state'] as const).map((key) => ({ key, label: t(key) }))}
        rows={notices.map((notice) => ({
          made: <Day value={schoolDay(notice.made_at)} locale={locale} />,
          recipient: (
            <>
              {notice.recipient}
              {notice.contact && (
                <>
                  <br />
                  <span class="small muted">{notice.contact}</span>
                </>
              )}
            </>
          ),
          what: t(`change_${notice.change}`),
          number: t('number_of', {
            number: notice.number,
            day: formatDay(schoolDay(notice.disclosed_at), locale),
          }),
          state: <NoticeState locale={locale} notice={notice} />,
        }))}
        empty={<p>{t('none')}</p>}
      />
    </>
  );
}

function NoticeState({ locale, notice }: { locale: Locale; notice: Readonly<DisclosureNoticesTable> }) {
  const t = translator(messages, locale);
  if (notice.told_at) return <Tag tone="good">{t('told')}</Tag>;
  return (
    <form class="stack-tight" method="post" action={localPath(locale, `${PATH}/notices/${notice.id}`)}>
      <Tag tone={notice.posted_at ? 'info' : 'attention'}>{t(notice.posted_at ? 'posted' : 'to_tell')}</Tag>
      <Button kind="secondary">
        {t('mark')}
        <span class="visually-hidden"> {t('mark_which', { recipient: notice.recipient })}</span>
      </Button>
    </form>
  );
}

function Done({ locale }: { locale: Locale }) {
  return (
    <Notice kind="success">
      <p>{translator(messages, locale)('done')}</p>
    </Notice>
  );
}

export interface RegisterPageProps {
  readonly locale: Locale;
  readonly personId: string;
  readonly disclosures: readonly Disclosure[];
  /** To whom something may be given today. */
  readonly partners: readonly Pick<Partner, 'id' | 'name'>[];
  readonly values: FormValues | undefined;
  readonly errors: FieldErrors | undefined;
  readonly done: boolean;
}

export function RegisterPage(props: RegisterPageProps): Child {
  const { locale, personId, disclosures, partners, values, errors, done } = props;
  const t = translator(messages, locale);
  const category = (each: string) => {
    const word = `category_${each}`;
    return word in messages ? t(word as `category_${GivenCategory}`) : each;
  };
  return (
    <>
      <Breadcrumbs
        label={t('title')}
        items={[{ href: localPath(locale, PATH), label: t('title') }, { label: t('register_title') }]}
      />
      <h1>{t('register_title')}</h1>
      <p class="lead">{t('register_lead')}</p>
      {done && <Done locale={locale} />}
      <DataTable
        caption={t('register_title')}
        captionHidden
        columns={[
          { key: 'day', label: t('day') },
          { key: 'number', label: t('number') },
          { key: 'recipient', label: t('recipient') },
          { key: 'why', label: t('why') },
          { key: 'categories', label: t('categories') },
        ]}
        rows={disclosures.map((each) => ({
          day: <Day value={schoolDay(each.disclosed_at)} locale={locale} />,
          number: disclosureNumber(each.id),
          recipient: [each.recipient, each.contact, each.country].filter(Boolean).join(', '),
          why: t(`reason_${each.reason}`),
          categories: each.categories.map(category).join(', '),
        }))}
        empty={<p>{t('never')}</p>}
      />
      <section class="section">
        <h2>{t('add')}</h2>
        <Form
          action={localPath(locale, `${PATH}/${personId}`)}
          {...(errors && { errors: { ...errors }, errorTitle: t('errors') })}
        >
          <Select
            name="reason"
            label={t('why')}
            value={typed(values, 'reason')}
            options={REASONS.map((each) => ({ value: each, label: t(`reason_${each}`) }))}
            error={errors?.['reason']}
          />
          <Select
            name="partner"
            label={t('partner')}
            hint={t('partner_hint')}
            value={typed(values, 'partner')}
            options={[
              { value: '', label: t('partner_none') },
              ...partners.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            error={errors?.['partner']}
          />
          <TextField
            name="recipient"
            label={t('recipient')}
            hint={t('recipient_hint')}
            optionalText={t('optional')}
            value={typed(values, 'recipient')}
            error={errors?.['recipient']}
            maxlength={200}
          />
          <TextField
            name="contact"
            type="email"
            label={t('contact')}
            why={t('contact_why')}
            optionalText={t('optional')}
            value={typed(values, 'contact')}
            error={errors?.['contact']}
          />
          <TextField
            name="country"
            label={t('country')}
            hint={t('country_hint')}
            optionalText={t('optional')}
            value={typed(values, 'country')}
            error={errors?.['country']}
            width="short"
            maxlength={2}
          />
          <Checkboxes
            name="categories"
            legend={t('categories')}
            options={GIVEN_CATEGORIES.map((each) => ({
              value: each,
              label: t(`category_${each}`),
              checked: [values?.['categories'] ?? []].flat().includes(each),
            }))}
            error={errors?.['categories']}
          />
          <Button>{t('save')}</Button>
        </Form>
      </section>
    </>
  );
}
