import {
  Breadcrumbs,
  Button,
  DataTable,
  type FieldErrors,
  Form,
  Moment,
  Notice,
  Radios,
  SummaryList,
  TextArea,
  TextField,
} from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { correctionsOf } from './correct-person.ts';
import { messages } from './messages.ts';

type Correction = Awaited<ReturnType<typeof correctionsOf>>[number];

/** What the form shows: as typed, or as stored. */
export interface ProfileValues {
  readonly name: string;
  readonly phone: string;
  readonly language: string;
  readonly experience: string;
  readonly education: string;
  readonly goals: string;
}

export type ProfilePageProps = {
  locale: Locale;
  email: string;
  values: ProfileValues;
  corrections?: readonly Correction[];
  saved?: boolean | undefined;
  errors?: FieldErrors | undefined;
};

const LANGUAGES = [
  { value: 'ru', label: 'Русский' },
  { value: 'kk', label: 'Қазақша' },
  { value: 'en', label: 'English' },
];
const ANSWERS = ['experience', 'education', 'goals'] as const;

export function ProfilePage({ locale, email, values, corrections = [], saved, errors }: ProfilePageProps) {
  const t = translator(messages, locale);
  return (
    <div class="page page-narrow">
      <Breadcrumbs
        label={t('account')}
        items={[{ href: localPath(locale, '/account'), label: t('account') }, { label: t('title') }]}
      />
      <h1>{t('title')}</h1>
      {saved && (
        <Notice kind="success">
          <p>{t('done')}</p>
        </Notice>
      )}
      <p>{t('lead')}</p>
      <Form action={localPath(locale, '/account/profile')} errors={errors} errorTitle={t('fix')} guard>
        <TextField
          name="name"
          label={t('name')}
          hint={t('name_hint')}
          why={t('name_why')}
          value={values.name}
          error={errors?.['name']}
          autocomplete="name"
          maxlength={120}
          required
        />
        <SummaryList items={[{ label: t('email'), value: email }]} />
        <p class="muted">
          {t('email_note')} <a href={localPath(locale, '/account/email')}>{t('email_change')}</a>
        </p>
        <TextField
          name="phone"
          type="tel"
          label={t('phone')}
          optionalText={t('optional')}
          hint={t('phone_hint')}
          why={t('phone_why')}
          value={values.phone}
          error={errors?.['phone']}
          autocomplete="tel"
          width="medium"
          maxlength={40}
        />
        <Radios
          name="language"
          legend={t('language')}
          why={t('language_why')}
          options={LANGUAGES}
          value={values.language}
          error={errors?.['language']}
        />
        {ANSWERS.map((answer) => (
          <TextArea
            name={answer}
            label={t(answer)}
            optionalText={t('optional')}
            why={t(`${answer}_why`)}
            value={values[answer]}
            error={errors?.[answer]}
            rows={3}
            maxlength={1000}
          />
        ))}
        <Button>{t('save')}</Button>
      </Form>
      {corrections.length > 0 && <History locale={locale} corrections={corrections} />}
    </div>
  );
}

function History({ locale, corrections }: { locale: Locale; corrections: readonly Correction[] }) {
  const t = translator(messages, locale);
  const value = (text: string | null, field: Correction['field']) => {
    if (text === null || text === '') return t('empty');
    return field === 'locale' ? (LANGUAGES.find((each) => each.value === text)?.label ?? text) : text;
  };
  return (
    <section class="section">
      <h2>{t('history')}</h2>
      <p class="muted">{t('history_text')}</p>
      <DataTable
        caption={t('history')}
        captionHidden
        columns={[
          { key: 'when', label: t('when') },
          { key: 'field', label: t('field') },
          { key: 'before', label: t('before') },
          { key: 'after', label: t('after') },
          { key: 'by', label: t('by') },
        ]}
        rows={corrections.map(({ corrected_at, field, old_value, new_value, way }) => ({
          when: <Moment value={corrected_at} locale={locale} />,
          field: t(field === 'locale' ? 'language' : field),
          before: value(old_value, field),
          after: value(new_value, field),
          by: t(`way_${way}`),
        }))}
        empty=""
      />
    </section>
  );
}
