/** Fields that forms and addresses of several rooms have, with the same bounds everywhere. */
import { z } from 'zod';

/** The page of a long list, from 1; whatever is no such number is the first page. */
export const pageParam = z
  .string()
  .regex(/^[1-9]\d{0,4}$/)
  .transform(Number)
  .catch(1);

/** The token of a link in a letter. What is none reads as empty, which is nobody's. */
export const linkToken = z.string().max(200).catch('');

/** A password that exists already. Longer than one may be, since a wrong one is told as wrong, and not as too long. */
export const typedPassword = z.string({ error: 'required' }).min(1, 'required').max(1024, 'too_long');

/** Codes with a name that are no country: unions, tests of software, and what is unknown. */
const NO_COUNTRY = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);
const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** ISO 3166-1 alpha-2, in capitals. */
export const country = z.preprocess(
  (value) => (typeof value === 'string' ? value.trim() : value),
  z
    .string({ error: 'required' })
    .min(1, 'required')
    .regex(/^[a-z]{2}$/i, { error: 'country', abort: true })
    .transform((code) => code.toUpperCase())
    // A code that the standard gives to no country has no name.
    .refine((code) => !NO_COUNTRY.has(code) && names.of(code) !== undefined, 'country'),
);
