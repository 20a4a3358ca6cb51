import {
  Breadcrumbs,
  Button,
  type FieldErrors,
  Form,
  Hidden,
  LinkButton,
  Notice,
  TextField,
} from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { emailMessages } from './change-email-messages.ts';

export interface ChangeEmailPageProps {
  readonly locale: Locale;
  readonly email?: string | undefined;
  readonly sent?: boolean;
  readonly errors?: FieldErrors | undefined;
}

export function ChangeEmailPage({ locale, email, sent, errors }: ChangeEmailPageProps) {
  const t = translator(emailMessages, locale);
  return (
    <div class="page page-narrow">
      <Breadcrumbs
        label={t('breadcrumbs')}
        items={[
          { href: localPath(locale, '/account'), label: t('account') },
          { href: localPath(locale, '/account/profile'), label: t('profile') },
          { label: t('title') },
        ]}
      />
      <h1>{t('title')}</h1>
      {sent && (
        <Notice kind="success">
          <p>{t('sent')}</p>
        </Notice>
      )}
      <p>{t('lead')}</p>
      <Form action={localPath(locale, '/account/email')} errors={errors} errorTitle={t('fix')}>
        <TextField
          name="email"
          type="email"
          label={t('email')}
          why={t('email_why')}
          value={email}
          error={errors?.['email']}
          autocomplete="email"
          required
        />
        <TextField
          name="password"
          type="password"
          label={t('password')}
          why={t('password_why')}
          error={errors?.['password']}
          autocomplete="current-password"
          required
        />
        <Button>{t('submit')}</Button>
      </Form>
    </div>
  );
}

export function ConfirmNewEmailPage({ locale, email, token }: { locale: Locale; email: string; token: string }) {
  const t = translator(emailMessages, locale);
  return (
    <div class="page page-narrow">
      <h1>{t('confirm_title')}</h1>
      <p>{t('confirm_text', { email })}</p>
      <Form action={localPath(locale, '/confirm-new-email')}>
        <Hidden name="token" value={token} />
        <Button>{t('confirm')}</Button>
      </Form>
    </div>
  );
}

export function EmailChangedPage({ locale }: { locale: Locale }) {
  const t = translator(emailMessages, locale);
  return (
    <div class="page page-narrow">
      <h1>{t('changed_title')}</h1>
      <p>{t('changed_text')}</p>
      <LinkButton href={localPath(locale, '/sign-in')}>{t('sign_in')}</LinkButton>
    </div>
  );
}
