/** The three languages: Russian at the root, Kazakh and English below a prefix. */

export const LOCALES = ['ru', 'kk', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'ru';

/** Each language as those who speak it write it. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { ru: 'Русский', kk: 'Қазақша', en: 'English' };

/** A text in some languages, always in Russian. */
export type LocalText = Readonly<{ ru: string } & Partial<Record<Locale, string>>>;

/** The languages, to choose from in a form. */
export const LANGUAGE_OPTIONS = LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }));

export function isLocale(text: unknown): text is Locale {
  return LOCALES.includes(text as Locale);
}

/** The text in this language, or in Russian where it is not translated. */
export function inLocale(text: LocalText, locale: Locale): string {
  return text[locale] ?? text.ru;
}

/** A path of this site in a language: `/programmes` becomes `/kk/programmes`. */
export function localPath(locale: Locale, path: string): string {
  if (locale === DEFAULT_LOCALE) return path;
  return path === '/' ? `/${locale}` : `/${locale}${path}`;
}

/** Splits a URL's path into its language and the path without the prefix. */
export function splitLocale(pathname: string): { locale: Locale; path: string } {
  const match = /^\/(kk|en)(\/.*)?$/.exec(pathname);
  if (!match) return { locale: DEFAULT_LOCALE, path: pathname };
  return { locale: match[1] as Locale, path: match[2] ?? '/' };
}
