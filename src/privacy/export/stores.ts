/** `transfer.geography`: where each datum is kept: in which store, in which country, and for how long. */
import type { Context } from '#platform/context.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { type Inventory, personTables } from '#platform/inventory/inventory.ts';
import type { Store } from '#platform/school.ts';
import { handlingWords, termWords } from './handling-words.ts';
import { storeMessages } from './store-messages.ts';

export interface KeptStore {
  readonly store: Store;
  /** What it is. */
  readonly label: string;
  /** What of a person's data is in it. */
  readonly holds: string;
  /** As people say it; undefined: the installation does not say, and so nobody may claim it. */
  readonly country: string | undefined;
}

const ORDER: readonly Store[] = ['database', 'files', 'jobs', 'log', 'backups', 'ledger', 'mail'];

/** Every store with what it holds of people. */
export function storesOf(ctx: Context, locale: Locale): KeptStore[] {
  const t = translator(storeMessages, locale);
  return ORDER.flatMap((store) => {
    const country = ctx.school.countries[store];
    if (country === 'none') return [];
    const place = country === 'unknown' ? undefined : countryName(country, locale);
    return [{ store, label: t(`store_${store}`), holds: t(`holds_${store}`), country: place }];
  });
}

export function countryName(code: string, locale: Locale): string {
  return new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' }).of(code) ?? code;
}

/** One line for each kind of data of each table and bucket. */
export interface KeptDatum {
  readonly what: string;
  readonly store: string;
  readonly country: string | null;
  readonly term: string;
}

export function whereKept(ctx: Context, inventory: Inventory, locale: Locale): KeptDatum[] {
  const stores = new Map(storesOf(ctx, locale).map((store) => [store.store, store]));
  const line = (what: string, store: Store, term: string): KeptDatum => ({
    what,
    store: stores.get(store)?.label ?? store,
    country: stores.get(store)?.country ?? null,
    term,
  });
  const t = translator(storeMessages, locale);
  const [period = 'P0D'] = inventory.stores?.find(({ store }) => store === 'backups')?.term.split(' ') ?? [];
  const backupsTerm = termWords({ period, after: 'written', source: 'protect.backups' }, locale);
  const others = (['jobs', 'log', 'backups', 'ledger', 'mail'] as const).filter((store) => stores.has(store));
  return [
    ...personTables(inventory).map((table) =>
      line(table.label[locale], 'database', handlingWords(table.handling, locale).term),
    ),
    ...inventory.buckets
      .filter(({ personal }) => personal)
      .map((bucket) => line(bucket.label[locale], 'files', handlingWords(bucket, locale).term)),
    ...others.map((store) => line(t(`holds_${store}`), store, store === 'backups' ? backupsTerm : t(`term_${store}`))),
  ];
}
