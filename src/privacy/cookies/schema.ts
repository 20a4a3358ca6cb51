import { declareThings } from '#platform/inventory/declare.ts';

export interface CookieChoicesTable {
  id: string;
  chosen_at: Temporal.Instant;
  functional: boolean;
  analytics: boolean;
  marketing: boolean;
  way: string;
  locale: string;
  registry_sha256: string;
}
export interface CookiesDb {
  cookie_choices: CookieChoicesTable;
}

export const cookieChoicesTable = declareThings<CookieChoicesTable>()({
  table: 'cookie_choices',
  label: { ru: 'Выборы о cookie', kk: 'Cookie туралы таңдаулар', en: 'Cookie choices' },
  why: 'proof that choices were asked for; no person, address or browser is written beside them',
  retention: [{ term: { period: 'P12M', after: 'written', source: 'keep.logs' }, since: 'chosen_at' }],
  columns: ['id', 'chosen_at', 'functional', 'analytics', 'marketing', 'way', 'locale', 'registry_sha256'],
});
