/** The pages of an account's safety: password, second factor, where one is signed in. */
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { qrSvg } from '#platform/documents/qr-code.ts';
import {
  Breadcrumbs,
  Button,
  DataTable,
  type FieldErrors,
  Form,
  Hidden,
  LinkButton,
  Moment,
  Notice,
  SummaryList,
  Tag,
  TextField,
} from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { type Translate, translator } from '#platform/i18n/messages.ts';
import type { Device } from './device.ts';
import type { SecurityView, SessionView } from './find-security.ts';
import { NewPasswordField } from './new-password-field.tsx';
import type { SecondFactorSecret } from './second-factor.ts';
import { messages } from './security-messages.ts';

const HOME = '/account/security';
const SECOND_FACTOR = `${HOME}/second-factor`;

export const SECURITY_NEWS = ['password', 'session', 'sessions', 'second-factor-off', 'backup-code'] as const;
export type SecurityNews = (typeof SECURITY_NEWS)[number];

type T = Translate<typeof messages>;

function deviceWords({ browser, system }: Device, t: T): string {
  if (browser && system) return t('device_words', { browser, system });
  return browser ?? system ?? t('device_unknown');
}

export type SecurityPageProps = {
  locale: Locale;
  security: SecurityView;
  news?: SecurityNews | undefined;
  errors?: FieldErrors | undefined;
};

export function SecurityPage({ locale, security, news, errors }: SecurityPageProps) {
  const t = translator(messages, locale);
  return (
    <div class="page page-narrow">
      <Breadcrumbs
        label={t('breadcrumbs')}
        items={[{ href: localPath(locale, '/account'), label: t('account') }, { label: t('title') }]}
      />
      <h1>{t('title')}</h1>
      {news && (
        <Notice kind={news === 'backup-code' ? 'warning' : 'success'}>
          <p>{t(`done_${news}`)}</p>
        </Notice>
      )}
      <section class="stack">
        <h2>{t('second_title')}</h2>
        <p>
          {security.backupCodesLeft === undefined
            ? t('second_off_text')
            : t('second_on_text', { count: security.backupCodesLeft })}
        </p>
        <LinkButton kind="secondary" href={localPath(locale, SECOND_FACTOR)}>
          {t(security.backupCodesLeft === undefined ? 'second_set_up' : 'second_manage')}
        </LinkButton>
      </section>
      <Sessions locale={locale} sessions={security.sessions} t={t} />
      <section class="stack">
        <h2>{t('password_title')}</h2>
        <Form action={localPath(locale, `${HOME}/password`)} errors={errors} errorTitle={t('fix')}>
          <CurrentPasswordField t={t} error={errors?.['current']} />
          <NewPasswordField locale={locale} error={errors?.['password']} />
          <p class="muted">{t('change_note')}</p>
          <Button>{t('change')}</Button>
        </Form>
      </section>
    </div>
  );
}

function CurrentPasswordField({ t, error }: { t: T; error?: string | undefined }) {
  return (
    <TextField
      name="current"
      type="password"
      label={t('current')}
      why={t('current_why')}
      error={error}
      autocomplete="current-password"
      required
    />
  );
}

function Sessions({ locale, sessions, t }: { locale: Locale; sessions: readonly SessionView[]; t: T }) {
  const rows = sessions.map((session) => ({
    device: deviceWords(session.device, t),
    since: <Moment value={session.openedAt} locale={locale} />,
    act: session.current ? (
      <Tag tone="good">{t('this_one')}</Tag>
    ) : (
      <form method="post" action={localPath(locale, `${HOME}/sessions/${session.id}/ending`)}>
        <Button kind="quiet">{t('end')}</Button>
      </form>
    ),
  }));
  const columns = (['device', 'since', 'act'] as const).map((key) => ({ key, label: t(key) }));
  return (
    <section class="stack">
      <h2>{t('sessions_title')}</h2>
      <DataTable caption={t('sessions_title')} captionHidden columns={columns} rows={rows} empty={t('no_sessions')} />
      {sessions.length > 1 && (
        <form method="post" action={localPath(locale, `${HOME}/sessions/ending`)}>
          <Button kind="secondary">{t('end_others')}</Button>
        </form>
      )}
    </section>
  );
}

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
          <TextField
            name="code"
            label={t('code')}
            why={t('code_why')}
            error={errors?.['code']}
            inputmode="numeric"
            autocomplete="one-time-code"
            width="short"
            maxlength={10}
            required
          />
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
