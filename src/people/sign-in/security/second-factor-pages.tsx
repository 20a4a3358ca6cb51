/** The pages of the second factor: setting it up, its backup codes, looking after it. */
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { qrSvg } from '#platform/documents/qr-code.ts';
import {
  Breadcrumbs,
  Button,
  CodeField,
  type FieldErrors,
  Form,
  Hidden,
  LinkButton,
  Notice,
  SummaryList,
} from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { SecondFactorSecret } from '../second-factor.ts';
import { messages } from './messages.ts';
import { CurrentPasswordField } from './pages.tsx';

const HOME = '/account/security';
const SECOND_FACTOR = `${HOME}/second-factor`;

function SecondFactorFrame({ locale, title, children }: { locale: Locale; title: string; children?: Child }) {
  const t = translator(messages, locale);
  return (
    <div class="page page-narrow">
      <Breadcrumbs label={t('back')} items={[{ href: localPath(locale, HOME), label: t('back') }, { label: title }]} />
      <h1>{title}</h1>
      {children}
    </div>
  );
}

export type BeginPageProps = {
  locale: Locale;
  isStaff: boolean;
  asksPassword: boolean;
  errors?: FieldErrors | undefined;
};

export function BeginSecondFactorPage({ locale, isStaff, asksPassword, errors }: BeginPageProps) {
  const t = translator(messages, locale);
  return (
    <SecondFactorFrame locale={locale} title={t('setup_title')}>
      <p>{t(isStaff ? 'setup_staff' : 'second_off_text')}</p>
      <p>{t('setup_text')}</p>
      <Form action={localPath(locale, SECOND_FACTOR)} errors={errors} errorTitle={t('fix')}>
        {asksPassword && <CurrentPasswordField t={t} error={errors?.['current']} />}
        <Button>{t('begin')}</Button>
      </Form>
    </SecondFactorFrame>
  );
}

function inGroups(text: string): string {
  return text.match(/.{1,4}/g)?.join(' ') ?? text;
}

export type ScanPageProps = {
  locale: Locale;
  secret: SecondFactorSecret;
  /** Where a new app takes the place of an old one. */
  sealed?: string | undefined;
  errors?: FieldErrors | undefined;
};

export function ScanPage({ locale, secret, sealed, errors }: ScanPageProps) {
  const t = translator(messages, locale);
  return (
    <SecondFactorFrame locale={locale} title={t('setup_title')}>
      <section class="stack">
        <h2>1. {t('step_scan')}</h2>
        <p>{t('scan_text')}</p>
        <div class="qr" role="img" aria-label={t('qr')}>
          {raw(qrSvg(secret.uri))}
        </div>
        <SummaryList items={[{ label: t('key'), value: <span class="code">{inGroups(secret.base32)}</span> }]} />
      </section>
      <section class="stack">
        <h2>2. {t('step_code')}</h2>
        <Form action={localPath(locale, `${SECOND_FACTOR}/confirmation`)} errors={errors} errorTitle={t('fix')}>
          {sealed && <Hidden name="sealed" value={sealed} />}
          <CodeField label={t('code')} why={t('code_why')} error={errors?.['code']} digits required />
          <Button>{t('turn_on')}</Button>
        </Form>
      </section>
    </SecondFactorFrame>
  );
}

export type BackupCodesPageProps = { locale: Locale; codes: readonly string[]; turnedOn: boolean; onwards: string };

export function BackupCodesPage({ locale, codes, turnedOn, onwards }: BackupCodesPageProps) {
  const t = translator(messages, locale);
  return (
    <SecondFactorFrame locale={locale} title={t('codes_title')}>
      {turnedOn && (
        <Notice kind="success">
          <p>{t('codes_on')}</p>
        </Notice>
      )}
      <p>{t('codes_text')}</p>
      <ul class="backup-codes">
        {codes.map((code) => (
          <li class="code">{code}</li>
        ))}
      </ul>
      <LinkButton href={localPath(locale, onwards)}>{t('codes_kept')}</LinkButton>
    </SecondFactorFrame>
  );
}

export type ManagePageProps = {
  locale: Locale;
  backupCodesLeft: number;
  isStaff: boolean;
  errors?: FieldErrors | undefined;
};

export function ManageSecondFactorPage({ locale, backupCodesLeft, isStaff, errors }: ManagePageProps) {
  const t = translator(messages, locale);
  return (
    <SecondFactorFrame locale={locale} title={t('manage_title')}>
      <Form action={localPath(locale, `${SECOND_FACTOR}/change`)} errors={errors} errorTitle={t('fix')}>
        <CurrentPasswordField t={t} error={errors?.['current']} />
        <section class="stack">
          <h2>{t('renew_title')}</h2>
          <p>{t('renew_text', { count: backupCodesLeft })}</p>
          <Button name="act" value="renew">
            {t('renew')}
          </Button>
        </section>
        <section class="stack">
          <h2>{t(isStaff ? 'second_set_up' : 'off_title')}</h2>
          <p>{t(isStaff ? 'off_staff' : 'off_text')}</p>
          {isStaff ? (
            <Button kind="secondary" name="act" value="replace">
              {t('second_set_up')}
            </Button>
          ) : (
            <Button kind="danger" name="act" value="off">
              {t('off')}
            </Button>
          )}
        </section>
      </Form>
    </SecondFactorFrame>
  );
}

/** For a session from before the second factor was set up. */
export function SignInAgainPage({ locale }: { locale: Locale }) {
  const t = translator(messages, locale);
  return (
    <SecondFactorFrame locale={locale} title={t('second_title')}>
      <p>{t('sign_in_again')}</p>
      <form method="post" action={localPath(locale, '/sign-out')}>
        <Button>{t('sign_out')}</Button>
      </form>
    </SecondFactorFrame>
  );
}
