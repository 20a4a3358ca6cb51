import {
  type LessonText,
  lessonTextIn,
  lessonTitleIn,
  renderLesson,
  textVersion,
  writtenLocales,
} from '#learning/programmes';
import { Button, Form, Hidden, LinkButton, Prose, Select, TextArea, TextField } from '#platform/html/index.ts';
import { typed } from '#platform/http/form.ts';
import { inLocale, type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { DoneNotice, type Filled, LanguageTabs } from './parts.tsx';
import { Crumbs } from './programme-pages.tsx';
import type { EditedProgramme, LessonForEditing } from './queries.ts';

export type NewLessonPageProps = Filled & EditedProgramme & { moduleId: string | undefined; locale: Locale };

export function NewLessonPage({ programme, modules, moduleId, values, errors, locale }: NewLessonPageProps) {
  const t = translator(messages, locale);
  return (
    <>
      <Crumbs locale={locale} programme={programme} here={t('new_lesson')} />
      <h1>{t('new_lesson')}</h1>
      <Form
        action={localPath(locale, `/office/programmes/${programme.id}/lessons`)}
        errors={errors}
        errorTitle={t('errors_title')}
      >
        <Select
          name="module"
          label={t('module_title')}
          value={typed(values, 'module') ?? moduleId}
          error={errors?.['module']}
          options={modules.map((module) => ({ value: module.id, label: inLocale(module.titles, locale) }))}
        />
        <TextField
          name="title"
          label={`${t('title')} · ${t('language_ru')}`}
          value={typed(values, 'title')}
          error={errors?.['title']}
          maxlength={120}
        />
        <TextField
          name="slug"
          label={t('slug')}
          hint={t('lesson_slug_hint')}
          value={typed(values, 'slug')}
          error={errors?.['slug']}
          maxlength={60}
          width="medium"
          autocomplete="off"
        />
        <TextField
          name="minutes"
          label={t('minutes')}
          value={typed(values, 'minutes') ?? '15'}
          error={errors?.['minutes']}
          inputmode="numeric"
          width="short"
        />
        <div class="actions">
          <Button>{t('save')}</Button>
          <LinkButton kind="quiet" href={localPath(locale, `/office/programmes/${programme.id}`)}>
            {t('cancel')}
          </LinkButton>
        </div>
      </Form>
    </>
  );
}

export type LessonPartsProps = { edited: LessonForEditing; current: 'text' | 'media' | 'preview'; locale: Locale };

/** The parts of a lesson, each a page. */
export function LessonParts({ edited, current, locale }: LessonPartsProps) {
  const t = translator(messages, locale);
  const base = `/office/programmes/${edited.programme.id}/lessons/${edited.lesson.id}`;
  const parts = [
    ['text', `${base}/texts/ru`, t('body')],
    ['media', `${base}/media`, t('media')],
    ['quiz', `${base}/quiz`, t('quiz')],
    ['preview', `${base}/preview/${locale}`, t('preview')],
  ] as const;
  return (
    <nav class="tabs" aria-label={t('lesson_parts')}>
      {parts.map(([part, path, label]) => (
        <a href={localPath(locale, path)} aria-current={part === current ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}

export type LessonTextPageProps = Filled & {
  edited: LessonForEditing;
  language: Locale;
  done?: string | undefined;
  locale: Locale;
};

/** The text in one language; a translation has the Russian below it to work from. */
export function LessonTextPage({ edited, language, values, errors, done, locale }: LessonTextPageProps) {
  const t = translator(messages, locale);
  const { lesson, programme } = edited;
  const stored = lesson.texts[language];
  const filled = values ?? (stored && { ...stored, minutes: String(lesson.minutes) });
  const base = `/office/programmes/${programme.id}/lessons/${lesson.id}/texts`;
  const title = lessonTitleIn(lesson.texts, locale).text;
  return (
    <>
      <Crumbs locale={locale} programme={programme} here={title} />
      <DoneNotice word={done} locale={locale} />
      <h1>{title}</h1>
      <LessonParts edited={edited} current="text" locale={locale} />
      <LanguageTabs base={base} current={language} written={writtenLocales(lesson.texts)} locale={locale} />
      {language !== 'ru' && <p class="muted measure">{t('translation_hint')}</p>}
      <Form action={localPath(locale, `${base}/${language}`)} errors={errors} errorTitle={t('errors_title')} guard>
        <Hidden name="version" value={typed(values, 'version') ?? textVersion(stored)} />
        <TextField
          name="title"
          label={t('title')}
          value={typed(filled, 'title')}
          error={errors?.['title']}
          maxlength={120}
        />
        {language === 'ru' && (
          <TextField
            name="minutes"
            label={t('minutes')}
            value={typed(filled, 'minutes')}
            error={errors?.['minutes']}
            inputmode="numeric"
            width="short"
          />
        )}
        <TextArea
          name="summary"
          label={t('summary')}
          optionalText={t('optional')}
          value={typed(filled, 'summary')}
          error={errors?.['summary']}
          rows={3}
          maxlength={600}
        />
        <TextArea
          name="body"
          label={t('body')}
          hint={t('body_hint')}
          value={typed(filled, 'body')}
          error={errors?.['body']}
          rows={28}
        />
        <div class="actions">
          <Button name="after" value="preview">
            {t('save_and_look')}
          </Button>
          <Button kind="secondary">{t('save')}</Button>
        </div>
      </Form>
      {language !== 'ru' && <RussianSource text={lesson.texts.ru} locale={locale} />}
    </>
  );
}

function RussianSource({ text, locale }: { text: LessonText; locale: Locale }) {
  const t = translator(messages, locale);
  return (
    <details class="disclosure">
      <summary>{t('in_russian')}</summary>
      <div class="stack" lang={locale === 'ru' ? undefined : 'ru'}>
        <p>{text.title}</p>
        <p>{text.summary}</p>
        <pre class="source">{text.body}</pre>
      </div>
    </details>
  );
}

export type PreviewPageProps = { edited: LessonForEditing; language: Locale; done: string | undefined; locale: Locale };

/** The lesson as a learner reads it, files and all. */
export function PreviewPage({ edited, language, done, locale }: PreviewPageProps) {
  const t = translator(messages, locale);
  const { lesson, programme, media } = edited;
  const shown = lessonTextIn(lesson.texts, language);
  const lang = shown.locale === locale ? undefined : shown.locale;
  const base = `/office/programmes/${programme.id}/lessons/${lesson.id}`;
  return (
    <>
      <Crumbs locale={locale} programme={programme} here={lessonTitleIn(lesson.texts, locale).text} />
      <DoneNotice word={done} locale={locale} />
      <LessonParts edited={edited} current="preview" locale={locale} />
      <LanguageTabs
        base={`${base}/preview`}
        current={language}
        written={writtenLocales(lesson.texts)}
        locale={locale}
      />
      <article class="lesson-text">
        <h1 lang={lang}>{shown.text.title}</h1>
        {shown.text.summary && (
          <p class="lead" lang={lang}>
            {shown.text.summary}
          </p>
        )}
        <div lang={lang}>
          <Prose trustedHtml={renderLesson(lesson, media, language, localPath(locale, `${base}/media/`))} />
        </div>
      </article>
      <p>
        <a href={localPath(locale, `${base}/texts/${shown.locale}`)}>{t('back_to_text')}</a>
      </p>
    </>
  );
}
