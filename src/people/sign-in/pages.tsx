/** The pages of signing in: one question, one answer. */
import {
  Button,
  CodeField,
  type FieldErrors,
  Form,
  Hidden,
  LinkButton,
  Notice,
  QuietPage,
  TextField,
} from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { NewPasswordField } from './new-password-field.tsx';
import type { TokenProblem, TokenPurpose } from './one-time-token.ts';

export const SIGN_IN_NEWS = ['confirmed', 'password', 'letter', 'signed-out'] as const;
export type SignInNews = (typeof SIGN_IN_NEWS)[number];

type FormPageProps = { locale: Locale; errors?: FieldErrors | undefined };

export type SignInPageProps = FormPageProps & {
  email?: string | undefined;
  next?: string | undefined;
  news?: SignInNews | undefined;
};

export function SignInPage({ locale, email, next, news, errors }: SignInPageProps) {
  const t = translator(messages, locale);
  return (
    <QuietPage title={t('sign_in_title')}>
      {news && (
        <Notice kind={news === 'signed-out' ? 'info' : 'success'}>
          <p>{t(`done_${news}`)}</p>
        </Notice>
      )}
      <Form action={localPath(locale, '/sign-in')} errors={errors} errorTitle={t('fix')}>
        {next && <Hidden name="next" value={next} />}
        <TextField
          name="email"
          type="email"
          label={t('email')}
          value={email}
          error={errors?.['email']}
          autocomplete="username"
          required
        />
        <TextField
          name="password"
          type="password"
          label={t('password')}
          error={errors?.['password']}
          autocomplete="current-password"
          required
        />
        <Button>{t('sign_in')}</Button>
      </Form>
      <p>
        <a href={localPath(locale, '/sign-in/forgotten')}>{t('forgotten_link')}</a>
      </p>
      <p>
        {t('no_account')}{' '}
        <a href={`${localPath(locale, '/sign-up')}${next ? `?next=${encodeURIComponent(next)}` : ''}`}>
          {t('sign_up')}
        </a>
      </p>
    </QuietPage>
  );
}

/** `ticket` proves that the password was right a moment ago. */
export function UnconfirmedPage({ locale, ticket }: { locale: Locale; ticket: string }) {
  const t = translator(messages, locale);
  return (
    <QuietPage title={t('unconfirmed_title')}>
      <p>{t('unconfirmed_text')}</p>
      <Form action={localPath(locale, '/sign-in/confirmation')}>
        <Hidden name="ticket" value={ticket} />
        <Button>{t('send_again')}</Button>
      </Form>
    </QuietPage>
  );
}

export function SecondFactorPage({ locale, next, errors }: FormPageProps & { next?: string | undefined }) {
  const t = translator(messages, locale);
  return (
    <QuietPage title={t('second_title')}>
      <p>{t('second_text')}</p>
      <Form action={localPath(locale, '/sign-in/second-factor')} errors={errors} errorTitle={t('fix')}>
        {next && <Hidden name="next" value={next} />}
        <CodeField label={t('code')} hint={t('code_hint')} error={errors?.['code']} required />
        <Button>{t('sign_in')}</Button>
      </Form>
    </QuietPage>
  );
}

export function StartAgainPage({ locale }: { locale: Locale }) {
  const t = translator(messages, locale);
  return (
    <QuietPage title={t('start_again_title')}>
      <p>{t('start_again_text')}</p>
      <LinkButton href={localPath(locale, '/sign-in')}>{t('back_to_sign_in')}</LinkButton>
    </QuietPage>
  );
}

export function ForgottenPage({ locale, email, errors }: FormPageProps & { email?: string | undefined }) {
  const t = translator(messages, locale);
  return (
    <QuietPage title={t('forgotten_title')}>
      <p>{t('forgotten_text')}</p>
      <Form action={localPath(locale, '/sign-in/forgotten')} errors={errors} errorTitle={t('fix')}>
        <TextField
          name="email"
          type="email"
          label={t('email')}
          value={email}
          error={errors?.['email']}
          autocomplete="username"
          required
        />
        <Button>{t('send_link')}</Button>
      </Form>
    </QuietPage>
  );
}

export function LetterSentPage({ locale }: { locale: Locale }) {
  const t = translator(messages, locale);
  return (
    <QuietPage title={t('sent_title')}>
      <p>{t('sent_text')}</p>
      <LinkButton kind="secondary" href={localPath(locale, '/sign-in')}>
        {t('back_to_sign_in')}
      </LinkButton>
    </QuietPage>
  );
}

export function NewPasswordPage({ locale, token, errors }: FormPageProps & { token: string }) {
  const t = translator(messages, locale);
  return (
    <QuietPage title={t('set_title')}>
      <p>{t('set_text')}</p>
      <Form action={localPath(locale, '/sign-in/new-password')} errors={errors} errorTitle={t('fix')}>
        <Hidden name="token" value={token} />
        <NewPasswordField locale={locale} error={errors?.['password']} />
        <Button>{t('set')}</Button>
      </Form>
    </QuietPage>
  );
}

export type ConfirmEmailPageProps = { locale: Locale; token: string; next?: string | undefined };

export function ConfirmEmailPage({ locale, token, next }: ConfirmEmailPageProps) {
  const t = translator(messages, locale);
  return (
    <QuietPage title={t('confirm_title')}>
      <p>{t('confirm_text')}</p>
      <Form action={localPath(locale, '/confirm-email')}>
        <Hidden name="token" value={token} />
        {next && <Hidden name="next" value={next} />}
        <Button>{t('confirm')}</Button>
      </Form>
    </QuietPage>
  );
}

/** A link that opens nothing: why, and how to come by a new one. */
export function LinkProblemPage({
  locale,
  problem,
  purpose,
}: {
  locale: Locale;
  problem: TokenProblem;
  purpose: TokenPurpose;
}) {
  const t = translator(messages, locale);
  const again = purpose === 'new-password' && problem !== 'used';
  return (
    <QuietPage title={t(`link_${problem}_title`)}>
      <p>{t(`link_${problem}_text`)}</p>
      {purpose === 'confirm-email' && problem !== 'used' && <p>{t('new_confirmation')}</p>}
      <LinkButton href={localPath(locale, again ? '/sign-in/forgotten' : '/sign-in')}>
        {t(again ? 'new_link' : 'back_to_sign_in')}
      </LinkButton>
    </QuietPage>
  );
}
