/** What is true of the installation's settings and lists. */
import { LOCALES } from '#platform/i18n/locale.ts';
import { type CookieKind, type StoredKey, storedKeys } from '#privacy/cookies';
import type { Measure } from '../promise.ts';
import { foundNow } from './found.ts';

/** `school.identity`: nothing that footers, letters and documents show is empty. */
export const identityIsSet: Measure = async (installation) => {
  const { name, email, phone, address, bin } = installation.ctx.school;
  const facts = [name, email, phone, ...Object.values(address)];
  const holds = facts.every((fact) => fact.trim() !== '');
  return foundNow(
    installation,
    holds,
    {
      ru: 'Название, адрес, телефон и почта заданы в одном месте и выводятся оттуда. БИН {bin, select, set {указан} other {ещё не указан}}.',
      kk: 'Атауы, мекенжайы, телефоны және поштасы бір жерде берілген және содан шығарылады. БСН {bin, select, set {көрсетілген} other {әлі көрсетілмеген}}.',
      en: 'Name, address, phone and e-mail are set in one place and shown from there. The BIN {bin, select, set {is set} other {has not been set yet}}.',
    },
    { bin: bin ? 'set' : 'missing' },
  );
};

/** `cookies.*`: what the register of stored keys says of one kind, and that each says what for and for how long. */
export function cookiesOfKind(kind: CookieKind, keys: readonly StoredKey[] = storedKeys): Measure {
  return async (installation) => {
    const ofKind = keys.filter((key) => key.kind === kind);
    const count = ofKind.length;
    const told = ofKind.every(({ purpose, term }) => LOCALES.every((locale) => purpose[locale] && term[locale]));
    const holds = told && (kind !== 'necessary' || count > 0);
    return foundNow(
      installation,
      holds,
      {
        ru: '{count, plural, =0 {Таких сайт сейчас не ставит.} one {Сайт ставит # такую запись.} few {Сайт ставит # такие записи.} many {Сайт ставит # таких записей.} other {Сайт ставит # такой записи.}}',
        kk: '{count, plural, =0 {Қазір сайт мұндай жазба сақтамайды.} other {Сайт мұндай # жазба сақтайды.}}',
        en: '{count, plural, =0 {The site sets none of these at present.} one {The site sets # of these.} other {The site sets # of these.}}',
      },
      { count },
    );
  };
}
