/** The office's pages: the list of certificates, and one with what can be done about it. */
import type { Child } from 'hono/jsx';
import { programmeTextIn } from '#learning/programmes';
import { schoolDay } from '#platform/clock.ts';
import {
  Breadcrumbs,
  Button,
  Checkbox,
  DataTable,
  Day,
  type FieldErrors,
  Form,
  LinkButton,
  Moment,
  Notice,
  Pagination,
  Select,
  SummaryList,
  Tag,
  TextArea,
} from '#platform/html/index.ts';
import { type FormValues, typed } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { type CertificateState, stateOf } from './certificate.ts';
import { messages } from './messages.ts';
import type { CertificateWithStaff, ListedCertificate, WithoutCertificate } from './office-queries.ts';

export interface CertificatesPageProps {
  readonly certificates: readonly ListedCertificate[];
  readonly without: readonly WithoutCertificate[];
  readonly state: CertificateState | undefined;
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly locale: Locale;
}

export function CertificatesPage(props: CertificatesPageProps): Child {
  const { certificates, without, state, total, page, pageSize, locale } = props;
  const t = translator(messages, locale);
  const at = (number: number) =>
    localPath(locale, `/office/certificates?${new URLSearchParams({ ...(state && { state }), page: String(number) })}`);
  const from = (page - 1) * pageSize + 1;
  const to = from + certificates.length - 1;
  return (
    <div class="page">
      <header class="page-header">
        <h1>{t('office_title')}</h1>
        <p class="lead">{t('office_lead')}</p>
      </header>
      {without.length > 0 && <Without without={without} locale={locale} />}
      <form class="filters" method="get" action={localPath(locale, '/office/certificates')}>
        <Select
          name="state"
          label={t('state')}
          value={state ?? ''}
          options={[
            { value: '', label: t('all') },
            { value: 'valid', label: t('valid') },
            { value: 'revoked', label: t('revoked') },
          ]}
        />
        <Button kind="secondary">{t('show')}</Button>
      </form>
      <DataTable
        caption={t('office_title')}
        captionHidden
        wide
        columns={[
          { key: 'number', label: t('number') },
          { key: 'holder', label: t('holder') },
          { key: 'programme', label: t('programme') },
          { key: 'issued', label: t('issued') },
          { key: 'state', label: t('state') },
        ]}
        rows={certificates.map((certificate) => ({
          number: (
            <a class="nowrap" href={localPath(locale, `/office/certificates/${certificate.id}`)}>
              {certificate.number}
            </a>
          ),
          holder: certificate.holder_name ?? t('holder_erased'),
          programme: certificate.programme_title,
          issued: <Day value={schoolDay(certificate.issued_at)} locale={locale} />,
          state: <StateTag certificate={certificate} locale={locale} />,
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

function StateTag({ certificate, locale }: { certificate: ListedCertificate; locale: Locale }) {
  const state = stateOf(certificate);
  return <Tag tone={state === 'valid' ? 'good' : 'bad'}>{translator(messages, locale)(state)}</Tag>;
}

function Without({ without, locale }: { without: readonly WithoutCertificate[]; locale: Locale }) {
  const t = translator(messages, locale);
  return (
    <section class="section">
      <h2>{t('without')}</h2>
      <p>{t('without_lead')}</p>
      {without.map(({ enrolment_id, name, completed_at, texts }) => (
        <div class="choice-row">
          <div>
            <h3>{name}</h3>
            <p class="muted">
              {programmeTextIn(texts, locale).text.title}
              {completed_at && ', '}
              {completed_at && <Day value={schoolDay(completed_at)} locale={locale} />}
            </p>
          </div>
          <form method="post" action={localPath(locale, '/office/certificates')}>
            <input type="hidden" name="enrolment" value={enrolment_id} />
            <Button kind="secondary">
              {t('issue')}
              <span class="visually-hidden"> ({name})</span>
            </Button>
          </form>
        </div>
      ))}
    </section>
  );
}

export interface OfficeCertificateProps {
  readonly certificate: CertificateWithStaff;
  readonly locale: Locale;
  readonly mayRevoke: boolean;
  readonly done?: 'issued' | 'revoked' | undefined;
  readonly values?: FormValues | undefined;
  readonly errors?: FieldErrors | undefined;
}

export function OfficeCertificatePage(props: OfficeCertificateProps): Child {
  const { certificate, locale, mayRevoke, done, values, errors } = props;
  const t = translator(messages, locale);
  const base = localPath(locale, `/office/certificates/${certificate.id}`);
  return (
    <div class="page">
      <Breadcrumbs
        label={t('breadcrumbs')}
        items={[
          { href: localPath(locale, '/office/certificates'), label: t('office_title') },
          { label: certificate.number },
        ]}
      />
      {done && (
        <Notice kind="success">
          <p>{t(`done_${done}`)}</p>
        </Notice>
      )}
      <header class="page-header">
        <h1>{t('page_title', { number: certificate.number })}</h1>
        <p>
          <StateTag certificate={certificate} locale={locale} />
        </p>
      </header>
      <History certificate={certificate} locale={locale} />
      <div class="actions">
        {certificate.file_id ? (
          <LinkButton href={`${base}/pdf`} kind="secondary">
            {t('download')}
          </LinkButton>
        ) : (
          certificate.person_id && <Tag tone="attention">{t('drawing')}</Tag>
        )}
        <LinkButton href={localPath(locale, `/certificates/${certificate.code}`)} kind="quiet">
          {t('check_page')}
        </LinkButton>
      </div>
      {mayRevoke && !certificate.revoked_at && (
        <section class="section">
          <h2>{t('revoke_heading')}</h2>
          <p>{t('revoke_text')}</p>
          <Form action={`${base}/revocation`} errors={errors} errorTitle={t('form_errors')}>
            <TextArea
              name="reason"
              label={t('reason')}
              why={t('reason_why')}
              rows={3}
              maxlength={500}
              value={typed(values, 'reason')}
              error={errors?.['reason']}
            />
            {certificate.person_id && (
              <Checkbox
                name="replace"
                label={t('replace')}
                hint={t('replace_hint')}
                checked={typed(values, 'replace') === 'yes'}
              />
            )}
            <div class="actions">
              <Button kind="danger">{t('revoke')}</Button>
            </div>
          </Form>
        </section>
      )}
    </div>
  );
}

/** What was frozen at issue, who issued it, and who took it out of force, why and when. */
function History({ certificate, locale }: { certificate: CertificateWithStaff; locale: Locale }) {
  const t = translator(messages, locale);
  const { revoked_at } = certificate;
  const issuer = certificate.issued_by ? (certificate.issued_by_name ?? t('staff_gone')) : t('issued_by_itself');
  return (
    <SummaryList
      items={[
        { label: t('holder'), value: certificate.holder_name ?? t('holder_erased') },
        { label: t('programme'), value: certificate.programme_title },
        { label: t('hours'), value: t('hours_value', { hours: certificate.hours }) },
        { label: t('completed'), value: <Day value={certificate.completed_on} locale={locale} /> },
        { label: t('issued'), value: <Moment value={certificate.issued_at} locale={locale} /> },
        { label: t('issued_by'), value: issuer },
        ...(revoked_at
          ? [
              { label: t('revoked_at'), value: <Moment value={revoked_at} locale={locale} /> },
              { label: t('revoked_by'), value: certificate.revoked_by_name ?? t('staff_gone') },
              { label: t('reason'), value: certificate.revoked_reason ?? '' },
            ]
          : []),
      ]}
    />
  );
}
