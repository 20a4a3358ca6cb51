import type { Child } from 'hono/jsx';
import type { SchoolFacts } from '#platform/context.ts';
import { Button, CodeField, Form, LinkButton, Notice, Select, TextArea, TextField } from '#platform/html/index.ts';
import { type FieldErrors, type FormValues, typed } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { DEMANDS } from '#privacy/terms';
import { messages } from './messages.ts';
import { signaturePath } from './signature-page.tsx';
import { wordsIn } from './words.ts';

interface FormPageProps {
  readonly locale: Locale;
  readonly values: FormValues | undefined;
  readonly errors: FieldErrors | undefined;
}

export function DemandSelect({
  locale,
  value,
  error,
  why,
}: {
  locale: Locale;
  value?: string | undefined;
  error?: string | undefined;
  why?: string;
}) {
  const words = wordsIn(locale);
  return (
    <Select
      name="demand"
      label={translator(messages, locale)('demand')}
      why={why}
      options={DEMANDS.map((demand) => ({ value: demand, label: words.demand(demand) }))}
      value={value}
      error={error}
    />
  );
}

export function RequestPage({ locale, values, errors, school }: FormPageProps & { school: SchoolFacts }): Child {
  const t = translator(messages, locale);
  return (
    <div class="page page-narrow">
      <h1>{t('request_title')}</h1>
      <p class="lead">{t('request_lead')}</p>
      <p>
        {t('request_account')} <a href={localPath(locale, '/account/privacy')}>{t('request_account_link')}</a>
      </p>
      <Form
        action={localPath(locale, '/privacy/request')}
        {...(errors && { errors: { ...errors }, errorTitle: t('errors') })}
      >
        <DemandSelect
          locale={locale}
          value={typed(values, 'demand')}
          error={errors?.['demand']}
          why={t('demand_why')}
        />
        <TextField
          name="email"
          type="email"
          autocomplete="email"
          label={t('email')}
          why={t('email_why')}
          value={typed(values, 'email')}
          error={errors?.['email']}
        />
        <TextArea
          name="text"
          label={t('text')}
          why={t('text_why')}
          value={typed(values, 'text')}
          error={errors?.['text']}
          maxlength={5000}
        />
        <Button>{t('send')}</Button>
      </Form>
      <p>{t('by_mail', { email: school.email })}</p>
    </div>
  );
}

/** What the last step did: the code is on its way, the address is shown, a signature waits for the staff. */
export const CODE_WORDS = ['sent', 'confirmed', 'signed'] as const;

export function CodePage({
  locale,
  values,
  errors,
  done,
  signing,
}: FormPageProps & { done: (typeof CODE_WORDS)[number] | undefined; signing: boolean }): Child {
  const t = translator(messages, locale);
  if (done === 'confirmed' || done === 'signed') {
    return (
      <div class="page page-narrow">
        <h1>{t('request_title')}</h1>
        <Notice kind="success">
          <p>{t(`code_${done}`)}</p>
        </Notice>
      </div>
    );
  }
  return (
    <div class="page page-narrow">
      <h1>{t('code_title')}</h1>
      {done === 'sent' && (
        <Notice kind="success">
          <p>{t('code_sent')}</p>
        </Notice>
      )}
      <Form
        action={localPath(locale, '/privacy/request/code')}
        {...(errors && { errors: { ...errors }, errorTitle: t('errors') })}
      >
        <TextField
          name="number"
          label={t('number')}
          value={typed(values, 'number')}
          error={errors?.['number']}
          width="medium"
        />
        <CodeField label={t('code')} why={t('code_why')} error={errors?.['code']} />
        <Button>{t('confirm')}</Button>
      </Form>
      {signing && (
        <section class="section">
          <h2>{t('sign_instead')}</h2>
          <p>{t('sign_instead_text')}</p>
          <LinkButton kind="secondary" href={localPath(locale, signaturePath(typed(values, 'number')))}>
            {t('sign_open')}
          </LinkButton>
        </section>
      )}
    </div>
  );
}
