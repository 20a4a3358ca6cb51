/** Writing a revision’s text in one language. */
import type { Child } from 'hono/jsx';
import { Button, FileField, Form, Hidden, Notice, TextArea } from '#platform/html/index.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { LONGEST_SOURCE, type PolicyWording, type Problem } from '../document.ts';
import { WordingText } from '../document-view.tsx';
import { type EditorProps, Refusal } from './editor-frame.tsx';
import { OfficeCrumbs, officePath } from './frame.tsx';
import { office } from './messages.ts';

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
