/** What a programme and a lesson say, by language: Russian always, the others where somebody wrote them. */

import { LOCALES, type Locale, type LocalText } from '#platform/i18n/locale.ts';
import { sha256 } from '#platform/secrets.ts';

export interface ProgrammeText {
  readonly title: string;
  readonly summary: string;
  /** For whom it is. */
  readonly audience: string;
  /** What a learner leaves with, a line each. */
  readonly gives: readonly string[];
}
export type ProgrammeTexts = Readonly<{ ru: ProgrammeText } & Partial<Record<Locale, ProgrammeText>>>;

export interface LessonText {
  readonly title: string;
  readonly summary: string;
  /** Markdown; its relative links and pictures name media of the lesson. */
  readonly body: string;
}
/** Other languages may have a title alone: the syllabus is read before the lesson is translated. */
export type OtherLessonText = Pick<LessonText, 'title'> & Partial<LessonText>;
export type LessonTexts = Readonly<{ ru: LessonText; kk?: OtherLessonText; en?: OtherLessonText }>;

/** A lesson's titles and summaries, without what is long. */
export type LessonHeads = Readonly<
  { ru: Omit<LessonText, 'body'> } & Partial<Record<Locale, Omit<OtherLessonText, 'body'>>>
>;

/** A text with the language it is really in, for `lang` attributes. */
export interface InLanguage<T> {
  readonly locale: Locale;
  readonly text: T;
}

export function programmeTextIn(texts: ProgrammeTexts, locale: Locale): InLanguage<ProgrammeText> {
  const text = texts[locale];
  return text ? { locale, text } : { locale: 'ru', text: texts.ru };
}

/** The lesson in this language when its body is written in it, else in Russian. */
export function lessonTextIn(texts: LessonTexts, locale: Locale): InLanguage<LessonText> {
  const text = texts[locale];
  if (!text?.body) return { locale: 'ru', text: texts.ru };
  return { locale, text: { title: text.title, summary: text.summary ?? '', body: text.body } };
}

/** A lesson's title in this language, even where its body is not written in it. */
export function lessonTitleIn(texts: LessonTexts, locale: Locale): InLanguage<string> {
  const title = texts[locale]?.title;
  return title ? { locale, text: title } : { locale: 'ru', text: texts.ru.title };
}

export function localTextIn(texts: LocalText, locale: Locale): InLanguage<string> {
  const text = texts[locale];
  return text ? { locale, text } : { locale: 'ru', text: texts.ru };
}

/** The languages whose lessons have a body. */
export function writtenLocales(texts: LessonTexts): Locale[] {
  return LOCALES.filter((locale) => texts[locale]?.body);
}

/** Tells whether a text was changed by somebody else since its form was opened. */
export function textVersion(text: ProgrammeText | LessonText | OtherLessonText | undefined): string {
  const known = text ? Object.entries(text).sort(([a], [b]) => (a < b ? -1 : 1)) : null;
  return sha256(JSON.stringify(known));
}
