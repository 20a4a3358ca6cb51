/** Signing up: first whether one is of age, then three fields and the consents. */
import type { Child } from 'hono/jsx';
import { NewPasswordField } from '#people/sign-in';
import { Button, type FieldErrors, Form, Hidden, LinkButton, QuietPage, TextField } from '#platform/html/index.ts';
import { type FormValues, typed } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { ConsentChoices, explainConsentErrors } from '#privacy/consents';
import { AgeQuestion } from '#privacy/minors';
import { messages } from './messages.ts';

interface FormPageProps {
  readonly locale: Locale;
  readonly next: string | undefined;
  readonly values?: FormValues | undefined;
  readonly errors?: FieldErrors | undefined;
}

function ToSignIn({ locale, next }: { locale: Locale; next: string | undefined }) {
  const t = translator(messages, locale);
  const query = next ? `?next=${encodeURIComponent(next)}` : '';
  return (
    <p>
      {t('have_account')} <a href={`${localPath(locale, '/sign-in')}${query}`}>{t('sign_in')}</a>
    </p>
  );
}

export function AgePage({ locale, next, values, errors }: FormPageProps): Child {
  const t = translator(messages, locale);
  return (
    <div class="page page-narrow">
      <Form action={localPath(locale, '/sign-up')} errors={errors} errorTitle={t('fix')}>
        {next && <Hidden name="next" value={next} />}
        <AgeQuestion locale={locale} value={typed(values, 'adult')} error={errors?.['adult']} legendAsHeading />
        <div class="actions">
          <Button>{t('on')}</Button>
        </div>
      </Form>
      <ToSignIn locale={locale} next={next} />
    </div>
  );
}

export function DetailsPage({ locale, next, values, errors = {} }: FormPageProps): Child {
  const t = translator(messages, locale);
  return (
    <div class="page page-narrow">
      <header class="page-header">
        <h1>{t('details')}</h1>
        <p class="lead">{t('details_lead')}</p>
      </header>
      <Form
        action={localPath(locale, '/sign-up')}
        errors={explainConsentErrors(errors, locale)}
        errorTitle={t('fix')}
        guard
      >
        <Hidden name="adult" value="yes" />
        {next && <Hidden name="next" value={next} />}
        <TextField
          name="name"
          label={t('name')}
          why={t('name_why')}
          value={typed(values, 'name')}
          error={errors['name']}
          autocomplete="name"
          maxlength={NAME_LENGTH}
          required
        />
        <TextField
          name="email"
          type="email"
          label={t('email')}
          why={t('email_why')}
          value={typed(values, 'email')}
          error={errors['email']}
          autocomplete="username"
          required
        />
        <NewPasswordField locale={locale} error={errors['password']} first />
        <ConsentChoices locale={locale} values={values} errors={errors} />
        <p>
          {t('policy_before')} <a href={localPath(locale, '/privacy')}>{t('policy')}</a>.
        </p>
        <div class="actions">
          <Button>{t('sign_up')}</Button>
        </div>
      </Form>
    </div>
  );
}

export const NAME_LENGTH = 120;

export function LetterSentPage({ locale, demo }: { locale: Locale; demo: boolean }): Child {
  const t = translator(messages, locale);
  return (
    <QuietPage title={t('sent_title')}>
      <p class="lead">{t('sent_text')}</p>
      <p class="muted">{t('sent_missing')}</p>
      {demo && (
        <>
          <p>{t('dev_mail_text')}</p>
          <LinkButton href={localPath(locale, '/dev/mail')} kind="secondary">
            {t('dev_mail')}
          </LinkButton>
        </>
      )}
    </QuietPage>
  );
}
