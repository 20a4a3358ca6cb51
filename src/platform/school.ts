/** `school.identity`: who we are, as every footer, letter and document says. */
import type { SchoolFacts } from './context.ts';

/** Where data are kept or pass through (`transfer.geography`). */
export const STORES = ['database', 'files', 'jobs', 'log', 'backups', 'ledger', 'mail'] as const;
export type Store = (typeof STORES)[number];
/** ISO 3166-1 alpha-2; `unknown`: the installation does not say; `none`: there is no such store. */
export type StoreCountries = Readonly<Record<Store, string>>;

/** One machine in Kazakhstan, and no mail server. */
const AT_HOME: StoreCountries = {
  database: 'KZ',
  files: 'KZ',
  jobs: 'KZ',
  log: 'KZ',
  backups: 'KZ',
  ledger: 'KZ',
  mail: 'none',
};

export function schoolFacts(
  settings: Pick<SchoolFacts, 'bin' | 'head' | 'bank' | 'baseUrl'> & { readonly countries?: StoreCountries },
): SchoolFacts {
  return {
    countries: AT_HOME,
    name: 'PobiMajomet',
    email: 'contact@pobimajomet.com',
    phone: '+7 705 755 54 47',
    address: {
      ru: 'ул. Мира 327, Петропавловск 150000, Казахстан',
      kk: 'Мира көшесі 327, Петропавл 150000, Қазақстан',
      en: '327 Mira Street, Petropavlovsk 150000, Kazakhstan',
    },
    ...settings,
  };
}
