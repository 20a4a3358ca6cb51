import type { Child } from 'hono/jsx';
import {
  Button,
  Checkbox,
  CodeField,
  Day,
  Form,
  formatDay,
  LinkButton,
  Moment,
  Notice,
  Radios,
  SummaryList,
  TextField,
} from '#platform/html/index.ts';
import { type FieldErrors, type FormValues, typed } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { CODE_MINUTES } from './ward.ts';
import { wardMessages } from './ward-messages.ts';

/** A child as pages show them. */
export interface WardView {
  readonly id: string;
  readonly name: string;
  readonly bornOn: Temporal.PlainDate;
  readonly relation: 'parent' | 'guardian';
  readonly state: 'unconfirmed' | 'confirmed' | 'grown';
  readonly confirmedAt: Temporal.Instant | null;
  /** The last day on which a now-adult may take over. */
  readonly until: Temporal.PlainDate | undefined;
}

export const WARD_DONE = ['welcome', 'removed', 'invited'] as const;
export type WardDone = (typeof WARD_DONE)[number];

interface Filled {
  readonly values?: FormValues | undefined;
  readonly errors?: FieldErrors | undefined;
}

function failure(locale: Locale, errors: FieldErrors | undefined) {
  return errors ? { errors: { ...errors }, errorTitle: wardMessages.not_saved[locale] } : {};
}

function Done({ locale, done }: { locale: Locale; done: WardDone | undefined }) {
  if (!done) return null;
  return (
    <Notice kind="success">
      <p>{wardMessages[done][locale]}</p>
    </Notice>
  );
}

export function WardsPage({
  locale,
  wards,
  done,
}: {
  locale: Locale;
  wards: readonly WardView[];
  done: WardDone | undefined;
}): Child {
  const t = translator(wardMessages, locale);
  return (
    <div class="page page-narrow">
      <header class="page-header">
        <h1>{t('title')}</h1>
        <p class="lead">{t('lead')}</p>
      </header>
      <Done locale={locale} done={done} />
      {wards.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <SummaryList
          items={wards.map((ward) => ({
            label: ward.name,
            value: t(ward.state),
            action: { href: localPath(locale, `/account/wards/${ward.id}`), label: t('manage') },
          }))}
        />
      )}
      <p>
        <LinkButton href={localPath(locale, '/account/wards/new')}>{t('add')}</LinkButton>
      </p>
    </div>
  );
}

export function NewWardPage({ locale, values, errors }: { locale: Locale } & Filled): Child {
  const t = translator(wardMessages, locale);
  const field = (name: string) => ({ name, value: typed(values, name), error: errors?.[name] });
  return (
    <div class="page page-narrow">
      <header class="page-header">
        <h1>{t('add')}</h1>
      </header>
      <Form action={localPath(locale, '/account/wards')} {...failure(locale, errors)}>
        <TextField {...field('born')} type="date" label={t('born')} why={t('born_why')} width="medium" />
        <TextField {...field('name')} label={t('name')} why={t('name_why')} autocomplete="off" />
        <Radios
          {...field('relation')}
          legend={t('relation')}
          why={t('relation_why')}
          options={(['parent', 'guardian'] as const).map((value) => ({ value, label: t(value) }))}
        />
        <Checkbox
          name="consent"
          label={t('consent')}
          hint={t('consent_text')}
          checked={typed(values, 'consent') === 'yes'}
          error={errors?.['consent']}
        />
        <div class="actions">
          <Button>{t('next')}</Button>
        </div>
      </Form>
    </div>
  );
}

export interface WardPageProps extends Filled {
  readonly locale: Locale;
  readonly ward: WardView;
  readonly done: WardDone | undefined;
}

export function WardPage(props: WardPageProps): Child {
  const { locale, ward, done, errors } = props;
  const t = translator(wardMessages, locale);
  const held = errors?.['removal'];
  return (
    <div class="page page-narrow">
      <header class="page-header">
        <h1>{ward.state === 'unconfirmed' ? t('code_title') : ward.name}</h1>
      </header>
      <Done locale={locale} done={done} />
      {held && ward.state === 'confirmed' && <Notice kind="danger" title={held} />}
      {ward.state === 'unconfirmed' && <CodeForm {...props} />}
      {ward.state === 'confirmed' && <Facts {...props} />}
      {ward.state === 'grown' && <GrownForm {...props} />}
      {ward.state !== 'grown' && (
        <section class="section" aria-labelledby="removal">
          <h2 id="removal">{t('remove')}</h2>
          <p>{t('remove_text')}</p>
          <form method="post" action={localPath(locale, `/account/wards/${ward.id}/removal`)}>
            <Button kind="danger">{t('remove')}</Button>
          </form>
        </section>
      )}
    </div>
  );
}

function CodeForm({ locale, ward, errors }: WardPageProps) {
  const t = translator(wardMessages, locale);
  return (
    <>
      <p class="lead">{t('code_lead', { minutes: CODE_MINUTES })}</p>
      <Form action={localPath(locale, `/account/wards/${ward.id}/confirmation`)} {...failure(locale, errors)}>
        <CodeField label={t('code')} why={t('code_why')} error={errors?.['code']} digits />
        <div class="actions">
          <Button>{t('confirm')}</Button>
        </div>
      </Form>
      <form method="post" action={localPath(locale, `/account/wards/${ward.id}/code`)}>
        <Button kind="quiet">{t('another_code')}</Button>
      </form>
    </>
  );
}

function Facts({ locale, ward }: WardPageProps) {
  const t = translator(wardMessages, locale);
  return (
    <>
      <SummaryList
        items={[
          { label: t('born'), value: <Day value={ward.bornOn} locale={locale} /> },
          { label: t('relation'), value: t(ward.relation) },
          { label: t('since'), value: ward.confirmedAt && <Moment value={ward.confirmedAt} locale={locale} /> },
        ]}
      />
      <p class="actions">
        <LinkButton href={localPath(locale, `/account/wards/${ward.id}/enrolment`)}>{t('enrol')}</LinkButton>
      </p>
      <p>
        {t('copy_text')} <a href={localPath(locale, '/account/privacy')}>{t('copy')}</a>
      </p>
    </>
  );
}

function GrownForm({ locale, ward, values, errors }: WardPageProps) {
  const t = translator(wardMessages, locale);
  return (
    <>
      {ward.until && <p class="lead">{t('grown_text', { until: formatDay(ward.until, locale) })}</p>}
      <Form action={localPath(locale, `/account/wards/${ward.id}/invitation`)} {...failure(locale, errors)}>
        <TextField
          name="email"
          type="email"
          label={t('their_email')}
          why={t('email_why')}
          value={typed(values, 'email')}
          error={errors?.['email']}
        />
        <div class="actions">
          <Button>{t('invite')}</Button>
        </div>
      </Form>
    </>
  );
}
