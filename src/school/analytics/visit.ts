/**
 * What is kept of one look at a page: as little as answers which pages, sources and devices there are. Pure: the
 * request's own words come in, and what could tell who it was does not come out.
 */
import type { Locale } from '#platform/i18n/locale.ts';

export const DEVICES = ['phone', 'tablet', 'computer'] as const;
export type Device = (typeof DEVICES)[number];
export const SYSTEMS = ['android', 'ios', 'windows', 'macos', 'linux', 'other'] as const;
export type System = (typeof SYSTEMS)[number];
export const BROWSERS = ['chrome', 'safari', 'firefox', 'edge', 'opera', 'yandex', 'samsung', 'other'] as const;
export type Browser = (typeof BROWSERS)[number];

export interface Visit {
  readonly day: string;
  readonly visitor: string | null;
  /** Which key of the day the visitor's word was made with: words of two keys are not added up. */
  readonly part: string | null;
  readonly page: string;
  readonly device: Device;
  readonly system: System;
  readonly browser: Browser;
  readonly locale: Locale;
  readonly source: string | null;
  readonly campaign: string | null;
}

/**
 * IPv4 keeps 24 bits and IPv6 48: a neighbourhood of addresses, never a household, and the same for a phone whose carrier
 * gives it one address after the other. Null for anything else.
 */
export function shortened(address: string): string | null {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  const four = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/.exec(plain);
  if (four) {
    const parts = four.slice(1, 4).map(Number);
    return parts.every((part) => part <= 255) ? `${parts.join('.')}.0/24` : null;
  }
  const groups = firstGroups(plain.toLowerCase());
  return groups && `${groups.map((group) => group.toString(16)).join(':')}::/48`;
}

/** The first three groups of an IPv6 address; undefined for what is none. */
function firstGroups(address: string): number[] | null {
  if (!/^[0-9a-f:]{2,39}$/.test(address) || !address.includes(':')) return null;
  const [head = '', tail, more] = address.split('::');
  if (more !== undefined) return null;
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const isWhole = tail === undefined ? left.length === 8 : left.length + right.length <= 7;
  if (!isWhole || ![...left, ...right].every((group) => /^[0-9a-f]{1,4}$/.test(group))) return null;
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0');
  return [...left, ...zeros, ...right].slice(0, 3).map((group) => Number.parseInt(group, 16));
}

/** A phone by CUBOT is no bot; whoever gives an address to write to is. */
const BOT =
  /(?<!cu)bot|https?:|crawl|spider|slurp|scrap|archiv|monitor|preview|headless|lighthouse|phantom|selenium|playwright|puppeteer|facebookexternalhit|curl|wget|python|java\/|okhttp|go-http|node-fetch|undici|axios|libwww|httpclient|feed|validator|scanner|pingdom|uptime/i;

/**
 * Programs that read pages say so, or say nothing; a browser calls itself Mozilla, and so do those inside Telegram and
 * WhatsApp, which name the app. What these send ahead to draw a link does not call itself Mozilla.
 */
export function isBot(userAgent: string | undefined): boolean {
  return !userAgent?.startsWith('Mozilla/') || BOT.test(userAgent);
}

/** A class of devices, without a version or a model. */
export function deviceOf(userAgent: string): { device: Device; system: System; browser: Browser } {
  const system = first<System>(userAgent, [
    [/android/i, 'android'],
    [/iphone|ipad|ipod/i, 'ios'],
    [/windows/i, 'windows'],
    [/mac os x|macintosh/i, 'macos'],
    [/linux|x11|cros/i, 'linux'],
  ]);
  const browser = first<Browser>(userAgent, [
    [/yabrowser/i, 'yandex'],
    [/samsungbrowser/i, 'samsung'],
    [/edg(e|a|ios)?\//i, 'edge'],
    [/opr\/|opera/i, 'opera'],
    [/firefox|fxios/i, 'firefox'],
    [/chrome|crios|chromium/i, 'chrome'],
    [/safari/i, 'safari'],
  ]);
  const isTablet = /ipad|tablet/i.test(userAgent) || (system === 'android' && !/mobile/i.test(userAgent));
  const isPhone = /mobi|iphone|ipod/i.test(userAgent);
  return { device: isTablet ? 'tablet' : isPhone ? 'phone' : 'computer', system, browser };
}

function first<T extends string>(text: string, rules: readonly (readonly [RegExp, T])[]): T | 'other' {
  return rules.find(([pattern]) => pattern.test(text))?.[1] ?? 'other';
}

const LONGEST = 40;

/** The host that led here, without its path and its `www.`; null from this site itself, from an app, from nowhere. */
export function sourceOf(referrer: string | undefined, ownHost: string): string | null {
  if (!referrer || !URL.canParse(referrer)) return null;
  const { protocol, hostname } = new URL(referrer);
  if (!/^https?:$/.test(protocol) || hostname === ownHost) return null;
  const host = hostname.toLowerCase().replace(/^www\./, '');
  return host.length <= LONGEST && isPlainWord(host) ? host : null;
}

/** A campaign's word as it was set by whoever wrote the link. Anything that could be an address or a number is dropped. */
export function campaignWord(text: string | null | undefined): string | null {
  const word = text?.toLowerCase();
  return word && word.length <= LONGEST && isPlainWord(word) ? word : null;
}

/** What one person alone may have: each of these in a word that is plain otherwise. */
const TELLING = [
  // Identifiers of clicks and cards; a telephone, however its digits are parted.
  /\d{5}/,
  /(\d\D*){10}/,
  // The address of a network.
  /\d+(\.\d+){3}/,
  // Words that a program made: letters and digits in turn, or the end of a UUID or of a hash.
  /(\d+[a-z]+){2}\d|([a-z]+\d+){2}[a-z]/,
  /[0-9a-f]{12}/,
];

function isPlainWord(word: string): boolean {
  return /^[a-z0-9][a-z0-9._-]*$/.test(word) && !TELLING.some((pattern) => pattern.test(word));
}

/** Pages that are counted, by the route that answers them; what stands in the place of `:code` and the like is not kept. */
const PAGES = new Set([
  '/',
  '/programmes',
  '/programmes/:slug',
  '/programmes/:slug/enrolment',
  '/sign-up',
  '/sign-up/letter',
  '/sign-up/under-18',
  '/sign-in',
  '/privacy',
  '/privacy/promises',
  '/privacy/partners',
  '/privacy/cookies',
  '/privacy/request',
  '/privacy/versions',
  '/statistics',
  '/certificates',
  '/certificates/:code',
  '/learn',
  '/learn/:cohort',
  '/learn/:cohort/:lesson',
  '/schedule',
  '/account',
]);

/**
 * The page as it is kept: the route, and of a programme which one, since that is nobody's. Undefined for what is not
 * counted: the back office, files, and every page with something of a person in its address.
 */
export function pageOf(route: string, path: string): string | undefined {
  if (!PAGES.has(route)) return undefined;
  if (route.startsWith('/programmes/:slug') && /^[a-z0-9/-]{1,120}$/.test(path)) return path;
  return route;
}

/** Where people say who they are: beside such a visit stands a session, an account or a request of the same day. */
const DOORS = ['/sign-in', '/sign-up', '/privacy/request'] as const;
export type Door = (typeof DOORS)[number];

/** The door that a page, as it is kept, belongs to. */
export function doorOf(page: string): Door | undefined {
  return DOORS.find((door) => page === door || page.startsWith(`${door}/`));
}

/** The steps of the way in that visits can tell of, each by the pages that show it. */
export const VISIT_STEPS = ['visit', 'programme', 'sign-up'] as const;
export type VisitStep = (typeof VISIT_STEPS)[number];
