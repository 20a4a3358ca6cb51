/** The office's pages for writing a revision: what it is about, its texts, its bindings, the difference. */
import type { Child } from 'hono/jsx';
import {
  Button,
  Checkboxes,
  Day,
  type FieldErrors,
  FileField,
  Form,
  Hidden,
  Notice,
  Radios,
  TextArea,
} from '#platform/html/index.ts';
import { type FormValues, typed } from '#platform/http/form.ts';
import { LOCALES, type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { SectionChanges } from './compare.ts';
import { LONGEST_SOURCE, type PolicyWording, type Problem } from './document.ts';
import { Difference, WordingText } from './document-view.tsx';
import { OfficeCrumbs, officePath } from './office-frame.tsx';
import { office } from './office-messages.ts';
import type { Revision } from './queries.ts';
import type { PolicyCatalogue } from './readiness.ts';
import { NOTICE_DAYS } from './revision.ts';

type Named = Pick<Revision, 'id' | 'name' | 'created_at'>;

export interface EditorProps {
  readonly revision: Named;
  readonly version: number;
  readonly refusal?: string | undefined;
  readonly errors?: FieldErrors | undefined;
  readonly locale: Locale;
}

export function Refusal({ text, locale }: { text: string | undefined; locale: Locale }) {
  if (!text) return null;
  return (
    <div role="alert">
      <Notice kind="danger" title={translator(office, locale)('conflict_title')}>
        <p>{text}</p>
      </Notice>
    </div>
  );
}

export function DetailsPage({
  revision,
  version,
  values,
  catalogue,
  refusal,
  errors,
  locale,
}: EditorProps & { values: FormValues; catalogue: PolicyCatalogue }): Child {
  const t = translator(office, locale);
  const ticked = [values['purposes'] ?? []].flat();
  return (
    <div class="page page-narrow">
      <OfficeCrumbs revision={revision} here={t('details')} locale={locale} />
      <h1>{t('details')}</h1>
      <Refusal text={refusal} locale={locale} />
      <Form action={officePath(locale, `/${revision.id}/details`)} errors={errors} errorTitle={t('error_title')} guard>
        <Hidden name="version" value={String(version)} />
        <Radios
          legend={t('materiality')}
          why={t('materiality_why')}
          name="materiality"
          value={typed(values, 'materiality')}
          error={errors?.['materiality']}
          options={[
            { value: 'material', label: t('material'), hint: t('material_hint', { days: NOTICE_DAYS }) },
            { value: 'editorial', label: t('editorial'), hint: t('editorial_hint') },
          ]}
        />
        {LOCALES.map((language) => (
          <TextArea
            name={`summary-${language}`}
            label={t('summary_in', { language: t(language) })}
            why={language === 'ru' ? t('summary_why') : undefined}
            rows={3}
            value={typed(values, `summary-${language}`)}
            error={errors?.[`summary-${language}`]}
          />
        ))}
        <Checkboxes
          legend={t('new_purposes')}
          hint={t('new_purposes_hint')}
          name="purposes"
          error={errors?.['purposes']}
          options={catalogue.purposes.map(({ id, label }) => ({
            value: id,
            label: label[locale],
            checked: ticked.includes(id),
          }))}
        />
        <div class="actions">
          <Button>{t('save')}</Button>
        </div>
      </Form>
    </div>
  );
}

/** What is wrong with a text, in words. */
export function problemText({ problem, line }: Problem, locale: Locale): string {
  return translator(office, locale)(problem, { line, max: LONGEST_SOURCE });
}

export interface TextPageProps extends EditorProps {
  readonly language: Locale;
  readonly source: string;
  readonly problems: readonly Problem[];
  readonly preview: PolicyWording | undefined;
  readonly imported: boolean;
  readonly pasted?: string | undefined;
}

export function TextPage(props: TextPageProps): Child {
  const { revision, version, language, source, problems, preview, imported, refusal, errors, locale } = props;
  const t = translator(office, locale);
  const title = t('text_of', { language: t(language) });
  const [first] = problems;
  const shownErrors = first ? { source: problemText(first, locale), ...errors } : errors;
  return (
    <div class="page">
      <OfficeCrumbs revision={revision} here={title} locale={locale} />
      <h1>{title}</h1>
      <Refusal text={refusal} locale={locale} />
      {imported && (
        <Notice kind="info">
          <p>{t('imported')}</p>
        </Notice>
      )}
      <Form
        action={officePath(locale, `/${revision.id}/texts/${language}`)}
        errors={shownErrors}
        errorTitle={t('error_title')}
        guard
      >
        <Hidden name="version" value={String(version)} />
        <Grammar locale={locale} />
        {problems.length > 1 && (
          <ul>
            {problems.map((problem) => (
              <li>{problemText(problem, locale)}</li>
            ))}
          </ul>
        )}
        <TextArea name="source" label={t('text_label')} rows={24} value={source} error={shownErrors?.['source']} />
        <div class="actions">
          <Button name="act" value="save">
            {t('save')}
          </Button>
          <Button kind="secondary" name="act" value="preview">
            {t('preview')}
          </Button>
        </div>
      </Form>
      {preview && (
        <section class="section" aria-labelledby="preview">
          <h2 id="preview">{t('preview_title')}</h2>
          <p class="muted">{t('preview_note')}</p>
          <div class="block">
            <p class="lead">{preview.title}</p>
            <WordingText wording={preview} prefix="preview-" />
          </div>
        </section>
      )}
      <ImportForm {...props} />
    </div>
  );
}

function Grammar({ locale }: { locale: Locale }) {
  const t = translator(office, locale);
  return (
    <details class="disclosure">
      <summary>{t('grammar_title')}</summary>
      <ul>
        <li>{t('grammar_heading')}</li>
        <li>{t('grammar_clause')}</li>
        <li>
          {t('grammar_mark')} <span class="code">{'{#keep.logs}'}</span>
        </li>
        <li>{t('grammar_plain')}</li>
      </ul>
    </details>
  );
}

function ImportForm({ revision, version, language, errors, pasted, locale }: TextPageProps) {
  const t = translator(office, locale);
  return (
    <details class="disclosure" open={Boolean(errors?.['document'])}>
      <summary>{t('import')}</summary>
      <Form action={officePath(locale, `/${revision.id}/texts/${language}/import`)} enctype="multipart/form-data">
        <p>{t('import_text')}</p>
        <Hidden name="version" value={String(version)} />
        <TextArea name="document" label={t('import_paste')} rows={6} value={pasted} error={errors?.['document']} />
        <FileField name="file" label={t('import_file')} accept=".txt,.md,text/plain,text/markdown" />
        <div class="actions">
          <Button kind="secondary">{t('import_do')}</Button>
        </div>
      </Form>
    </details>
  );
}

export function OfficeChangesPage({
  revision,
  inForce,
  sections,
  language,
  locale,
}: {
  revision: Named;
  inForce: { readonly name: string | null; readonly effective_on: Temporal.PlainDate | null } | undefined;
  sections: readonly SectionChanges[];
  language: Locale;
  locale: Locale;
}): Child {
  const t = translator(office, locale);
  return (
    <div class="page">
      <OfficeCrumbs revision={revision} here={t('changes')} locale={locale} />
      <header class="page-header">
        <h1>{t('changes')}</h1>
        {inForce?.effective_on && (
          <p class="lead">
            <a href={localPath(language, '/privacy')}>{inForce.name}</a>,{' '}
            <Day value={inForce.effective_on} locale={locale} />
          </p>
        )}
      </header>
      <nav class="tabs" aria-label={t('texts')}>
        {LOCALES.map((each) => (
          <a
            href={officePath(locale, `/${revision.id}/changes/${each}`)}
            aria-current={each === language ? 'page' : undefined}
          >
            {t(each)}
          </a>
        ))}
      </nav>
      <div lang={language}>
        <Difference sections={sections} locale={locale} />
      </div>
    </div>
  );
}
