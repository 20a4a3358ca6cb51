import type { Child } from 'hono/jsx';
import { Button, DataTable, Day, Form, Moment, Notice, TextField } from '#platform/html/index.ts';
import { type FieldErrors, type FormValues, typed } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { FindingView } from './find-minor.ts';
import { officeMessages } from './office-messages.ts';

export const DONE_WORDS = ['blocked', 'erased', 'erasing', 'dismissed'] as const;
export type DoneWord = (typeof DONE_WORDS)[number];

export interface MinorsPageProps {
  readonly locale: Locale;
  readonly findings: readonly FindingView[];
  readonly done: DoneWord | undefined;
  readonly values?: FormValues | undefined;
  readonly errors?: FieldErrors | undefined;
}

export function MinorsPage({ locale, findings, done, values, errors }: MinorsPageProps): Child {
  const t = translator(officeMessages, locale);
  return (
    <div class="page">
      <header class="page-header">
        <h1>{t('title')}</h1>
        <p class="lead">{t('lead')}</p>
      </header>
      {done && (
        <Notice kind={done === 'erasing' ? 'warning' : 'success'}>
          <p>{t(`done_${done}`)}</p>
        </Notice>
      )}
      <Form
        action={localPath(locale, '/office/minors')}
        {...(errors && { errors: { ...errors }, errorTitle: t('not_blocked') })}
      >
        <TextField
          name="email"
          type="email"
          label={t('email')}
          why={t('email_why')}
          value={typed(values, 'email')}
          error={errors?.['email']}
        />
        <div class="actions">
          <Button kind="danger">{t('block')}</Button>
        </div>
      </Form>
      <p class="muted">{t('automatic')}</p>
      <DataTable
        caption={t('title')}
        captionHidden
        columns={(['found', 'due', 'state', 'proof', 'act'] as const).map((key) => ({ key, label: t(key) }))}
        rows={findings.map((finding) => ({
          found: <Moment value={finding.foundAt} locale={locale} />,
          due: <Day value={finding.dueOn} locale={locale} />,
          state: (
            <>
              {t(finding.state)}
              {finding.closedAt && (
                <>
                  {' '}
                  <Moment value={finding.closedAt} locale={locale} />
                </>
              )}
            </>
          ),
          proof: finding.ledger ? t(LEDGER_WORDS[finding.ledger]) : '',
          act: finding.state === 'open' ? <Decisions locale={locale} id={finding.id} /> : '',
        }))}
        empty={t('none')}
      />
    </div>
  );
}

const LEDGER_WORDS = {
  started: 'ledger_started',
  verified: 'ledger_verified',
  'partly failed': 'ledger_partly',
} as const;

function Decisions({ locale, id }: { locale: Locale; id: string }) {
  const t = translator(officeMessages, locale);
  return (
    <div class="actions">
      <form method="post" action={localPath(locale, `/office/minors/${id}/erasure`)}>
        <Button kind="danger">{t('erase')}</Button>
      </form>
      <form method="post" action={localPath(locale, `/office/minors/${id}/dismissal`)}>
        <Button kind="quiet">{t('dismiss')}</Button>
      </form>
    </div>
  );
}
