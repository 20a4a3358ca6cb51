import type { Role } from '#people/roles';
import type { Locale } from '#platform/i18n/locale.ts';
import { defineMessages, translator } from '#platform/i18n/messages.ts';

const messages = defineMessages({
  manager: { ru: 'менеджер', kk: 'менеджер', en: 'manager' },
  instructor: { ru: 'преподаватель', kk: 'оқытушы', en: 'instructor' },
  adviser: { ru: 'консультант', kk: 'кеңесші', en: 'adviser' },
  accountant: { ru: 'бухгалтер', kk: 'есепші', en: 'accountant' },
  'privacy-officer': {
    ru: 'ответственный за персональные данные',
    kk: 'дербес деректерге жауапты',
    en: 'privacy officer',
  },
  administrator: { ru: 'администратор', kk: 'әкімші', en: 'administrator' },
});

const tasks = defineMessages({
  manager: {
    ru: 'программы, потоки, зачисления, сертификаты, люди',
    kk: 'бағдарламалар, топтар, қабылдау, сертификаттар, адамдар',
    en: 'programmes, cohorts, enrolments, certificates, people',
  },
  instructor: { ru: 'уроки и потоки', kk: 'сабақтар мен топтар', en: 'lessons and cohorts' },
  adviser: {
    ru: 'люди и их учёба, без изменений',
    kk: 'адамдар мен олардың оқуы, өзгертусіз',
    en: 'people and their studies, to read',
  },
  accountant: { ru: 'счета и оплаты', kk: 'шоттар мен төлемдер', en: 'orders and payments' },
  'privacy-officer': {
    ru: 'запросы о данных, журнал',
    kk: 'деректер туралы сұраулар, журнал',
    en: 'data requests, the audit trail',
  },
  administrator: { ru: 'всё, включая сотрудников', kk: 'бәрі, қызметкерлерді қоса', en: 'everything, staff included' },
});

export function roleName(role: Role, locale: Locale): string {
  return translator(messages, locale)(role);
}

/** What the role opens, in a few words. */
export function roleTasks(role: Role, locale: Locale): string {
  return translator(tasks, locale)(role);
}
