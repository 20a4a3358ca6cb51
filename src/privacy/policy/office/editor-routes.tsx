/** Writing a revision: what it is about, its texts, its own document, its bindings. */
import { z } from 'zod';
import { type App, page, type Request, seeOther, uuidParam } from '#platform/http/app.ts';
import { type FormValues, oneOf, paragraphs, readForm, someOf, typed } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { clausesOf, readWording, tidySource, writeWording } from '../document.ts';
import { isMarkdown, splitDocument } from '../import-document.ts';
import { type FullRevision, getRevision } from '../queries.ts';
import { LONGEST_SUMMARY, type PolicyCatalogue } from '../readiness.ts';
import { suggestPromises } from '../suggest.ts';
import { bindPromises, saveDetails, saveText } from '../write-revision.ts';
import { languageParam, type Refused, refusalText, versionField as version } from './answers.ts';
import { BindPage } from './bind-page.tsx';
import { DetailsPage } from './details-page.tsx';
import { office } from './messages.ts';
import { TextPage, type TextPageProps } from './text-page.tsx';

const LONGEST_DOCUMENT = 200_000;
const textForm = z.object({ version, source: z.string().default(''), act: oneOf(['save', 'preview']).default('save') });
const importForm = z.object({ version, document: z.string().max(LONGEST_DOCUMENT, 'too_long').default('') });

const here = (c: Request, word: string) => `/office/policy/${uuidParam(c, 'id')}?done=${word}`;

export function editorRoutesFor(catalogue: PolicyCatalogue) {
  const detailsForm = z.object({
    version,
    materiality: oneOf(['material', 'editorial']),
    'summary-ru': paragraphs({ max: LONGEST_SUMMARY }),
    'summary-kk': paragraphs({ max: LONGEST_SUMMARY }),
    'summary-en': paragraphs({ max: LONGEST_SUMMARY }),
    purposes: someOf(catalogue.purposes.map((purpose) => purpose.id) as [string, ...string[]]),
  });

  return (app: App): void => {
    app.get('/office/policy/:id/details', async (c) => {
      const revision = await getRevision(c.var.ctx, uuidParam(c, 'id'));
      const { ru, kk, en } = revision.summaries;
      const values = {
        materiality: revision.materiality,
        'summary-ru': ru,
        'summary-kk': kk,
        'summary-en': en,
        purposes: revision.new_purposes,
      };
      return showDetails(c, revision, { values });
    });

    app.post('/office/policy/:id/details', async (c) => {
      const form = await readForm(c, detailsForm);
      const revision = await getRevision(c.var.ctx, uuidParam(c, 'id'));
      if (!form.ok) return showDetails(c, revision, { status: 422, errors: form.errors, values: form.values });
      const { version: seen, materiality, purposes, ...texts } = form.value;
      const summaries = { ru: texts['summary-ru'], kk: texts['summary-kk'], en: texts['summary-en'] };
      try {
        const details = { materiality, summaries, newPurposes: purposes };
        await saveDetails(c.var.ctx, { id: revision.id, version: seen }, details, catalogue);
      } catch (error) {
        const { text } = refusalText(error, c.var.locale);
        return showDetails(c, revision, { status: 409, refusal: text, values: form.values });
      }
      return seeOther(c, here(c, 'saved'));
    });

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
      return seeOther(c, here(c, 'saved'));
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

    app.get('/office/policy/:id/clauses/:language', async (c) =>
      showBinding(c, await getRevision(c.var.ctx, uuidParam(c, 'id')), { values: {} }),
    );

    app.post('/office/policy/:id/clauses/:language', async (c) => {
      const { ctx, locale } = c.var;
      const t = translator(office, locale);
      const form = await readForm(c, z.looseObject({ version }));
      const revision = await getRevision(ctx, uuidParam(c, 'id'));
      if (!form.ok) return showBinding(c, revision, { status: 422, errors: form.errors, values: form.values });
      const known = new Set(catalogue.promises.map((promise) => promise.id));
      const errors: Record<string, string> = {};
      const bindings: string[][] = [];
      for (let index = 0; typed(form.values, `clause-${index}`) !== undefined; index += 1) {
        const ids = (typed(form.values, `clause-${index}`) ?? '').split(/[\s,#]+/).filter((id) => id !== '');
        const strange = ids.filter((id) => !known.has(id));
        if (strange.length > 0)
          errors[`clause-${index}`] = t('bind_unknown', { ids: strange.join(', ').slice(0, 200) });
        bindings.push([...new Set(ids)]);
      }
      if (Object.keys(errors).length > 0) return showBinding(c, revision, { status: 422, errors, values: form.values });
      try {
        const edition = { id: revision.id, version: form.value.version };
        await bindPromises(ctx, edition, languageParam(c), bindings, catalogue);
      } catch (error) {
        const { text } = refusalText(error, locale);
        return showBinding(c, revision, { status: 409, refusal: text, values: form.values });
      }
      return seeOther(c, here(c, 'bound'));
    });
  };

  function showDetails(c: Request, revision: FullRevision, refused: Partial<Refused> & { values: FormValues }) {
    const { locale } = c.var;
    const title = translator(office, locale)('details');
    return page(
      c,
      { title, area: 'office', ...(refused.status && { status: refused.status }) },
      <DetailsPage
        revision={revision}
        version={revision.version}
        values={refused.values}
        catalogue={catalogue}
        refusal={refused.refusal}
        errors={refused.errors}
        locale={locale}
      />,
    );
  }

  function showBinding(c: Request, revision: FullRevision, refused: Partial<Refused> & { values: FormValues }) {
    const { locale } = c.var;
    const language = languageParam(c);
    const { wording } = readWording(revision.texts[language]?.source ?? '');
    return page(
      c,
      {
        title: translator(office, locale)('bind_title'),
        area: 'office',
        ...(refused.status && { status: refused.status }),
      },
      <BindPage
        revision={revision}
        version={revision.version}
        language={language}
        clauses={clausesOf(wording)}
        suggested={suggestPromises(wording, catalogue, language)}
        values={refused.values}
        catalogue={catalogue}
        refusal={refused.refusal}
        errors={refused.errors}
        locale={locale}
      />,
    );
  }
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
  return page(
    c,
    { title, area: 'office', ...(state.status && { status: state.status }) },
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
