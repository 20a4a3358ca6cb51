import type { Child } from 'hono/jsx';
import { Button, DataTable, Day, Form, LinkButton, Notice, TextField } from '#platform/html/index.ts';
import type { FieldErrors } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { ErasurePreview, ErasureReport } from '#privacy/erasure';
import { messages } from './messages.ts';

export interface ErasurePageProps {
  readonly locale: Locale;
  readonly preview: ErasurePreview;
  readonly errors?: FieldErrors;
  /** The person came here by withdrawing the consent that studying needs. */
  readonly studyWithdrawn: boolean;
}

export function ErasurePage({ locale, preview, errors, studyWithdrawn }: ErasurePageProps): Child {
  const t = translator(messages, locale);
  return (
    <div class="page page-narrow">
      <h1>{t('erasure_title')}</h1>
      {studyWithdrawn && (
        <Notice kind="warning">
          <p>{t('study_withdrawn')}</p>
        </Notice>
      )}
      <section class="section">
        <h2>{t('what_goes')}</h2>
        <DataTable
          caption={t('what_goes')}
          captionHidden
          columns={[
            { key: 'what', label: t('what') },
            { key: 'records', label: t('records'), numeric: true },
          ]}
          rows={preview.parts
            .filter((part) => part.deleted > 0)
            .map((part) => ({ what: part.label, records: part.deleted }))}
          empty={<p>{t('nothing_stays')}</p>}
        />
      </section>
      <section class="section">
        <h2>{t('what_stays')}</h2>
        <KeptTable locale={locale} report={preview} />
        <p>{t('sealed')}</p>
      </section>
      <p>{t('consequences')}</p>
      <form method="post" action={localPath(locale, '/account/privacy/copy')}>
        <Button kind="secondary">{t('copy_button')}</Button>
      </form>
      <Form
        action={localPath(locale, '/account/privacy/erasure')}
        {...(errors && { errors: { ...errors }, errorTitle: t('error_title') })}
      >
        <TextField
          name="password"
          type="password"
          label={t('password')}
          why={t('password_why')}
          autocomplete="current-password"
          error={errors?.['password']}
        />
        <div class="actions">
          <Button kind="danger">{t('erase_button')}</Button>
          <LinkButton href={localPath(locale, '/account/privacy')} kind="quiet">
            {t('keep_button')}
          </LinkButton>
        </div>
      </Form>
    </div>
  );
}

export function ErasedPage({ locale, report }: { locale: Locale; report: ErasureReport }): Child {
  const t = translator(messages, locale);
  const whole = report.state === 'verified';
  const places = report.stores.reduce((sum, store) => sum + store.remains.length, 0);
  return (
    <div class="page page-narrow">
      <h1>{t(whole ? 'erased_title' : 'half_title')}</h1>
      <p class="lead">{whole ? t('erased_text') : t('half_text', { places })}</p>
      <section class="section">
        <h2>{t('kept')}</h2>
        <KeptTable locale={locale} report={report} />
        <p>{t('sealed')}</p>
      </section>
      <p>{t('goodbye')}</p>
      <p>
        <LinkButton href={localPath(locale, '/')} kind="secondary">
          {t('to_home')}
        </LinkButton>
      </p>
    </div>
  );
}

function KeptTable({ locale, report }: { locale: Locale; report: ErasureReport }) {
  const t = translator(messages, locale);
  return (
    <DataTable
      caption={t('what_stays')}
      captionHidden
      columns={[
        { key: 'what', label: t('what') },
        { key: 'why', label: t('reason') },
        { key: 'until', label: t('until') },
      ]}
      rows={report.stores
        .flatMap((store) => store.kept)
        .map((kept) => ({
          what: kept.what,
          why: kept.why,
          until: kept.until ? <Day value={Temporal.PlainDate.from(kept.until)} locale={locale} /> : t('no_name'),
        }))}
      empty={<p>{t('nothing_stays')}</p>}
    />
  );
}
