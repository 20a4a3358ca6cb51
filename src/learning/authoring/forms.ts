/** What the office's forms may hold, and how a form becomes a document by language. */

import { z } from 'zod';
import { LEVELS } from '#learning/programmes';
import { line, oneOf, optional, paragraphs, wholeNumber } from '#platform/http/form.ts';
import { LOCALES, type LocalText } from '#platform/i18n/locale.ts';

const title = line({ max: 120 });
const slug = line({ max: 60 });
const summary = paragraphs({ max: 600 });
const minutes = wholeNumber({ min: 1, max: 600 });

export const factsForm = z.object({
  level: oneOf(LEVELS),
  hours: wholeNumber({ min: 1, max: 1000 }),
  price: wholeNumber({ min: 0, max: 100_000_000 }),
});
export const newProgrammeForm = factsForm.extend({ title, slug });

const version = z.string().max(64).optional();

export const programmeTextForm = z.object({
  version,
  title,
  summary,
  audience: paragraphs({ max: 600 }),
  gives: paragraphs({ max: 2000 }),
});
export const programmeTranslationForm = z.object({
  version,
  title: optional(title),
  summary: optional(summary),
  audience: optional(paragraphs({ max: 600 })),
  gives: optional(paragraphs({ max: 2000 })),
});

export const titlesForm = z.object({ title_ru: title, title_kk: optional(title), title_en: optional(title) });

export const newLessonForm = z.object({ title, slug, minutes, module: z.uuid() });

const body = paragraphs({ max: 60_000 });
export const lessonTextForm = z.object({
  version,
  title,
  minutes,
  summary: optional(summary),
  body,
  after: optional(line({ max: 20 })),
});
export const lessonTranslationForm = z.object({
  version,
  title: optional(title),
  summary: optional(summary),
  body: optional(body),
  after: optional(line({ max: 20 })),
});

export const directionForm = z.object({ direction: oneOf(['up', 'down']) });
export const restoreForm = z.object({ module: z.uuid() });

export const MEDIA_FORM_KINDS = ['picture', 'file', 'video', 'captions', 'poster'] as const;
export const mediaForm = titlesForm.extend({
  kind: oneOf(MEDIA_FORM_KINDS),
  language: optional(oneOf(LOCALES)),
  part_of: optional(z.uuid()),
});

export function localText(values: z.output<typeof titlesForm>): LocalText {
  return {
    ru: values.title_ru,
    ...(values.title_kk && { kk: values.title_kk }),
    ...(values.title_en && { en: values.title_en }),
  };
}

export function linesOf(text: string | undefined): string[] {
  return (text ?? '')
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
