/** The reading page: the text, its materials, its questions, and where one is. */
import { QuizForm } from '#learning/assessments';
import {
  type LessonMedia,
  lessonHtml,
  lessonTextIn,
  mediaBeside,
  programmeTextIn,
  renderLesson,
  videoPlayer,
} from '#learning/programmes';
import {
  Breadcrumbs,
  Button,
  Form,
  formatNumber,
  Icon,
  Notice,
  ProgressPlan,
  Prose,
  Tag,
} from '#platform/html/index.ts';
import { inLocale, type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import type { LessonReading, OutlineStep } from './read-lesson.ts';
import { doneCount, neighboursOf } from './study.ts';

export interface LessonProps {
  readonly locale: Locale;
  /** The address of the seat in which it is read. */
  readonly seat: string;
  readonly reading: LessonReading;
}

export const lessonTitle = (locale: Locale, { lesson }: LessonReading): string =>
  lessonTextIn(lesson.texts, locale).text.title;

export function lessonPath({ locale, seat, reading }: LessonProps, slug: string = reading.lesson.slug): string {
  return localPath(locale, `/learn/${seat}/${slug}`);
}

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
          {isDone(reading) && (
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

export function Trail({ locale, seat, reading }: LessonProps) {
  const t = translator(messages, locale);
  const items = [
    { label: t('learn'), href: localPath(locale, '/learn') },
    {
      label: programmeTextIn(reading.programmeTexts, locale).text.title,
      href: localPath(locale, `/learn/${seat}`),
    },
    { label: lessonTitle(locale, reading) },
  ];
  return <Breadcrumbs label={t('breadcrumbs')} items={items} />;
}

/** What the text itself does not show. */
function Materials(props: LessonProps) {
  const { locale, reading } = props;
  const t = translator(messages, locale);
  const beside = mediaBeside(reading.lesson, reading.media, locale);
  if (beside.length === 0) return null;
  return (
    <section class="stack">
      <h2>{t('materials')}</h2>
      {beside.map((media) => (
        <Material {...props} media={media} />
      ))}
    </section>
  );
}

function Material(props: LessonProps & { media: LessonMedia }) {
  const { locale, media, reading } = props;
  const t = translator(messages, locale);
  const base = `${lessonPath(props)}/media/`;
  const title = inLocale(media.titles, locale);
  if (media.kind === 'picture') {
    return (
      <figure>
        <img src={base + media.name} alt={title} width={media.width ?? undefined} height={media.height ?? undefined} />
      </figure>
    );
  }
  if (media.kind === 'video') {
    const scene = { locale, media: reading.media, mediaBase: base };
    return <Prose trustedHtml={videoPlayer(media, scene)} />;
  }
  const size = t('kilobytes', { size: formatNumber(Math.ceil(media.bytes / 1024), locale) });
  return (
    <p>
      <a class="cluster cluster-tight" href={base + media.name} hreflang={media.locale ?? undefined}>
        <Icon name="download" />
        <span>
          {title} <span class="muted nowrap">({size})</span>
        </span>
      </a>
    </p>
  );
}

/** How the lesson is done: by its questions, or at its learner's word. */
function Ending(props: LessonProps) {
  const { locale, reading } = props;
  const t = translator(messages, locale);
  if (reading.quiz) return <QuizSection {...props} />;
  const { next } = neighboursOf(reading.outline, reading.lesson.id);
  if (isDone(reading)) {
    return (
      <p>
        <Tag tone="good">{t('lesson_done')}</Tag>
      </p>
    );
  }
  return (
    <Form action={`${lessonPath(props)}/completion`}>
      <div class="actions">
        <Button>{t(next ? 'mark_done_next' : 'mark_done')}</Button>
      </div>
    </Form>
  );
}

function isDone({ outline, lesson }: LessonReading): boolean {
  return outline.some((step) => step.id === lesson.id && step.completed);
}

function QuizSection(props: LessonProps) {
  const { locale, reading } = props;
  const t = translator(messages, locale);
  const { best, quiz } = reading;
  if (!quiz) return null;
  const form = <QuizForm locale={locale} quiz={quiz} action={`${lessonPath(props)}/attempts`} />;
  return (
    <section class="exercise" id="questions">
      <h2>{t('questions')}</h2>
      {isDone(reading) && <Tag tone="good">{t('lesson_done')}</Tag>}
      {best && (
        <p>
          {t('best', { correct: best.correct, total: best.total })}{' '}
          <a href={`${lessonPath(props)}/attempts/${best.id}`}>{t('review')}</a>
        </p>
      )}
      {isDone(reading) ? (
        <details class="disclosure">
          <summary>{t('once_more')}</summary>
          {form}
        </details>
      ) : (
        form
      )}
    </section>
  );
}

function Neighbours(props: LessonProps) {
  const { locale, seat, reading } = props;
  const t = translator(messages, locale);
  const { previous, next } = neighboursOf(reading.outline, reading.lesson.id);
  const link = (step: OutlineStep, rel: 'prev' | 'next', words: 'previous' | 'next') => (
    <a href={lessonPath(props, step.slug)} rel={rel}>
      {t(words, { title: inLocale(step.titles, locale) })}
    </a>
  );
  return (
    <nav class="lesson-next" aria-label={t('neighbours')}>
      {previous && link(previous, 'prev', 'previous')}
      {next ? link(next, 'next', 'next') : <a href={localPath(locale, `/learn/${seat}`)}>{t('to_programme')}</a>}
    </nav>
  );
}

function Outline(props: LessonProps) {
  const { locale, reading } = props;
  const t = translator(messages, locale);
  const [done, total] = [doneCount(reading.outline), reading.outline.length];
  return (
    <aside class="lesson-aside" aria-label={t('lessons')}>
      <ProgressPlan seed={reading.programmeSlug} done={done} total={total} label={t('progress', { done, total })} />
      <ol class="lesson-list">
        {reading.outline.map((step) => (
          <li>
            <a href={lessonPath(props, step.slug)} aria-current={step.id === reading.lesson.id ? 'page' : undefined}>
              {step.completed ? <Icon name="check" label={t('done')} /> : <span />}
              <span>{inLocale(step.titles, locale)}</span>
            </a>
          </li>
        ))}
      </ol>
    </aside>
  );
}
