/** A lesson as HTML, remembered until the lesson changes: a page that is read a thousand times is rendered once. */
import type { Locale } from '#platform/i18n/locale.ts';
import { otherContentIn, renderMarkdown } from './markdown.ts';
import type { Lesson, LessonMedia } from './queries.ts';
import { lessonTextIn } from './texts.ts';

const KEPT = 400;
const kept = new Map<string, { readonly stamp: string; readonly html: string }>();

/**
 * The body in this language, or in Russian where it is not written (see `lessonTextIn` for the language it has).
 * Media have relative addresses, `<lesson>/media/<name>`, so that one HTML serves the lesson page of every cohort.
 */
export function lessonHtml(
  lesson: Pick<Lesson, 'id' | 'slug' | 'texts' | 'updated_at'>,
  media: readonly LessonMedia[],
  locale: Locale,
): string {
  const key = `${lesson.id}/${locale}`;
  const stamp = String(lesson.updated_at);
  const known = kept.get(key);
  if (known?.stamp === stamp) {
    // Last used, last to go.
    kept.delete(key);
    kept.set(key, known);
    return known.html;
  }
  const html = renderLesson(lesson, media, locale, `${lesson.slug}/media/`);
  kept.delete(key);
  kept.set(key, { stamp, html });
  const oldest = kept.keys().next().value;
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return html;
}

/** The same, rendered now and with addresses below another path: the office's preview. */
export function renderLesson(
  lesson: Pick<Lesson, 'texts'>,
  media: readonly LessonMedia[],
  locale: Locale,
  mediaBase: string,
  shown?: number,
): string {
  const { text, locale: written } = lessonTextIn(lesson.texts, locale);
  return renderMarkdown(text.body, { locale: written, media, mediaBase, shown });
}

/** The origin of the `shown`th content of another site, which the page must let in; undefined when there is none. */
export function shownOrigin(lesson: Pick<Lesson, 'texts'>, locale: Locale, shown: number): string | undefined {
  return otherContentIn(lessonTextIn(lesson.texts, locale).text.body)[shown - 1]?.site.origin;
}

/** Videos, files and pictures for this language that the text itself does not mention: to be listed below it. */
export function mediaBeside(
  lesson: Pick<Lesson, 'texts'>,
  media: readonly LessonMedia[],
  locale: Locale,
): LessonMedia[] {
  const { text } = lessonTextIn(lesson.texts, locale);
  const mentioned = new Set([...text.body.matchAll(/\]\(([^)\s]+)[^)]*\)/g)].map(([, target]) => target));
  return media.filter(
    (each) => each.part_of === null && !mentioned.has(each.name) && (each.locale === null || each.locale === locale),
  );
}
