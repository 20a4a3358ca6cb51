import type { Room } from '#platform/room.ts';
import { routes } from './routes.tsx';
import { cookieChoicesTable } from './schema.ts';

export { COOKIE_KINDS, type CookieKind, type EffectiveChoice, nameInBrowser, storedKeys } from './cookie.ts';
export { cookieBanner, cookieChoice } from './routes.tsx';
export type { CookieChoicesTable, CookiesDb } from './schema.ts';

export const room: Room = { name: 'privacy/cookies', tables: [cookieChoicesTable], routes };
