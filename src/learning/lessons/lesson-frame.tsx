/** Where a lesson lies: its address, its name, the way to it. */
import { lessonTextIn, programmeTextIn } from '#learning/programmes';
import { Breadcrumbs } from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import type { LessonReading } from './read-lesson.ts';

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
