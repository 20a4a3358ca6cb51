/** The office's page where clauses are bound to promises. */
import type { Child } from 'hono/jsx';
import { Button, Form, Hidden } from '#platform/html/index.ts';
import { type FormValues, typed } from '#platform/http/form.ts';
import { LOCALES, type Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { Clause, Section } from '../document.ts';
import type { PolicyCatalogue } from '../readiness.ts';
import { type EditorProps, Refusal } from './editor-frame.tsx';
import { OfficeCrumbs, officePath } from './frame.tsx';
import { office } from './messages.ts';

export interface BindPageProps extends EditorProps {
  readonly language: Locale;
  readonly clauses: readonly (Clause & { readonly section: Section | undefined })[];
  readonly suggested: readonly (readonly string[])[];
  readonly values: FormValues;
  readonly catalogue: PolicyCatalogue;
}

export function BindPage(props: BindPageProps): Child {
  const { revision, version, language, clauses, suggested, values, catalogue, refusal, errors, locale } = props;
  const t = translator(office, locale);
  let heading: string | undefined;
  return (
    <div class="page">
      <OfficeCrumbs revision={revision} here={t('bind_title')} locale={locale} />
      <header class="page-header">
        <h1>{t('bind_title')}</h1>
        <p class="lead">{t('bind_lead')}</p>
      </header>
      <nav class="tabs" aria-label={t('texts')}>
        {LOCALES.map((each) => (
          <a
            href={officePath(locale, `/${revision.id}/clauses/${each}`)}
            aria-current={each === language ? 'page' : undefined}
          >
            {t(each)}
          </a>
        ))}
      </nav>
      <Refusal text={refusal} locale={locale} />
      <details class="disclosure">
        <summary>{t('all_promises')}</summary>
        <dl>
          {catalogue.promises.map(({ id, sentence }) => (
            <>
              <dt class="code">{id}</dt>
              <dd>{sentence[locale]}</dd>
            </>
          ))}
        </dl>
      </details>
      <Form
        action={officePath(locale, `/${revision.id}/clauses/${language}`)}
        errors={errors}
        errorTitle={t('error_title')}
        guard
      >
        <Hidden name="version" value={String(version)} />
        <datalist id="promises">
          {catalogue.promises.map(({ id }) => (
            <option value={id} />
          ))}
        </datalist>
        {clauses.map((clause, index) => {
          const opens = clause.section?.heading !== heading;
          heading = clause.section?.heading;
          const name = `clause-${index}`;
          const ids = suggested[index] ?? [];
          const value = typed(values, name) ?? clause.promises.join(' ');
          return (
            <>
              {opens && <h2>{heading}</h2>}
              <BindField
                name={name}
                text={clause.text}
                value={value}
                suggested={ids.length > 0 && value === '' ? t('bind_suggested', { ids: ids.join(', ') }) : undefined}
                error={errors?.[name]}
                locale={locale}
              />
            </>
          );
        })}
        <p class="muted">{t('bind_all')}</p>
        <div class="actions">
          <Button>{t('save')}</Button>
        </div>
      </Form>
    </div>
  );
}

function BindField({
  name,
  text,
  value,
  suggested,
  error,
  locale,
}: {
  name: string;
  text: string;
  value: string;
  suggested: string | undefined;
  error: string | undefined;
  locale: Locale;
}) {
  const t = translator(office, locale);
  const id = `field-${name}`;
  return (
    <div class={error ? 'field field-failed' : 'field'}>
      <div class="field-body">
        <label class="field-label" for={id}>
          {text}
          <span class="visually-hidden"> ({t('bind_field')})</span>
        </label>
        {error && (
          <p class="field-error" id={`${id}-error`}>
            {error}
          </p>
        )}
        <input
          class="input input-full"
          id={id}
          name={name}
          value={value}
          list="promises"
          autocomplete="off"
          spellcheck={false}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={error ? `${id}-error` : suggested ? `${id}-hint` : undefined}
        />
        {suggested && (
          <p class="field-hint" id={`${id}-hint`}>
            {suggested}
          </p>
        )}
      </div>
    </div>
  );
}
