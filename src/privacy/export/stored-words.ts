/** Words of the code that stand in a person's rows, as people say them: states, ways, kinds, reasons. */
import type { Locale } from '#platform/i18n/locale.ts';
import { defineMessages, translator } from '#platform/i18n/messages.ts';
import { consentPurposes, isPurpose } from '#privacy/consents';
import { actWords } from './act-words.ts';
import { requestWords } from './request-words.ts';

/** By the column's name, then by the value; columns of one name say one thing everywhere. */
const words = defineMessages({
  'actor_kind:person': { ru: 'человек', kk: 'адам', en: 'a person' },
  'actor_kind:visitor': { ru: 'посетитель', kk: 'келуші', en: 'a visitor' },
  'actor_kind:operator': { ru: 'администратор сервера', kk: 'сервер әкімшісі', en: 'the server’s administrator' },
  'actor_kind:system': { ru: 'сама школа', kk: 'мектептің өзі', en: 'the school itself' },
  'object_kind:person': { ru: 'карточка', kk: 'жеке парақ', en: 'the record' },
  'object_kind:profile': { ru: 'анкета', kk: 'сауалнама', en: 'the profile' },
  'object_kind:order': { ru: 'счёт', kk: 'шот', en: 'the order' },
  'object_kind:enrolment': { ru: 'учёба', kk: 'оқу', en: 'the enrolment' },
  'object_kind:lesson': { ru: 'урок', kk: 'сабақ', en: 'the lesson' },
  'object_kind:cohort': { ru: 'поток', kk: 'топ', en: 'the cohort' },
  'object_kind:programme': { ru: 'программа', kk: 'бағдарлама', en: 'the programme' },
  'object_kind:module': { ru: 'модуль', kk: 'модуль', en: 'the module' },
  'object_kind:certificate': { ru: 'сертификат', kk: 'сертификат', en: 'the certificate' },
  'object_kind:export': { ru: 'копия данных', kk: 'деректер көшірмесі', en: 'the copy of the data' },
  'object_kind:consents': { ru: 'согласия', kk: 'келісімдер', en: 'the consents' },
  'object_kind:consent_evidence': {
    ru: 'доказательства согласий',
    kk: 'келісімдердің дәлелдері',
    en: 'the evidence of consents',
  },
  'object_kind:consent_receipt': {
    ru: 'квитанция о согласиях',
    kk: 'келісімдер туралы түбіртек',
    en: 'the consent receipt',
  },
  'object_kind:restriction': { ru: 'ограничение', kk: 'шектеу', en: 'the restriction' },
  'object_kind:objection': { ru: 'возражение', kk: 'қарсылық', en: 'the objection' },
  'object_kind:session': { ru: 'вход', kk: 'сеанс', en: 'the session' },
  'object_kind:staff_role': { ru: 'роль', kk: 'рөл', en: 'the role' },
  'object_kind:staff_invitation': { ru: 'приглашение', kk: 'шақыру', en: 'the invitation' },
  'object_kind:policy_revision': { ru: 'версия политики', kk: 'саясат нұсқасы', en: 'the policy’s version' },
  'object_kind:policy_review': { ru: 'проверка политики', kk: 'саясатты тексеру', en: 'the policy’s review' },
  'object_kind:erasure': { ru: 'удаление', kk: 'өшіру', en: 'the erasure' },
  'object_kind:erasure_plan': { ru: 'назначенное удаление', kk: 'жоспарланған өшіру', en: 'the planned erasure' },
  'object_kind:case': { ru: 'обращение', kk: 'өтініш', en: 'the request' },
  'object_kind:proof': { ru: 'копия документа', kk: 'құжат көшірмесі', en: 'the copy of a document' },
  'object_kind:request': { ru: 'запрос о данных', kk: 'деректер туралы сұрау', en: 'the data request' },
  'object_kind:hold': { ru: 'запрет удаления', kk: 'өшіруге тыйым', en: 'the hold' },
  'object_kind:ward': { ru: 'ребёнок', kk: 'бала', en: 'the child' },
  'object_kind:minor_finding': { ru: 'проверка возраста', kk: 'жасты тексеру', en: 'the check of the age' },
  'object_kind:backup': { ru: 'резервная копия', kk: 'сақтық көшірме', en: 'the backup' },
  'object_kind:retention': { ru: 'сроки хранения', kk: 'сақтау мерзімдері', en: 'the terms of keeping' },
  'reason:payment': { ru: 'проверить оплату', kk: 'төлемді тексеру', en: 'to check a payment' },
  'reason:support': { ru: 'помочь', kk: 'көмектесу', en: 'to help' },
  'reason:study': { ru: 'вопрос об учёбе', kk: 'оқу туралы сұрақ', en: 'a question of studies' },
  'reason:teaching': { ru: 'вести учёбу', kk: 'оқыту', en: 'to teach' },
  'reason:consultation': { ru: 'консультация', kk: 'кеңес беру', en: 'a consultation' },
  'reason:certificates': { ru: 'сертификат', kk: 'сертификат', en: 'a certificate' },
  'reason:request': { ru: 'запрос о данных', kk: 'деректер туралы сұрау', en: 'a data request' },
  'reason:security': { ru: 'безопасность', kk: 'қауіпсіздік', en: 'security' },
  'reason:dispute': { ru: 'спор или жалоба', kk: 'дау немесе шағым', en: 'a dispute or a complaint' },
  'reason:authority': {
    ru: 'запрос государственного органа',
    kk: 'мемлекеттік органның сұрауы',
    en: 'an authority’s demand',
  },
  'reason:operator': { ru: 'команда на сервере', kk: 'сервердегі пәрмен', en: 'a command on the server' },
  'locale:ru': { ru: 'русский', kk: 'орысша', en: 'Russian' },
  'locale:kk': { ru: 'казахский', kk: 'қазақша', en: 'Kazakh' },
  'locale:en': { ru: 'английский', kk: 'ағылшынша', en: 'English' },
  'event:given': { ru: 'согласие', kk: 'келісім', en: 'given' },
  'event:renewed': { ru: 'продлено', kk: 'ұзартылды', en: 'renewed' },
  'event:refused': { ru: 'отказ', kk: 'бас тарту', en: 'refused' },
  'event:withdrawn': { ru: 'отозвано', kk: 'қайтарып алынды', en: 'withdrawn' },
  'event:expired': { ru: 'срок вышел', kk: 'мерзімі өтті', en: 'expired' },
  'way:registration': { ru: 'при регистрации', kk: 'тіркелгенде', en: 'at registration' },
  'way:cabinet': { ru: 'в кабинете', kk: 'кабинетте', en: 'in the account' },
  'way:letter': { ru: 'из письма', kk: 'хаттан', en: 'from a letter' },
  'way:office': { ru: 'через школу', kk: 'мектеп арқылы', en: 'through the school' },
  'way:operator': { ru: 'через школу', kk: 'мектеп арқылы', en: 'through the school' },
  'way:term': { ru: 'по сроку', kk: 'мерзімі бойынша', en: 'by its term' },
  'purpose:service': { ru: 'для учёбы', kk: 'оқу үшін', en: 'for your studies' },
  'subject_kind:enrolment': { ru: 'запись на программу', kk: 'бағдарламаға жазылу', en: 'an enrolment' },
  'payment_method:transfer': { ru: 'банковский перевод', kk: 'банк аударымы', en: 'bank transfer' },
  'payment_method:cash': { ru: 'наличные', kk: 'қолма-қол ақша', en: 'cash' },
  'payment_method:other': { ru: 'другой способ', kk: 'басқа тәсіл', en: 'another way' },
  'letter:enrolment-active': { ru: 'уроки открыты', kk: 'сабақтар ашылды', en: 'the lessons are open' },
  'letter:order-placed': { ru: 'выставлен счёт', kk: 'шот ашылды', en: 'an order was placed' },
  'letter:order-paid': { ru: 'оплата получена', kk: 'төлем түсті', en: 'the payment arrived' },
  'letter:certificate-issued': { ru: 'выдан сертификат', kk: 'сертификат берілді', en: 'a certificate was issued' },
});

/** The same few words stand in every row of a long history. */
const known = new Map<string, string | undefined>();
const MOST_KNOWN = 2_000;
const LONGEST_WORD = 60;

/** Undefined where the value is the person's own, and so is shown as it stands. */
export function storedWords(column: string, value: unknown, locale: Locale): string | undefined {
  if (Array.isArray(value)) return listed(column, value, locale);
  if (typeof value !== 'string' || value.length > LONGEST_WORD) return undefined;
  const key = `${locale} ${column}:${value}`;
  if (known.has(key)) return known.get(key);
  const words = wordsOf(column, value, locale);
  // What people wrote themselves would fill the memory; it never comes back as a word.
  if (words !== undefined && known.size < MOST_KNOWN) known.set(key, words);
  return words;
}

/** A list of words; undefined where one of its items is none. */
function listed(column: string, values: readonly unknown[], locale: Locale): string | undefined {
  const words = values.map((value) => storedWords(column, value, locale));
  return words.length > 0 && words.every((word) => word !== undefined) ? words.join(', ') : undefined;
}

function wordsOf(column: string, value: string, locale: Locale): string | undefined {
  if (column === 'action') return actWords(value, locale);
  if (column === 'purpose' && isPurpose(value)) {
    return consentPurposes(locale).find((each) => each.purpose === value)?.label;
  }
  // `system:erasure.retry`: the job that acted is no news to a reader.
  const key = `${column}:${column === 'actor_kind' ? value.replace(/:.*$/, '') : value}`;
  if (Object.hasOwn(words, key)) return translator(words, locale)(key as keyof typeof words);
  if (Object.hasOwn(requestWords, key)) return translator(requestWords, locale)(key as keyof typeof requestWords);
  return undefined;
}
