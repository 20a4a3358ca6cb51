import { z } from 'zod';
import { requirePermission } from '#people/roles';
import { schoolDay } from '#platform/clock.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { Notice } from '#platform/html/index.ts';
import { type App, page, type Request, seeOther, uuidParam } from '#platform/http/app.ts';
import {
  day,
  type FieldErrors,
  type FormValues,
  line,
  oneOf,
  optional,
  paragraphs,
  readForm,
  someOf,
  ticked,
  typed,
  wholeNumber,
} from '#platform/http/form.ts';
import { isLocale, LOCALES, type Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { compareWordings, countChanges } from './compare.ts';
import { clausesOf, readWording, tidySource, writeWording } from './document.ts';
import { BindPage, DetailsPage, OfficeChangesPage, TextPage, type TextPageProps } from './editor-pages.tsx';
import { isMarkdown, splitDocument } from './import-document.ts';
import { office } from './office-messages.ts';
import { ListPage, RevisionPage, titleOf } from './office-pages.tsx';
import { countFigures, type FullRevision, findRevisions, getBesideInForce, getRevision } from './queries.ts';
import { LONGEST_SUMMARY, type PolicyCatalogue, readinessOf } from './readiness.ts';
import { reviewRevision } from './review-revision.ts';
import { earliestDay, stateOf } from './revision.ts';
import { scheduleRevision, withdrawSchedule } from './schedule-revision.ts';
import { suggestPromises } from './suggest.ts';
import { bindPromises, deleteDraft, saveDetails, saveText, startRevision } from './write-revision.ts';

const DONE = ['saved', 'bound', 'reviewed', 'scheduled', 'withdrawn', 'deleted'] as const;
const LONGEST_REASON = 500;
const LONGEST_DOCUMENT = 200_000;

const version = wholeNumber({ min: 1, max: 1_000_000 });
const actForm = z.object({ version });
const reviewForm = z.object({ version, reason: optional(line({ max: LONGEST_REASON })) });
const scheduleForm = z.object({ version, day, gaps: ticked });
const textForm = z.object({ version, source: z.string().default(''), act: oneOf(['save', 'preview']).default('save') });
const importForm = z.object({ version, document: z.string().max(LONGEST_DOCUMENT, 'too_long').default('') });

function doneNotice(c: Request) {
  const done = DONE.find((each) => each === c.req.query('done'));
  if (!done) return undefined;
  return (
    <div role="status">
      <Notice kind="success">
        <p>{translator(office, c.var.locale)(`d_${done}`)}</p>
      </Notice>
    </div>
  );
}

/** What a refused act is told with; a reason without words of its own is left to the web's page. */
function refusalText(error: unknown, locale: Locale): { reason: string; text: string } {
  if (!(error instanceof Conflict)) throw error;
  const key = `c_${error.reason}` as keyof typeof office & string;
  if (!(key in office)) throw error;
  return { reason: error.reason, text: translator(office, locale)(key) };
}

function languageParam(c: Request): Locale {
  const language = c.req.param('language');
  if (!isLocale(language)) throw new NotFound('language');
  return language;
}

interface Refused {
  readonly status: 409 | 422;
  readonly refusal?: string;
  readonly errors?: FieldErrors;
  readonly values?: FormValues;
}

export function officeRoutesFor(catalogue: PolicyCatalogue) {
  const detailsForm = z.object({
    version,
    materiality: oneOf(['material', 'editorial']),
    'summary-ru': paragraphs({ max: LONGEST_SUMMARY }),
    'summary-kk': paragraphs({ max: LONGEST_SUMMARY }),
    'summary-en': paragraphs({ max: LONGEST_SUMMARY }),
    purposes: someOf(catalogue.purposes.map((purpose) => purpose.id) as [string, ...string[]]),
  });

  async function showRevision(c: Request, refused?: Refused) {
    const { ctx, locale } = c.var;
    const { revision, inForce } = await getBesideInForce(ctx, uuidParam(c, 'id'));
    const figures = await countFigures(ctx, revision.id);
    const state = stateOf(revision);
    const today = schoolDay(ctx.clock.now());
    const compared = inForce && inForce.id !== revision.id && state !== 'archived';
    const counts = compared
      ? (Object.fromEntries(LOCALES.map((each) => [each, countChanges(difference(inForce, revision, each))])) as never)
      : undefined;
    const late =
      state === 'scheduled' &&
      revision.effective_on !== null &&
      Temporal.PlainDate.compare(revision.effective_on, today) < 0;
    return page(
      c,
      { title: titleOf(revision, locale), area: 'office', ...(refused && { status: refused.status }) },
      <RevisionPage
        revision={revision}
        readiness={readinessOf(revision, inForce, catalogue)}
        counts={counts}
        figures={figures}
        earliest={earliestDay(revision.materiality, today)}
        late={late}
        done={doneNotice(c)}
        refusal={refused?.refusal}
        errors={refused?.errors}
        values={refused?.values}
        locale={locale}
      />,
    );
  }

  /** An act on a revision: what it is refused for is told on the revision's own page. */
  async function act(c: Request, work: () => Promise<unknown>, done: string, values?: FormValues) {
    try {
      await work();
    } catch (error) {
      const { reason, text } = refusalText(error, c.var.locale);
      const field = reason.startsWith('day-') ? 'day' : reason === 'gaps-not-seen' ? 'gaps' : undefined;
      const own = reason === 'needs-reason' ? 'reason' : field;
      if (own) return showRevision(c, { status: 422, errors: { [own]: text }, ...(values && { values }) });
      return showRevision(c, { status: 409, refusal: text, ...(values && { values }) });
    }
    return seeOther(c, done);
  }

  const here = (c: Request, word: string) => `/office/policy/${uuidParam(c, 'id')}?done=${word}`;

  return (app: App): void => {
    app.use('/office/policy', guard);
    app.use('/office/policy/*', guard);

    app.get('/office/policy', async (c) => {
      const { ctx, locale } = c.var;
      const title = translator(office, locale)('title');
      const body = <ListPage revisions={await findRevisions(ctx)} done={doneNotice(c)} locale={locale} />;
      return page(c, { title, area: 'office' }, body);
    });

    app.post('/office/policy', async (c) => seeOther(c, `/office/policy/${await startRevision(c.var.ctx)}`));

    app.get('/office/policy/:id', (c) => showRevision(c));

    app.post('/office/policy/:id/review', async (c) => {
      const form = await readForm(c, reviewForm);
      if (!form.ok) return showRevision(c, { status: 422, errors: form.errors, values: form.values });
      const { version: seen, reason } = form.value;
      const review = { id: uuidParam(c, 'id'), version: seen, ownReason: reason };
      return act(c, () => reviewRevision(c.var.ctx, review, catalogue), here(c, 'reviewed'), form.values);
    });

    app.post('/office/policy/:id/schedule', async (c) => {
      const form = await readForm(c, scheduleForm);
      if (!form.ok) return showRevision(c, { status: 422, errors: form.errors, values: form.values });
      const { version: seen, day: effectiveOn, gaps } = form.value;
      const scheduling = { id: uuidParam(c, 'id'), version: seen, effectiveOn, gapsSeen: gaps };
      return act(c, () => scheduleRevision(c.var.ctx, scheduling, catalogue), here(c, 'scheduled'), form.values);
    });

    app.post('/office/policy/:id/withdrawal', async (c) =>
      act(c, () => withdrawSchedule(c.var.ctx, uuidParam(c, 'id')), here(c, 'withdrawn')),
    );

    app.post('/office/policy/:id/deletion', async (c) => {
      const form = await readForm(c, actForm);
      if (!form.ok) return showRevision(c, { status: 422, errors: form.errors });
      const edition = { id: uuidParam(c, 'id'), version: form.value.version };
      return act(c, () => deleteDraft(c.var.ctx, edition), '/office/policy?done=deleted');
    });

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

    app.get('/office/policy/:id/changes/:language', async (c) => {
      const { ctx, locale } = c.var;
      const language = languageParam(c);
      const { revision, inForce } = await getBesideInForce(ctx, uuidParam(c, 'id'));
      const title = translator(office, locale)('changes');
      const body = (
        <OfficeChangesPage
          revision={revision}
          inForce={inForce}
          sections={inForce ? difference(inForce, revision, language) : []}
          language={language}
          locale={locale}
        />
      );
      return page(c, { title, area: 'office' }, body);
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

async function guard(c: Request, next: () => Promise<void>): Promise<void> {
  requirePermission(c, 'privacy.manage');
  await next();
}

function difference(before: FullRevision, after: FullRevision, locale: Locale) {
  const wordingOf = (revision: FullRevision) => readWording(revision.texts[locale]?.source ?? '').wording;
  return compareWordings(wordingOf(before), wordingOf(after));
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
