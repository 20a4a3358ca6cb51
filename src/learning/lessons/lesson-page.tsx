/** The reading page: the text, its materials, its questions, and where one is. */
import { lessonHtml, lessonTextIn, programmeTextIn, renderLesson } from '#learning/programmes';
import { Notice, Prose } from '#platform/html/index.ts';
import { localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { Ending, isDone } from './lesson-ending.tsx';
import { type LessonProps, Trail } from './lesson-frame.tsx';
import { Materials } from './lesson-materials.tsx';
import { Neighbours, Outline } from './lesson-outline.tsx';
import { messages } from './messages.ts';
import { neighboursOf } from './study.ts';

interface LessonPageProps extends LessonProps {
  readonly notice?: string | undefined;
  /** Which content of another site the reader asked for. */
  readonly shown?: number | undefined;
}

/** Everything the page depends on, in a line: two readings with the same line look the same. */
export function stateOfPage({ locale, seat, reading, notice }: LessonPageProps): string {
  const steps = reading.outline.map(({ id, stamp, completed }) => [id, stamp, completed]);
  const programme = [reading.programmeSlug, programmeTextIn(reading.programmeTexts, locale).text.title];
  return JSON.stringify([locale, seat, reading.lesson.id, programme, steps, reading.best, notice, reading.wardName]);
}

export function LessonPage(props: LessonPageProps) {
  const { locale, reading } = props;
  const t = translator(messages, locale);
  const written = lessonTextIn(reading.lesson.texts, locale);
  const { number } = neighboursOf(reading.outline, reading.lesson.id);
  const minutes = t('minutes', { minutes: reading.lesson.minutes });
  return (
    <div class="page">
      <Trail {...props} />
      <div class="lesson">
        <article class="lesson-text">
          {props.notice && (
            <Notice kind="info">
              <p>{props.notice}</p>
            </Notice>
          )}
          <header class="page-header" lang={written.locale === locale ? undefined : written.locale}>
            <p class="eyebrow" lang={locale}>
              {reading.wardName !== null && `${t('studies', { name: reading.wardName })} · `}
              {t('lesson_of', { number, total: reading.outline.length })} · {minutes}
            </p>
            <h1>{written.text.title}</h1>
            {written.text.summary && <p class="lead">{written.text.summary}</p>}
          </header>
          {written.locale !== locale && <p class="muted">{t('other_language')}</p>}
          <div lang={written.locale === locale ? undefined : written.locale}>
            <Prose trustedHtml={bodyOf(props)} />
          </div>
          <Materials {...props} />
          <Ending {...props} />
          {isDone(reading) && reading.wardName === null && (
            <p>
              <a href={localPath(locale, `/feedback/${props.seat}/${reading.lesson.slug}`)}>{t('give_feedback')}</a>
            </p>
          )}
          <Neighbours {...props} />
        </article>
        <Outline {...props} />
      </div>
    </div>
  );
}

function bodyOf({ locale, reading: { lesson, media }, shown }: LessonPageProps): string {
  return shown === undefined
    ? lessonHtml(lesson, media, locale)
    : renderLesson(lesson, media, locale, `${lesson.slug}/media/`, shown);
}
