import type { Room } from '#platform/room.ts';
import { routes } from './routes.tsx';
import { cookieChoicesTable } from './schema.ts';

export { chooseCookies } from './choose-cookies.ts';
export {
  CHOICE_COOKIE,
  type CookieKind,
  type EffectiveChoice,
  nameInBrowser,
  type StoredKey,
  storedKeys,
} from './cookie.ts';
export { type OtherContent, otherContentAt } from './other-sites.ts';
export { chosenTheme, cookieBanner, cookieChoice, dropUnallowedCookies } from './routes.tsx';
export type { CookieChoicesTable, CookiesDb } from './schema.ts';

export const room: Room = { name: 'privacy/cookies', tables: [cookieChoicesTable], routes };
