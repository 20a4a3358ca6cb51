import {
  createLesson,
  type LessonText,
  moveLesson,
  type OtherLessonText,
  removeLesson,
  restoreLesson,
  SLUG,
  type WrittenLessonText,
  writeLessonText,
} from '#learning/programmes';
import { Conflict } from '#platform/errors.ts';
import { type App, page, type Request, seeOther, uuidParam } from '#platform/http/app.ts';
import { readForm } from '#platform/http/form.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { directionForm, lessonTextForm, lessonTranslationForm, newLessonForm, restoreForm } from './forms.ts';
import { LessonTextPage, NewLessonPage, PreviewPage } from './lesson-pages.tsx';
import { messages } from './messages.ts';
import { Confirmation } from './parts.tsx';
import { languageParam } from './programme-routes.tsx';
import { getEditedProgramme, getLessonForEditing, type LessonForEditing } from './queries.ts';

const words = (c: Request) => translator(messages, c.var.locale);

/** The lesson that the address names, when it is one of the programme that the address names. */
export function lessonOf(c: Request): Promise<LessonForEditing> {
  return getLessonForEditing(c.var.ctx, uuidParam(c, 'id'), uuidParam(c, 'lesson'));
}

export function lessonRoutes(app: App): void {
  app.get('/office/programmes/:id/lessons/new', async (c) => {
    const edited = await getEditedProgramme(c.var.ctx, uuidParam(c, 'id'));
    return page(
      c,
      { title: words(c)('new_lesson'), area: 'office' },
      <NewLessonPage {...edited} moduleId={c.req.query('module')} locale={c.var.locale} />,
    );
  });

  app.post('/office/programmes/:id/lessons', async (c) => {
    const t = words(c);
    const { locale } = c.var;
    const edited = await getEditedProgramme(c.var.ctx, uuidParam(c, 'id'));
    const form = await readForm(c, newLessonForm);
    const refuse = (errors: Readonly<Record<string, string>>) =>
      page(
        c,
        { title: t('new_lesson'), area: 'office', status: 422 },
        <NewLessonPage {...edited} moduleId={undefined} values={form.values} errors={errors} locale={locale} />,
      );
    if (!form.ok) return refuse(form.errors);
    const { title, slug, minutes, module: moduleId } = form.value;
    if (!edited.modules.some(({ id }) => id === moduleId)) return refuse({ module: t('choose_module') });
    if (!SLUG.test(slug)) return refuse({ slug: t('slug_wrong') });
    try {
      const texts = { ru: { title, summary: '', body: '' } };
      const { id } = await createLesson(c.var.ctx, { moduleId, slug, minutes, texts });
      return seeOther(c, `/office/programmes/${edited.programme.id}/lessons/${id}/texts/ru?done=saved`);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      return refuse({ slug: t('slug_taken') });
    }
  });

  app.get('/office/programmes/:id/lessons/:lesson', (c) =>
    seeOther(c, `/office/programmes/${uuidParam(c, 'id')}/lessons/${uuidParam(c, 'lesson')}/texts/ru`),
  );

  app.get('/office/programmes/:id/lessons/:lesson/texts/:language', async (c) => {
    const edited = await lessonOf(c);
    return page(
      c,
      { title: edited.lesson.texts.ru.title, area: 'office' },
      <LessonTextPage edited={edited} language={languageParam(c)} done={c.req.query('done')} locale={c.var.locale} />,
    );
  });

  app.post('/office/programmes/:id/lessons/:lesson/texts/:language', async (c) => {
    const t = words(c);
    const edited = await lessonOf(c);
    const language = languageParam(c);
    const form = await readForm(c, language === 'ru' ? lessonTextForm : lessonTranslationForm);
    const refuse = (errors: Readonly<Record<string, string>>, status: 409 | 422) =>
      page(
        c,
        { title: edited.lesson.texts.ru.title, area: 'office', status },
        <LessonTextPage
          edited={edited}
          language={language}
          values={form.values}
          errors={errors}
          locale={c.var.locale}
        />,
      );
    if (!form.ok) return refuse(form.errors, 422);
    const { version, after } = form.value;
    const written = writtenText(language, form.value);
    if (!written) return refuse({ title: t('title_needed') }, 422);
    try {
      await writeLessonText(c.var.ctx, edited.lesson.id, written, version);
    } catch (error) {
      if (error instanceof Conflict) return refuse({ body: t('changed_meanwhile') }, 409);
      throw error;
    }
    const base = `/office/programmes/${edited.programme.id}/lessons/${edited.lesson.id}`;
    return seeOther(c, `${base}/${after === 'preview' ? 'preview' : 'texts'}/${language}?done=saved`);
  });

  app.get('/office/programmes/:id/lessons/:lesson/preview/:language', async (c) => {
    const edited = await lessonOf(c);
    return page(
      c,
      { title: edited.lesson.texts.ru.title, area: 'office' },
      <PreviewPage edited={edited} language={languageParam(c)} done={c.req.query('done')} locale={c.var.locale} />,
    );
  });

  app.post('/office/programmes/:id/lessons/:lesson/position', async (c) => {
    const { lesson, programme } = await lessonOf(c);
    const form = await readForm(c, directionForm);
    if (form.ok) await moveLesson(c.var.ctx, lesson.id, form.value.direction);
    return seeOther(c, `/office/programmes/${programme.id}`);
  });

  app.get('/office/programmes/:id/lessons/:lesson/removal', async (c) => {
    const t = words(c);
    const { lesson, programme } = await lessonOf(c);
    const { title } = lesson.texts.ru;
    const back = `/office/programmes/${programme.id}`;
    return page(
      c,
      { title: t('remove_lesson_ask', { title }), area: 'office' },
      <Confirmation
        title={t('remove_lesson_ask', { title })}
        says={t('remove_lesson_says')}
        action={`${back}/lessons/${lesson.id}/removal`}
        back={back}
        button={t('remove')}
        kind="danger"
        locale={c.var.locale}
      />,
    );
  });

  app.post('/office/programmes/:id/lessons/:lesson/removal', async (c) => {
    const { lesson, programme } = await lessonOf(c);
    const outcome = await removeLesson(c.var.ctx, lesson.id);
    const done = outcome === 'archived' ? 'lesson_archived' : 'removed';
    return seeOther(c, `/office/programmes/${programme.id}?done=${done}`);
  });

  app.post('/office/programmes/:id/lessons/:lesson/restoration', async (c) => {
    const { lesson, programme } = await lessonOf(c);
    const form = await readForm(c, restoreForm);
    if (!form.ok) return seeOther(c, `/office/programmes/${programme.id}`);
    await restoreLesson(c.var.ctx, lesson.id, form.value.module);
    return seeOther(c, `/office/programmes/${programme.id}?done=restored`);
  });
}

interface TypedLesson {
  readonly title?: string | undefined;
  readonly summary?: string | undefined;
  readonly body?: string | undefined;
  readonly minutes?: number | undefined;
}

/** What the form says, in the shape its language needs; undefined when a text has no title. */
function writtenText(
  locale: Locale,
  { title, summary = '', body = '', minutes }: TypedLesson,
): (WrittenLessonText & { minutes?: number | undefined }) | undefined {
  if (locale === 'ru') {
    const text: LessonText | undefined = title ? { title, summary, body } : undefined;
    return text && { locale, text, minutes };
  }
  if (!title) return summary || body ? undefined : { locale, text: undefined };
  const text: OtherLessonText = { title, ...(summary && { summary }), ...(body && { body }) };
  return { locale, text };
}
