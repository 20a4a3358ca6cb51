import { z } from 'zod';

/** What may stand in each YAML file of the folder; `read.ts` turns it into the types other code uses. */

const line = z.string().trim().min(1);
const slug = z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case latin letters, digits and hyphens');
const fileName = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'a plain file name of the same folder');
const locale = z.enum(['ru', 'kk', 'en']);

/** A value in Russian always, in Kazakh and English where written. */
const perLocale = <T extends z.ZodType>(value: T) =>
  z.strictObject({ ru: value, kk: value.exactOptional(), en: value.exactOptional() });

const titles = perLocale(line);

export const programmeFile = z.strictObject({
  slug,
  price_kzt: z.int().min(0),
  hours: z.int().positive(),
  level: z.enum(['start', 'practice']),
  texts: perLocale(
    z.strictObject({ title: line, summary: line, audience: line, gives: z.array(line).min(4).max(6).readonly() }),
  ),
  modules: z
    .array(
      z.strictObject({
        titles,
        lessons: z
          .array(
            z.strictObject({
              slug,
              // Titles for the languages the lesson itself is not written in: the syllabus is read before buying.
              titles: z.strictObject({ kk: line.exactOptional(), en: line.exactOptional() }).exactOptional(),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
});

export const lessonFrontMatter = z.strictObject({ title: line, minutes: z.int().positive(), summary: line });

export const quizFile = z.strictObject({
  pass: z.number().gt(0).max(1),
  questions: z
    .array(
      z.strictObject({
        prompt: titles,
        options: z
          .array(z.strictObject({ text: titles, correct: z.boolean() }))
          .min(2)
          .refine((options) => options.some((option) => option.correct), 'no option is correct')
          .refine((options) => options.some((option) => !option.correct), 'every option is correct'),
        explanation: titles,
      }),
    )
    .min(1),
});

export const mediaFile = z.strictObject({
  files: z.array(
    z.strictObject({
      file: fileName,
      kind: z.enum(['picture', 'file', 'video']),
      locale: locale.exactOptional(),
      titles,
      captions: perLocale(fileName).exactOptional(),
      poster: fileName.exactOptional(),
    }),
  ),
});

const day = z.int().min(-365).max(365);

export const cohortsFile = z.strictObject({
  cohorts: z.array(
    z.strictObject({
      slug,
      programme: slug,
      titles,
      starts_day: day,
      ends_day: day.nullable(),
      seats: z.int().positive().nullable(),
      instructor: z.email(),
      sessions: z
        .array(
          z.strictObject({
            day,
            time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM'),
            minutes: z.int().positive(),
            title: titles,
          }),
        )
        .readonly(),
    }),
  ),
});

export const castFile = z.strictObject({
  cast: z.array(
    z.strictObject({
      given_name: line,
      family_name: line,
      email: z.email().endsWith('@example.kz'),
      locale,
      role: z.enum(['learner', 'manager', 'instructor', 'adviser', 'accountant', 'privacy-officer', 'administrator']),
      enrolments: z
        .array(
          z.strictObject({
            programme: slug,
            state: z.enum(['new', 'under-way', 'completed', 'awaiting-payment']),
            lessons_done: z.int().min(0),
          }),
        )
        .default([]),
      experience: line.exactOptional(),
      education: line.exactOptional(),
      goals: line.exactOptional(),
    }),
  ),
});
