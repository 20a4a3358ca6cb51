import type { ProgrammeText } from '#learning/programmes';
import {
  createProgramme,
  getProgramme,
  moveProgramme,
  publicationProblems,
  SLUG,
  updateProgramme,
  writeProgrammeText,
} from '#learning/programmes';
import { requirePermission } from '#people/roles';
import { Conflict, NotFound } from '#platform/errors.ts';
import { type App, page, type Request, seeOther, uuidParam } from '#platform/http/app.ts';
import { readForm } from '#platform/http/form.ts';
import { isLocale, type Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { EditorPage } from './editor-page.tsx';
import {
  directionForm,
  factsForm,
  linesOf,
  newProgrammeForm,
  programmeTextForm,
  programmeTranslationForm,
} from './forms.ts';
import { ListPage, NewProgrammePage } from './list-page.tsx';
import { messages } from './messages.ts';
import { FactsPage, ProgrammeTextPage } from './programme-pages.tsx';
import { getEditedProgramme, listProgrammes } from './queries.ts';

const words = (c: Request) => translator(messages, c.var.locale);

/** The language of a text, as the address has it. */
export function languageParam(c: Request): Locale {
  const language = c.req.param('language');
  if (!isLocale(language)) throw new NotFound('language');
  return language;
}

export function programmeRoutes(app: App): void {
  const guard = async (c: Request, next: () => Promise<void>) => {
    requirePermission(c, 'programmes.edit');
    await next();
  };
  app.use('/office/programmes', guard);
  app.use('/office/programmes/*', guard);

  app.get('/office/programmes', async (c) => {
    const which = c.req.query('show') === 'archived' ? 'archived' : 'current';
    const programmes = await listProgrammes(c.var.ctx, which);
    return page(
      c,
      { title: words(c)('programmes'), area: 'office' },
      <ListPage programmes={programmes} which={which} done={c.req.query('done')} locale={c.var.locale} />,
    );
  });

  app.get('/office/programmes/new', (c) =>
    page(c, { title: words(c)('new_programme'), area: 'office' }, <NewProgrammePage locale={c.var.locale} />),
  );

  app.post('/office/programmes', async (c) => {
    const t = words(c);
    const refuse = (form: Parameters<typeof NewProgrammePage>[0]) =>
      page(c, { title: t('new_programme'), area: 'office', status: 422 }, <NewProgrammePage {...form} />);
    const form = await readForm(c, newProgrammeForm);
    const { locale } = c.var;
    if (!form.ok) return refuse({ values: form.values, errors: form.errors, locale });
    const { title, slug, level, hours, price } = form.value;
    if (!SLUG.test(slug)) return refuse({ values: form.values, errors: { slug: t('slug_wrong') }, locale });
    const texts = { ru: { title, summary: '', audience: '', gives: [] } };
    try {
      const { id } = await createProgramme(c.var.ctx, { slug, level, hours, priceKzt: price, texts });
      return seeOther(c, `/office/programmes/${id}?done=created`);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      return refuse({ values: form.values, errors: { slug: t('slug_taken') }, locale });
    }
  });

  app.get('/office/programmes/:id', async (c) => {
    const edited = await getEditedProgramme(c.var.ctx, uuidParam(c, 'id'));
    return page(
      c,
      { title: edited.programme.texts.ru.title, area: 'office' },
      <EditorPage
        {...edited}
        problems={publicationProblems(edited.programme, edited.modules)}
        done={c.req.query('done')}
        locale={c.var.locale}
      />,
    );
  });

  app.post('/office/programmes/:id/position', async (c) => {
    const form = await readForm(c, directionForm);
    if (form.ok) await moveProgramme(c.var.ctx, uuidParam(c, 'id'), form.value.direction);
    return seeOther(c, '/office/programmes');
  });

  app.get('/office/programmes/:id/facts', async (c) => {
    const programme = await getProgramme(c.var.ctx, uuidParam(c, 'id'));
    return page(
      c,
      { title: words(c)('facts'), area: 'office' },
      <FactsPage programme={programme} locale={c.var.locale} />,
    );
  });

  app.post('/office/programmes/:id/facts', async (c) => {
    const id = uuidParam(c, 'id');
    const form = await readForm(c, factsForm);
    if (!form.ok) {
      const programme = await getProgramme(c.var.ctx, id);
      return page(
        c,
        { title: words(c)('facts'), area: 'office', status: 422 },
        <FactsPage programme={programme} values={form.values} errors={form.errors} locale={c.var.locale} />,
      );
    }
    const { level, hours, price } = form.value;
    await updateProgramme(c.var.ctx, id, { level, hours, priceKzt: price });
    return seeOther(c, `/office/programmes/${id}?done=saved`);
  });

  textRoutes(app);
}

function textRoutes(app: App): void {
  app.get('/office/programmes/:id/texts/:language', async (c) => {
    const programme = await getProgramme(c.var.ctx, uuidParam(c, 'id'));
    return page(
      c,
      { title: words(c)('texts'), area: 'office' },
      <ProgrammeTextPage programme={programme} language={languageParam(c)} locale={c.var.locale} />,
    );
  });

  app.post('/office/programmes/:id/texts/:language', async (c) => {
    const id = uuidParam(c, 'id');
    const language = languageParam(c);
    const t = words(c);
    const form = await readForm(c, language === 'ru' ? programmeTextForm : programmeTranslationForm);
    const refuse = async (errors: Record<string, string>, status: 409 | 422) =>
      page(
        c,
        { title: t('texts'), area: 'office', status },
        <ProgrammeTextPage
          programme={await getProgramme(c.var.ctx, id)}
          language={language}
          values={form.values}
          errors={errors}
          locale={c.var.locale}
        />,
      );
    if (!form.ok) return refuse({ ...form.errors }, 422);
    const { title, summary = '', audience = '', gives, version } = form.value;
    const isEmpty = !title && !summary && !audience && !gives;
    if (!title && !isEmpty) return refuse({ title: t('title_needed') }, 422);
    const text: ProgrammeText | undefined = title ? { title, summary, audience, gives: linesOf(gives) } : undefined;
    const written = language === 'ru' ? text && { locale: language, text } : { locale: language, text };
    if (!written) return refuse({ title: t('title_needed') }, 422);
    try {
      await writeProgrammeText(c.var.ctx, id, written, version);
    } catch (error) {
      if (error instanceof Conflict) return refuse({ title: t('changed_meanwhile') }, 409);
      throw error;
    }
    return seeOther(c, `/office/programmes/${id}?done=saved`);
  });
}
