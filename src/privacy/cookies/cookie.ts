/** Which cookies there are, what a visitor chose about them, and how the choice is written down. Pure: no I/O. */
import type { Locale } from '#platform/i18n/locale.ts';
import { sha256 } from '#platform/secrets.ts';

export const OPTIONAL_KINDS = ['functional', 'analytics', 'marketing'] as const;
export type OptionalKind = (typeof OPTIONAL_KINDS)[number];
export const COOKIE_KINDS = ['necessary', ...OPTIONAL_KINDS] as const;
export type CookieKind = (typeof COOKIE_KINDS)[number];

export interface StoredKey {
  /** Over https, browsers take the cookies of signing in under a name that begins with `__Secure-`. */
  readonly name: string;
  readonly securePrefix?: true;
  readonly kind: CookieKind;
  readonly storage: 'cookie' | 'local storage' | 'session storage';
  readonly purpose: Record<Locale, string>;
  readonly term: Record<Locale, string>;
}

export const CHOICE_COOKIE = 'school.cookie_choice';
export const CHOICE_TERM_MONTHS = 12;
export const THEME_COOKIE = 'school.theme';

/** Everything this site stores in a browser. The list is complete: nothing else may be set. */
export const storedKeys: readonly StoredKey[] = [
  {
    name: 'school.session_token',
    securePrefix: true,
    kind: 'necessary',
    storage: 'cookie',
    purpose: {
      ru: 'Помнит, что вы вошли, пока вы не выйдете',
      kk: 'Шыққанша сіздің кіргеніңізді есте сақтайды',
      en: 'Remembers that you are signed in, until you sign out',
    },
    term: {
      ru: '30 дней, у сотрудников 12 часов',
      kk: '30 күн, қызметкерлерде 12 сағат',
      en: '30 days, 12 hours for staff',
    },
  },
  {
    name: 'school.two_factor',
    securePrefix: true,
    kind: 'necessary',
    storage: 'cookie',
    purpose: {
      ru: 'Связывает пароль и одноразовый код, пока вы входите',
      kk: 'Кіру кезінде құпиясөз бен бір реттік кодты байланыстырады',
      en: 'Ties your password to the one-time code while you sign in',
    },
    term: { ru: '10 минут', kk: '10 минут', en: '10 minutes' },
  },
  {
    name: CHOICE_COOKIE,
    kind: 'necessary',
    storage: 'cookie',
    purpose: {
      ru: 'Помнит ваш выбор на этой странице, чтобы не спрашивать снова',
      kk: 'Қайта сұрамау үшін осы беттегі таңдауыңызды есте сақтайды',
      en: 'Remembers what you chose on this page, so that we do not ask again',
    },
    term: { ru: '12 месяцев', kk: '12 ай', en: '12 months' },
  },
  {
    name: THEME_COOKIE,
    kind: 'functional',
    storage: 'cookie',
    purpose: {
      ru: 'Помнит, какой вид сайта вы выбрали: светлый или тёмный',
      kk: 'Сайттың қай түрін таңдағаныңызды есте сақтайды: ашық не қараңғы',
      en: 'Remembers which look of the site you chose: light or dark',
    },
    term: { ru: '12 месяцев', kk: '12 ай', en: '12 months' },
  },
];

export function nameInBrowser(key: StoredKey, https: boolean): string {
  return https && key.securePrefix ? `__Secure-${key.name}` : key.name;
}

export type CookieChoice = Readonly<Record<OptionalKind, boolean>>;
export const NOTHING_OPTIONAL: CookieChoice = { functional: false, analytics: false, marketing: false };
export const EVERYTHING: CookieChoice = { functional: true, analytics: true, marketing: true };

/** What the visitor was told when choosing: a receipt names it, and a new optional cookie asks again. */
export function registryHash(keys: readonly StoredKey[] = storedKeys): string {
  return sha256(JSON.stringify(keys));
}

/** Only optional cookies need the visitor's choice, so only a change of theirs asks again. */
function optionalMark(keys: readonly StoredKey[]): string {
  const known = marks.get(keys);
  if (known) return known;
  const mark = registryHash(keys.filter((key) => key.kind !== 'necessary')).slice(0, 8);
  marks.set(keys, mark);
  return mark;
}

/** Asked for with every request of whoever has chosen. */
const marks = new WeakMap<readonly StoredKey[], string>();

export function writeChoice(choice: CookieChoice, keys: readonly StoredKey[] = storedKeys): string {
  return [...OPTIONAL_KINDS.map((kind) => (choice[kind] ? '1' : '0')), optionalMark(keys)].join('-');
}

/** Undefined for anything that this program did not write about the optional cookies there are today. */
export function readChoice(
  text: string | undefined,
  keys: readonly StoredKey[] = storedKeys,
): CookieChoice | undefined {
  const match = /^([01])-([01])-([01])-([0-9a-f]{8})$/.exec(text ?? '');
  if (!match || match[4] !== optionalMark(keys)) return undefined;
  return { functional: match[1] === '1', analytics: match[2] === '1', marketing: match[3] === '1' };
}

export interface EffectiveChoice extends CookieChoice {
  /** `chosen` by the visitor here; `signal`: by Global Privacy Control; `none`: not asked yet, so nothing optional. */
  readonly decided: 'chosen' | 'signal' | 'none';
}

/** An explicit choice made here wins over the browser's signal; without either, nothing optional is stored. */
export function effectiveChoice(chosen: CookieChoice | undefined, globalPrivacyControl: boolean): EffectiveChoice {
  if (chosen) return { ...chosen, decided: 'chosen' };
  return { ...NOTHING_OPTIONAL, decided: globalPrivacyControl ? 'signal' : 'none' };
}

/** `setting`: a `Set-Cookie` header. Undefined for a name that is not in the register. */
function keyOf(setting: string, https: boolean, keys: readonly StoredKey[]): StoredKey | undefined {
  const name = setting.slice(0, Math.max(setting.indexOf('='), 0)).trim();
  return keys.find((key) => key.storage === 'cookie' && nameInBrowser(key, https) === name);
}

/**
 * Whether this `Set-Cookie` header may leave the server: the cookie is in the register, and necessary or allowed by the
 * visitor. Taking a registered cookie away is always allowed.
 */
export function maySet(
  setting: string,
  { choice, https, keys = storedKeys }: { choice: CookieChoice; https: boolean; keys?: readonly StoredKey[] },
): boolean {
  const key = keyOf(setting, https, keys);
  if (!key) return false;
  if (key.kind === 'necessary' || choice[key.kind]) return true;
  return /;\s*max-age=0\s*(;|$)/i.test(setting);
}

/** What a choice takes away: the optional cookies of the kinds that it refuses. */
export function refusedKeys(choice: CookieChoice, keys: readonly StoredKey[] = storedKeys): StoredKey[] {
  return keys.filter((key) => key.storage === 'cookie' && key.kind !== 'necessary' && !choice[key.kind]);
}

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The look that was chosen; without the visitor's consent to functional cookies it is not read either. */
export function readTheme(text: string | undefined, choice: CookieChoice): Theme | undefined {
  return choice.functional ? THEMES.find((theme) => theme === text) : undefined;
}
