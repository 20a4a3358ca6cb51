/** Names of the details that stand beside an act, as people say them. */

import type { Locale } from '#platform/i18n/locale.ts';
import { defineMessages, translator } from '#platform/i18n/messages.ts';

const words = defineMessages({
  way: { ru: 'как', kk: 'қалай', en: 'how' },
  purpose: { ru: 'цель', kk: 'мақсаты', en: 'purpose' },
  demand: { ru: 'право', kk: 'құқық', en: 'right' },
  right: { ru: 'право', kk: 'құқық', en: 'right' },
  due: { ru: 'ответить до', kk: 'жауап мерзімі', en: 'due' },
  number: { ru: 'номер', kk: 'нөмірі', en: 'number' },
  amount: { ru: 'сумма, тенге', kk: 'сомасы, теңге', en: 'amount, tenge' },
  method: { ru: 'способ', kk: 'тәсілі', en: 'method' },
  fields: { ru: 'поля', kk: 'өрістер', en: 'fields' },
  revision: { ru: 'редакция', kk: 'редакция', en: 'revision' },
  role: { ru: 'роль', kk: 'рөлі', en: 'role' },
  part: { ru: 'часть', kk: 'бөлігі', en: 'part' },
  name: { ru: 'название', kk: 'атауы', en: 'name' },
  locale: { ru: 'язык', kk: 'тілі', en: 'language' },
  count: { ru: 'сколько', kk: 'саны', en: 'how many' },
  consents: { ru: 'согласий', kk: 'келісім саны', en: 'consents' },
  passed: { ru: 'пройден', kk: 'өтті', en: 'passed' },
  identity: { ru: 'как подтверждена личность', kk: 'жеке бас қалай расталды', en: 'how identity was shown' },
  percent: { ru: 'процентов срока', kk: 'мерзімнің пайызы', en: 'per cent of the time' },
  why: { ru: 'почему', kk: 'неліктен', en: 'why' },
  by: { ru: 'кто', kk: 'кім', en: 'who' },
  own: { ru: 'сами', kk: 'өзі', en: 'by themselves' },
  changed: { ru: 'изменилось', kk: 'өзгерді', en: 'changed' },
  coolingOff: { ru: 'с раздумьем', kk: 'ойлану мерзімімен', en: 'with time to think' },
  secondFactor: { ru: 'второй шаг входа', kk: 'кірудің екінші қадамы', en: 'second factor' },
  effectiveOn: { ru: 'действует с', kk: 'күшіне енеді', en: 'in force from' },
  materiality: { ru: 'важность', kk: 'маңыздылығы', en: 'weight' },
});

/** The name itself where it is nobody's word but a program's. */
export function detailWords(name: string, locale: Locale): string {
  return Object.hasOwn(words, name) ? translator(words, locale)(name as keyof typeof words) : name;
}
