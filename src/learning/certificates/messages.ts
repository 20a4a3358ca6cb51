import type { SchoolFacts } from '#platform/context.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { defineMessages, translator } from '#platform/i18n/messages.ts';
import type { FrozenCertificate } from './certificate.ts';

const sheetMessages = defineMessages({
  head: { ru: 'Руководитель школы', kk: 'Мектеп жетекшісі', en: 'Head of the school' },
  school: { ru: 'Онлайн-школа', kk: 'Онлайн мектеп', en: 'Online school' },
});

/** Who signs: the head of the school when the settings name one, else the school. */
export function signatory(school: SchoolFacts, locale: Locale): FrozenCertificate['signatory'] {
  const t = translator(sheetMessages, locale);
  return school.head === undefined ? { name: school.name, post: t('school') } : { name: school.head, post: t('head') };
}
