/** How the office's routes of the policy read what comes and tell what was refused. */
import type { Child } from 'hono/jsx';
import { Conflict, NotFound } from '#platform/errors.ts';
import { page, type Request, uuidParam } from '#platform/http/app.ts';
import { type FieldErrors, type FormValues, wholeNumber } from '#platform/http/form.ts';
import { isLocale, type Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { office } from './messages.ts';

/** Which edition of the draft the form was filled in from. */
export const versionField = wholeNumber({ min: 1, max: 1_000_000 });

/** What a refused act is told with; a reason without words of its own is left to the web's page. */
export function refusalText(error: unknown, locale: Locale): { reason: string; text: string } {
  if (!(error instanceof Conflict)) throw error;
  const key = `c_${error.reason}` as keyof typeof office & string;
  if (!(key in office)) throw error;
  return { reason: error.reason, text: translator(office, locale)(key) };
}

export function languageParam(c: Request): Locale {
  const language = c.req.param('language');
  if (!isLocale(language)) throw new NotFound('language');
  return language;
}

/** The page of the draft, which says what was done to it. */
export const donePath = (c: Request, word: string): string => `/office/policy/${uuidParam(c, 'id')}?done=${word}`;

export interface Refused {
  readonly status: 409 | 422;
  readonly refusal?: string;
  readonly errors?: FieldErrors;
  readonly values?: FormValues;
}

/** A page of the draft; with a status of its own where something was refused. */
export const draftPage = (c: Request, title: string, { status }: Partial<Refused>, body: Child) =>
  page(c, { title, area: 'office', ...(status && { status }) }, body);
