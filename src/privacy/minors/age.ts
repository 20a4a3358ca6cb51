import { oneOf } from '#platform/http/form.ts';

/** `minors.adults_only`: the age from which a person may study here in their own name. */
export const ADULT_AGE = 18;

/** The answer to the question of age: `yes` is an adult. Nothing of a `no` is stored. */
export const ageField = oneOf(['yes', 'no']);
