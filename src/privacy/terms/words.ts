/** What the rights are called, on pages and in letters. */
import type { Locale } from '#platform/i18n/locale.ts';
import { defineMessages, translator } from '#platform/i18n/messages.ts';
import type { Demand, LegalTerm } from './terms.ts';

const demands = defineMessages({
  access: { ru: 'Копия данных', kk: 'Деректердің көшірмесі', en: 'A copy of the data' },
  rectify: { ru: 'Исправление', kk: 'Түзету', en: 'Correction' },
  erase: { ru: 'Удаление', kk: 'Өшіру', en: 'Deletion' },
  restrict: { ru: 'Ограничение', kk: 'Шектеу', en: 'Restriction' },
  object: { ru: 'Отказ от рекламы', kk: 'Жарнамадан бас тарту', en: 'Objection to marketing' },
  portability: {
    ru: 'Перенос в другую организацию',
    kk: 'Басқа ұйымға көшіру',
    en: 'Transfer to another organisation',
  },
  withdraw: { ru: 'Отзыв согласия', kk: 'Келісімді қайтарып алу', en: 'Withdrawal of consent' },
  decision: { ru: 'Решение, принятое машиной', kk: 'Машина қабылдаған шешім', en: 'A decision made by a machine' },
  disclosure: { ru: 'Кому передавали данные', kk: 'Деректер кімге берілгені', en: 'Who received the data' },
  geography: { ru: 'Где хранятся данные', kk: 'Деректер қайда сақталатыны', en: 'Where the data are kept' },
  unclear: { ru: 'Пока не ясно какое', kk: 'Қай құқық екені әзірге белгісіз', en: 'Not clear yet' },
} satisfies Record<Demand, Record<Locale, string>>);

const sources = defineMessages({
  'rights.deadline': {
    ru: 'Обещание нашей политики',
    kk: 'Саясатымыздағы уәде',
    en: 'The promise of our policy',
  },
  '94-V art. 25(2)8': {
    ru: 'Закон 94-V, статья 25, пункт 2, подпункт 8',
    kk: '94-V заңы, 25-бап, 2-тармақ, 8-тармақша',
    en: 'Law 94-V, article 25, paragraph 2, item 8',
  },
  '94-V art. 8(7)': {
    ru: 'Закон 94-V, статья 8, пункт 7',
    kk: '94-V заңы, 8-бап, 7-тармақ',
    en: 'Law 94-V, article 8, paragraph 7',
  },
  '94-V art. 19-1': { ru: 'Закон 94-V, статья 19-1', kk: '94-V заңы, 19-1-бап', en: 'Law 94-V, article 19-1' },
  '94-V art. 19(1)': {
    ru: 'Закон 94-V, статья 19, пункт 1',
    kk: '94-V заңы, 19-бап, 1-тармақ',
    en: 'Law 94-V, article 19, paragraph 1',
  },
} satisfies Record<LegalTerm['source'], Record<Locale, string>>);

export function demandWords(locale: Locale): (demand: Demand) => string {
  return translator(demands, locale);
}

export function sourceWords(locale: Locale): (source: LegalTerm['source']) => string {
  return translator(sources, locale);
}
