import type { Child } from 'hono/jsx';
import {
  Button,
  DataTable,
  FileField,
  Form,
  formatMoment,
  LinkButton,
  Moment,
  Notice,
  TextArea,
} from '#platform/html/index.ts';
import type { FieldErrors } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { CheckedReceipt } from './check-receipt.ts';
import { messages } from './messages.ts';

/** A part of the page of one's own data. */
export function ReceiptSection({ locale }: { locale: Locale }): Child {
  const t = translator(messages, locale);
  return (
    <section class="section" id="receipt">
      <h2>{t('receipt_title')}</h2>
      <p>{t('receipt_text')}</p>
      <div class="actions">
        <LinkButton href={localPath(locale, '/account/privacy/receipt.jsonld')} kind="secondary">
          {t('receipt_file')}
        </LinkButton>
        <LinkButton href={localPath(locale, '/account/privacy/receipt.pdf')} kind="secondary">
          {t('receipt_sheet')}
        </LinkButton>
      </div>
      <p>
        <a href={localPath(locale, '/privacy/receipts')}>{t('receipt_check')}</a>
      </p>
    </section>
  );
}

const STATE_OF_STATUS: Readonly<Record<string, keyof typeof messages>> = {
  ConsentGiven: 'event_given',
  RenewedConsentGiven: 'event_renewed',
  ConsentRefused: 'event_refused',
  ConsentWithdrawn: 'event_withdrawn',
  ConsentExpired: 'event_expired',
};

export interface CheckPageProps {
  readonly locale: Locale;
  readonly keyUrl: string;
  readonly checked?: CheckedReceipt;
  readonly errors?: FieldErrors;
  readonly pasted?: string;
}

export function CheckPage({ locale, keyUrl, checked, errors, pasted }: CheckPageProps): Child {
  const t = translator(messages, locale);
  return (
    <div class="page page-narrow">
      <header class="page-header">
        <h1>{t('check_title')}</h1>
        <p class="lead">{t('check_lead')}</p>
      </header>
      {checked && <Genuine locale={locale} checked={checked} />}
      <Form
        action={localPath(locale, '/privacy/receipts')}
        enctype="multipart/form-data"
        {...(errors && { errors, errorTitle: t('error_title') })}
      >
        <FileField
          name="file"
          label={t('file')}
          why={t('file_why')}
          accept=".jsonld,.json,application/ld+json"
          error={errors?.['file']}
        />
        <TextArea name="pasted" label={t('pasted')} rows={8} value={pasted} error={errors?.['pasted']} />
        <Button>{t('check_button')}</Button>
      </Form>
      <p class="muted small">{t('key_text', { url: keyUrl })}</p>
    </div>
  );
}

function Genuine({ locale, checked }: { locale: Locale; checked: CheckedReceipt }) {
  const t = translator(messages, locale);
  return (
    <section class="section">
      <Notice kind="success">
        <p>{t('genuine', { moment: formatMoment(checked.issued, locale) })}</p>
        <p>
          {t('subject')}: {checked.subject}
        </p>
      </Notice>
      <DataTable
        caption={t('receipt_title')}
        captionHidden
        columns={[
          { key: 'purpose', label: t('purpose') },
          { key: 'answer', label: t('answer') },
          { key: 'when', label: t('when') },
        ]}
        rows={checked.records.map((record) => {
          const word = STATE_OF_STATUS[record.status];
          return {
            purpose: record.title,
            answer: word ? t(word) : record.status,
            when: <Moment value={record.at} locale={locale} />,
          };
        })}
        empty={<p>{t('no_events')}</p>}
      />
    </section>
  );
}
