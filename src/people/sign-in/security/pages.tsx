/** The pages of an account's safety: password, second factor, where one is signed in. */
import {
  Breadcrumbs,
  Button,
  DataTable,
  type FieldErrors,
  Form,
  LinkButton,
  Moment,
  Notice,
  Tag,
  TextField,
} from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { type Translate, translator } from '#platform/i18n/messages.ts';
import type { Device } from '../device.ts';
import { NewPasswordField } from '../new-password-field.tsx';
import type { SecurityView, SessionView } from './find-security.ts';
import { messages } from './messages.ts';

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

export function CurrentPasswordField({ t, error }: { t: T; error?: string | undefined }) {
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
