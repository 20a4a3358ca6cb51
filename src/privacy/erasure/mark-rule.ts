/**
 * Where a text holds a mark of a person, and where it holds only the same letters as part of somebody else's: Анна Ким is
 * not in Жанна Ким, nor ivan@mail.kz in divan@mail.kz. The one rule of every search, as a regular expression that
 * PostgreSQL and the program read alike, for texts in lower case.
 */
import type { Marker } from './erasure.ts';

/** Of the alphabets that set words apart: Latin, Greek, Cyrillic with Kazakh, and their neighbours. */
const LETTER =
  '[a-zªµº\\u00df-\\u00f6\\u00f8-\\u02af\\u0300-\\u036f\\u0370-\\u0373\\u0377-\\u037d\\u0386-\\u0481\\u0483-\\u0587\\u05d0-\\u05ea\\u0620-\\u065f\\u0671-\\u06d3\\u10d0-\\u10ff\\u1e00-\\u1fff]';
/** Joins two names into one. */
const JOINT = "[-'’ʼ‐‑]";

/** What stands before a word in a document or an address of a page, though it ends in a letter or a digit. */
const ESCAPES = '(?<=\\\\[bfnrt])|(?<=\\\\u[0-9a-f]{4})|(?<=%[0-9a-f]{2})';
const after = (nothing: string): string => `(?:(?<!${nothing})|${ESCAPES})`;

/** Kazakh cases: a name stays itself with them. */
const CASES =
  '(?:ның|нің|дың|дің|тың|тің|ға|ге|қа|ке|ны|ні|ды|ді|ты|ті|да|де|та|те|дан|ден|тан|тен|нан|нен|мен|бен|пен)';

const escaped = (text: string): string => text.replaceAll(/[\\^$.|?*+(){}[\]]/g, '\\$&');

/** Whole words; a hyphen makes two names one. */
const name = (text: string): string =>
  `${after(`${LETTER}${JOINT}?`)}${escaped(text)}(?:${JOINT}?${CASES})?(?!${JOINT}?${LETTER})`;
/** Neither a longer name before the sign, nor a longer domain after it. */
const address = (text: string): string => `${after("[a-z0-9_][-.+']*")}${escaped(text)}(?![a-z0-9_]|[-.]+[a-z0-9])`;
const phone = (text: string): string => `${after('[0-9]')}${escaped(text)}(?![0-9])`;

export function ruleOf({ kind, text }: Marker): string {
  if (kind === 'identifier') return escaped(text);
  if (kind === 'name') return name(text);
  return text.includes('@') ? address(text) : phone(text);
}
