import type { Child } from 'hono/jsx';
import { schoolDay } from '#platform/clock.ts';
import {
  Breadcrumbs,
  Button,
  DataTable,
  Day,
  Form,
  formatDay,
  LinkButton,
  Notice,
  SummaryList,
  Tag,
  TextArea,
  TextField,
} from '#platform/html/index.ts';
import { type FieldErrors, type FormValues, typed } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { DeskTabs } from '#privacy/desk';
import { countryName } from '#privacy/export';
import { messages } from './messages.ts';
import type { PartnerState } from './partner.ts';
import type { Partner } from './queries.ts';

export const PATH = '/office/partners';
export const PUBLIC_PATH = '/privacy/partners';

const TONES = { active: 'good', suspended: 'attention', ended: 'neutral' } as const;

function StateTag({ locale, state }: { locale: Locale; state: PartnerState }) {
  return <Tag tone={TONES[state]}>{translator(messages, locale)(`state_${state}`)}</Tag>;
}

function Agreement({ locale, partner }: { locale: Locale; partner: Partner }) {
  if (partner.agreementOn) return <Day value={partner.agreementOn} locale={locale} />;
  return <Tag tone="attention">{translator(messages, locale)('unsigned')}</Tag>;
}

export function PartnersPage({ locale, partners }: { locale: Locale; partners: readonly Partner[] }): Child {
  const t = translator(messages, locale);
  return (
    <>
      <DeskTabs locale={locale} current={PATH} />
      <h1>{t('title')}</h1>
      <p class="lead">{t('lead')}</p>
      <p>
        <LinkButton href={localPath(locale, `${PATH}/new`)}>{t('add')}</LinkButton>
      </p>
      <DataTable
        caption={t('title')}
        captionHidden
        columns={[
          { key: 'name', label: t('name') },
          { key: 'service', label: t('service') },
          { key: 'country', label: t('country') },
          { key: 'agreement', label: t('agreement_short') },
          { key: 'state', label: t('state') },
        ]}
        rows={partners.map((partner) => ({
          name: <a href={localPath(locale, `${PATH}/${partner.id}`)}>{partner.name}</a>,
          service: partner.service,
          country: countryName(partner.country, locale),
          agreement: <Agreement locale={locale} partner={partner} />,
          state: <StateTag locale={locale} state={partner.state} />,
        }))}
        empty={<p>{t('none')}</p>}
      />
    </>
  );
}

export interface Problem {
  readonly values?: FormValues | undefined;
  readonly errors?: FieldErrors | undefined;
  readonly conflict?: 'state' | 'ended' | undefined;
}

export function NewPartnerPage({ locale, ...problem }: Problem & { locale: Locale }): Child {
  const t = translator(messages, locale);
  return (
    <>
      <Breadcrumbs
        label={t('title')}
        items={[{ href: localPath(locale, PATH), label: t('title') }, { label: t('add') }]}
      />
      <h1>{t('add')}</h1>
      <FactsForm locale={locale} action={PATH} {...problem} />
    </>
  );
}

export interface PartnerPageProps extends Problem {
  readonly locale: Locale;
  readonly partner: Partner;
  readonly done: boolean;
}

export function PartnerPage(props: PartnerPageProps): Child {
  const { locale, partner, done, conflict } = props;
  const t = translator(messages, locale);
  return (
    <>
      <Breadcrumbs
        label={t('title')}
        items={[{ href: localPath(locale, PATH), label: t('title') }, { label: partner.name }]}
      />
      <h1>{partner.name}</h1>
      {done && (
        <Notice kind="success">
          <p>{t('done')}</p>
        </Notice>
      )}
      {conflict && (
        <Notice kind="warning">
          <p>{t(`conflict_${conflict}`)}</p>
        </Notice>
      )}
      <SummaryList items={factsOf(locale, partner)} />
      {partner.state !== 'ended' && <Acts {...props} />}
    </>
  );
}

function factsOf(locale: Locale, partner: Partner) {
  const t = translator(messages, locale);
  return [
    { label: t('state'), value: <Standing locale={locale} partner={partner} /> },
    { label: t('service'), value: partner.service },
    { label: t('country'), value: countryName(partner.country, locale) },
    { label: t('addresses'), value: partner.addresses.join(', ') },
    { label: t('agreement_short'), value: <Agreement locale={locale} partner={partner} /> },
    ...(partner.suspension ? [{ label: t('reason'), value: <span dir="auto">{partner.suspension.reason}</span> }] : []),
  ];
}

function Standing({ locale, partner: { state, suspension, endedAt } }: { locale: Locale; partner: Partner }) {
  const t = translator(messages, locale);
  const since = endedAt ?? suspension?.at;
  return (
    <>
      <StateTag locale={locale} state={state} />
      {since && ` ${t('since', { day: formatDay(schoolDay(since), locale) })}`}
      {state === 'suspended' && suspension?.by && (
        <>
          <br />
          <span class="small muted">{t('by', { name: suspension.by })}</span>
        </>
      )}
    </>
  );
}

function Acts({ locale, partner, values, errors }: PartnerPageProps) {
  const t = translator(messages, locale);
  const path = `${PATH}/${partner.id}`;
  const suspending = errors?.['reason'] !== undefined;
  const changing = errors !== undefined && !suspending;
  const failed = suspending ? { errors: { ...errors }, errorTitle: t('errors') } : {};
  return (
    <section class="section stack">
      <details class="disclosure" open={changing}>
        <summary>{t('change')}</summary>
        <FactsForm
          locale={locale}
          action={path}
          values={changing ? values : valuesOf(partner)}
          errors={changing ? errors : undefined}
        />
      </details>
      {partner.state === 'active' ? (
        <details class="disclosure" open={suspending}>
          <summary>{t('suspend')}</summary>
          <p>{t('suspend_text')}</p>
          <Form action={localPath(locale, `${path}/suspension`)} {...failed}>
            <TextField
              name="reason"
              label={t('reason')}
              value={suspending ? typed(values, 'reason') : undefined}
              error={errors?.['reason']}
              maxlength={300}
            />
            <Button kind="danger">{t('suspend')}</Button>
          </Form>
        </details>
      ) : (
        <form method="post" action={localPath(locale, `${path}/resumption`)}>
          <p>{t('resume_text')}</p>
          <Button kind="secondary">{t('resume')}</Button>
        </form>
      )}
      <details class="disclosure">
        <summary>{t('end')}</summary>
        <p>{t('end_text')}</p>
        <form method="post" action={localPath(locale, `${path}/end`)}>
          <Button kind="danger">{t('end')}</Button>
        </form>
      </details>
    </section>
  );
}

function valuesOf({ name, service, country, addresses, agreementOn }: Partner): FormValues {
  return { name, service, country, addresses: addresses.join('\n'), agreement: agreementOn?.toString() ?? '' };
}

function FactsForm({ locale, action, values, errors }: Problem & { locale: Locale; action: string }) {
  const t = translator(messages, locale);
  const field = (name: string) => ({ name, value: typed(values, name), error: errors?.[name] });
  return (
    <Form action={localPath(locale, action)} {...(errors && { errors: { ...errors }, errorTitle: t('errors') })}>
      <TextField {...field('name')} label={t('name')} maxlength={200} />
      <TextField {...field('service')} label={t('service')} hint={t('service_hint')} maxlength={300} />
      <TextField {...field('country')} label={t('country')} hint={t('country_hint')} width="short" maxlength={2} />
      <TextArea {...field('addresses')} label={t('addresses')} hint={t('addresses_hint')} rows={3} maxlength={3000} />
      <TextField
        {...field('agreement')}
        type="date"
        label={t('agreement')}
        hint={t('agreement_hint')}
        optionalText={t('optional')}
        width="medium"
      />
      <Button>{t('save')}</Button>
    </Form>
  );
}

/** For everybody: who may receive data today. */
export function PublicPartnersPage({ locale, partners }: { locale: Locale; partners: readonly Partner[] }): Child {
  const t = translator(messages, locale);
  return (
    <div class="page">
      <header class="page-header">
        <h1>{t('public_title')}</h1>
        <p class="lead">{t('public_lead')}</p>
      </header>
      <DataTable
        caption={t('public_title')}
        captionHidden
        columns={(['name', 'service', 'country'] as const).map((key) => ({ key, label: t(key) }))}
        rows={partners.map(({ name, service, country }) => ({ name, service, country: countryName(country, locale) }))}
        empty={<p>{t('public_none')}</p>}
      />
      <p>
        {t('public_own')} <a href={localPath(locale, '/account/privacy')}>{t('public_open')}</a>
      </p>
    </div>
  );
}
