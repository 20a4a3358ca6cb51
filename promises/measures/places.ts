/** Where data are. */
import { storesOf } from '#privacy/export';
import type { Measure } from '../promise.ts';
import { foundNow } from './found.ts';

/** `transfer.geography`: the installation says of every store in which country it is. */
export const countriesStated: Measure = async (installation) => {
  const stores = storesOf(installation.ctx, 'en');
  const unknown = stores.filter(({ country }) => country === undefined).length;
  return foundNow(
    installation,
    unknown === 0,
    {
      ru: 'Мест, где хранятся данные: {stores}. Без указанной страны: {unknown}.',
      kk: 'Деректер сақталатын орындар: {stores}. Елі көрсетілмегені: {unknown}.',
      en: 'Places where data are kept: {stores}. Without a stated country: {unknown}.',
    },
    { stores: stores.length, unknown },
  );
};
