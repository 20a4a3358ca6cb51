/** The list of programmes, and what a programme says of itself. */
import { defineMessages } from '#platform/i18n/messages.ts';

export const programmeWords = defineMessages({
  // The list.
  list_lead: {
    ru: 'Порядок здесь тот же, что в каталоге.',
    kk: 'Мұндағы рет каталогтағымен бірдей.',
    en: 'The order here is the catalogue’s order.',
  },
  new_programme: { ru: 'Новая программа', kk: 'Жаңа бағдарлама', en: 'New programme' },
  title: { ru: 'Название', kk: 'Атауы', en: 'Title' },
  lessons: { ru: 'Уроки', kk: 'Сабақтар', en: 'Lessons' },
  length: { ru: 'Часы', kk: 'Сағат', en: 'Hours' },
  price: { ru: 'Цена', kk: 'Бағасы', en: 'Price' },
  current: { ru: 'Действующие', kk: 'Қолданыстағы', en: 'Current' },
  archive: { ru: 'Архив', kk: 'Мұрағат', en: 'Archive' },
  which: { ru: 'Какие программы', kk: 'Қай бағдарламалар', en: 'Which programmes' },
  none_yet: { ru: 'Программ пока нет', kk: 'Бағдарлама әзірге жоқ', en: 'No programmes yet' },
  none_archived: { ru: 'Архив пуст', kk: 'Мұрағат бос', en: 'The archive is empty' },

  // A programme's facts and texts.
  slug: { ru: 'Адрес', kk: 'Мекенжайы', en: 'Address' },
  slug_hint: {
    ru: 'Латинские буквы, цифры и дефисы, например first-connections. Потом адрес не меняется: он уйдёт в письма и сертификаты.',
    kk: 'Латын әріптері, цифрлар мен дефис, мысалы first-connections. Кейін мекенжай өзгермейді: ол хаттар мен сертификаттарда тұрады.',
    en: 'Latin letters, digits and hyphens, such as first-connections. It does not change later: letters and certificates carry it.',
  },
  slug_wrong: {
    ru: 'Только строчные латинские буквы, цифры и дефисы; первая буква латинская',
    kk: 'Тек кіші латын әріптері, цифрлар мен дефис; басында латын әрпі тұрады',
    en: 'Only lower-case Latin letters, digits and hyphens, beginning with a letter',
  },
  slug_taken: { ru: 'Такой адрес уже занят', kk: 'Мұндай мекенжай бос емес', en: 'This address is taken' },
  facts: { ru: 'Уровень, часы и цена', kk: 'Деңгейі, сағаты және бағасы', en: 'Level, hours and price' },
  level: { ru: 'Уровень', kk: 'Деңгейі', en: 'Level' },
  level_start: { ru: 'С нуля', kk: 'Нөлден бастап', en: 'From scratch' },
  level_practice: { ru: 'Для тех, кто уже работает', kk: 'Жұмыс істеп жүргендерге', en: 'For those already working' },
  level_practice_hint: {
    ru: 'При записи спросим об опыте',
    kk: 'Жазылғанда тәжірибесі туралы сұраймыз',
    en: 'Enrolling asks about experience',
  },
  hours_label: { ru: 'Сколько часов учёбы', kk: 'Неше сағат оқу', en: 'Hours of study' },
  price_label: { ru: 'Цена, ₸', kk: 'Бағасы, ₸', en: 'Price, ₸' },
  price_hint: {
    ru: 'Целое число тенге; 0 значит бесплатно. Уже выставленные счета не изменятся.',
    kk: 'Бүтін теңге саны; 0 дегені тегін. Ашылған шоттар өзгермейді.',
    en: 'Whole tenge; 0 is free. Orders already placed do not change.',
  },
  texts: { ru: 'Тексты', kk: 'Мәтіндер', en: 'Texts' },
  text_in: { ru: 'Текст: {language}', kk: 'Мәтін: {language}', en: 'Text: {language}' },
  summary: { ru: 'Кратко', kk: 'Қысқаша', en: 'Summary' },
  summary_hint: {
    ru: 'Два-три предложения под названием',
    kk: 'Атауының астындағы екі-үш сөйлем',
    en: 'Two or three sentences under the title',
  },
  audience: { ru: 'Кому подойдёт', kk: 'Кімге лайық', en: 'For whom' },
  gives: { ru: 'Что останется у ученика', kk: 'Оқушыда не қалады', en: 'What a learner leaves with' },
  gives_hint: { ru: 'По одному на строке', kk: 'Әр жолда біреуден', en: 'One on each line' },
  translation_hint: {
    ru: 'Чего нет на этом языке, посетители увидят по-русски. Пустая форма убирает перевод.',
    kk: 'Бұл тілде жоғын келушілер орысша көреді. Бос қалдырсаңыз, аударма алынып тасталады.',
    en: 'Visitors see in Russian what is not written in this language. An empty form takes the translation away.',
  },
  changed_meanwhile: {
    ru: 'Пока вы писали, этот текст изменил кто-то ещё. Ваш текст ниже не потерян: скопируйте нужное, откройте страницу заново и внесите правки.',
    kk: 'Сіз жазып жатқанда бұл мәтінді басқа біреу өзгертті. Төмендегі мәтініңіз жоғалған жоқ: керегін көшіріп алып, бетті қайта ашып енгізіңіз.',
    en: 'Somebody else changed this text while you were writing. Yours is below and not lost: copy what you need, open the page again and put it in.',
  },
  written: { ru: 'написан', kk: 'жазылған', en: 'written' },
  not_written: { ru: 'нет', kk: 'жоқ', en: 'none' },
});
