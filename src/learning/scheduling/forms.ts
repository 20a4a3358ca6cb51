/** What the forms of cohorts and sessions may hold. */

import { z } from 'zod';
import { SCHOOL_ZONE } from '#platform/clock.ts';
import { day, line, optional, wholeNumber } from '#platform/http/form.ts';
import type { LocalText } from '#platform/i18n/locale.ts';

const title = line({ max: 120 });
const titles = { title_ru: title, title_kk: optional(title), title_en: optional(title) };

export const cohortForm = z.object({
  ...titles,
  starts_on: day,
  ends_on: optional(day),
  seats: optional(wholeNumber({ min: 1, max: 10_000 })),
  instructor: optional(z.uuid()),
});
export const newCohortForm = cohortForm.extend({ programme: z.uuid(), slug: line({ max: 60 }) });

export const TIME = /^([01]?\d|2[0-3])[:.][0-5]\d$/;
export const sessionForm = z.object({
  ...titles,
  day,
  time: line({ max: 5 }),
  minutes: wholeNumber({ min: 5, max: 600 }),
});

export function localText(values: z.output<z.ZodObject<typeof titles>>): LocalText {
  return {
    ru: values.title_ru,
    ...(values.title_kk && { kk: values.title_kk }),
    ...(values.title_en && { en: values.title_en }),
  };
}

/** A moment of the school's clock: `time` as {@link TIME} has it. */
export function schoolMoment(date: Temporal.PlainDate, time: string): Temporal.Instant {
  const [hour = 0, minute = 0] = time.split(/[:.]/).map(Number);
  return date.toZonedDateTime({ timeZone: SCHOOL_ZONE, plainTime: new Temporal.PlainTime(hour, minute) }).toInstant();
}
