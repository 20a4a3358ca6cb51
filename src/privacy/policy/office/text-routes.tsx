/** The wording of a revision in one language: written, seen before it is kept, or taken from a document. */
import { z } from 'zod';
import { type App, type Request, seeOther, uuidParam } from '#platform/http/app.ts';
import { oneOf, readForm, typed } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { readWording, tidySource, writeWording } from '../document.ts';
import { isMarkdown, splitDocument } from '../import-document.ts';
import { type FullRevision, getRevision } from '../queries.ts';
import { saveText } from '../write-revision.ts';
import { donePath, draftPage, languageParam, type Refused, refusalText, versionField as version } from './answers.ts';
import { office } from './messages.ts';
import { TextPage, type TextPageProps } from './text-page.tsx';

const LONGEST_DOCUMENT = 200_000;
const textForm = z.object({ version, source: z.string().default(''), act: oneOf(['save', 'preview']).default('save') });
const importForm = z.object({ version, document: z.string().max(LONGEST_DOCUMENT, 'too_long').default('') });

export function textRoutes(app: App): void {
  app.get('/office/policy/:id/texts/:language', async (c) => {
    const revision = await getRevision(c.var.ctx, uuidParam(c, 'id'));
    return showText(c, revision, revision.texts[languageParam(c)]?.source ?? '', {});
  });

  app.post('/office/policy/:id/texts/:language', async (c) => {
    const { ctx, locale } = c.var;
    const language = languageParam(c);
    const form = await readForm(c, textForm);
    const revision = await getRevision(ctx, uuidParam(c, 'id'));
    if (!form.ok) {
      return showText(c, revision, typed(form.values, 'source') ?? '', { status: 422, errors: form.errors });
    }
    const { version: seen, source, act: wanted } = form.value;
    const tidy = tidySource(source);
    const { wording, problems } = readWording(tidy);
    if (problems.length > 0) return showText(c, revision, source, { status: 422, problems, version: seen });
    if (wanted === 'preview') return showText(c, revision, tidy, { preview: wording, version: seen });
    try {
      await saveText(ctx, { id: revision.id, version: seen }, language, source);
    } catch (error) {
      const { text } = refusalText(error, locale);
      return showText(c, revision, source, { status: 409, refusal: text });
    }
    return seeOther(c, donePath(c, 'saved'));
  });

  app.post('/office/policy/:id/texts/:language/import', async (c) => {
    const { ctx, locale } = c.var;
    const t = translator(office, locale);
    const language = languageParam(c);
    const form = await readForm(c, importForm);
    const revision = await getRevision(ctx, uuidParam(c, 'id'));
    const kept = revision.texts[language]?.source ?? '';
    const refuse = (error: string) =>
      showText(c, revision, kept, {
        status: 422,
        errors: { document: error },
        pasted: typed(form.values, 'document')?.slice(0, LONGEST_DOCUMENT),
      });
    if (!form.ok) return refuse(form.errors['document'] ?? t('no-document'));
    const given = await documentText(form.files['file'], form.value.document);
    if (given === undefined) return refuse(t('file-not-text'));
    if (given.trim() === '') return refuse(t('no-document'));
    const source = isMarkdown(given) ? tidySource(given) : writeWording(splitDocument(given));
    return showText(c, revision, source, { imported: true, problems: readWording(source).problems });
  });
}

/** The text of the uploaded file, or what was pasted. Undefined: the file is no text in UTF-8. */
async function documentText(file: File | undefined, pasted: string): Promise<string | undefined> {
  if (!file) return pasted;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}

type TextState = Partial<Pick<TextPageProps, 'problems' | 'preview' | 'imported' | 'pasted' | 'version'>> &
  Partial<Refused>;

function showText(c: Request, revision: FullRevision, source: string, state: TextState) {
  const { locale } = c.var;
  const language = languageParam(c);
  const title = translator(office, locale)('text_of', { language: translator(office, locale)(language) });
  return draftPage(
    c,
    title,
    state,
    <TextPage
      revision={revision}
      version={state.version ?? revision.version}
      language={language}
      source={source}
      problems={state.problems ?? []}
      preview={state.preview}
      imported={state.imported ?? false}
      pasted={state.pasted}
      refusal={state.refusal}
      errors={state.errors}
      locale={locale}
    />,
  );
}
