/** The rules of age. Pure. */
import { oneOf } from '#platform/http/form.ts';

/** `minors.adults_only`: the age from which a person may study here in their own name. */
export const ADULT_AGE = 18;

/** The answer to the question of age: `yes` is an adult. Nothing of a `no` is stored. */
export const ageField = oneOf(['yes', 'no']);

/** The day on which somebody is 18. Who was born on 29 February comes of age on 1 March. */
export function adultOn(born: Temporal.PlainDate): Temporal.PlainDate {
  const year = born.year + ADULT_AGE;
  const isLeapDay = born.month === 2 && born.day === 29;
  if (isLeapDay && !Temporal.PlainDate.from({ year, month: 1, day: 1 }).inLeapYear)
    return Temporal.PlainDate.from({ year, month: 3, day: 1 });
  return born.with({ year });
}

/** Why this is no birthday of a child who may study here. */
export type BirthProblem = 'future' | 'adult';

export function birthProblem(born: Temporal.PlainDate, today: Temporal.PlainDate): BirthProblem | undefined {
  if (Temporal.PlainDate.compare(born, today) > 0) return 'future';
  return Temporal.PlainDate.compare(adultOn(born), today) <= 0 ? 'adult' : undefined;
}
