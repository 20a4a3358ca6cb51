import type { Child } from 'hono/jsx';
import type { SchoolFacts } from '#platform/context.ts';
import { LinkButton, Radios } from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { ADULT_AGE } from './age.ts';
import { messages } from './messages.ts';

export interface AgeQuestionProps {
  readonly locale: Locale;
  /** The field's name in the form; `adult` unless told. */
  readonly name?: string;
  readonly value?: string | undefined;
  readonly error?: string | undefined;
  /** When it is the only question of its page. */
  readonly legendAsHeading?: boolean;
}

/** Two answers and none chosen beforehand; read it with `ageField`. */
export function AgeQuestion({ locale, name = 'adult', value, error, legendAsHeading }: AgeQuestionProps) {
  const t = translator(messages, locale);
  return (
    <Radios
      legend={t('question', { age: ADULT_AGE })}
      legendAsHeading={legendAsHeading}
      why={t('why')}
      name={name}
      value={value}
      error={error}
      options={[
        { value: 'yes', label: t('yes') },
        { value: 'no', label: t('no', { age: ADULT_AGE }) },
      ]}
    />
  );
}

export function UnderAgePage({ locale, school }: { locale: Locale; school: SchoolFacts }): Child {
  const t = translator(messages, locale);
  return (
    <div class="page page-narrow">
      <header class="page-header">
        <h1>{t('title', { age: ADULT_AGE })}</h1>
        <p class="lead">{t('why')}</p>
      </header>
      <p>{t('nothing_kept')}</p>
      <h2>{t('how')}</h2>
      <ol>
        <li>{t('step_tell')}</li>
        <li>{t('step_write', { email: school.email, phone: school.phone })}</li>
        <li>{t('step_enrol')}</li>
      </ol>
      <p>
        <LinkButton href={localPath(locale, '/programmes')} kind="secondary">
          {t('programmes')}
        </LinkButton>
      </p>
    </div>
  );
}
