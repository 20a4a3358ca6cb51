import { defineMessages } from '../../i18n/messages.ts';

export const receiptMessages = defineMessages({
  title: { ru: 'Квитанция о согласиях', kk: 'Келісімдер туралы түбіртек', en: 'Consent receipt' },
  subject: { ru: 'Кто отвечал', kk: 'Жауап берген', en: 'Who answered' },
  operator: { ru: 'Кому', kk: 'Кімге', en: 'To whom' },
  bin: { ru: 'БИН', kk: 'БСН', en: 'BIN' },
  bin_missing: { ru: 'школа ещё не указала', kk: 'мектеп әлі көрсетпеген', en: 'not given by the school yet' },
  issued: { ru: 'Квитанция от', kk: 'Түбіртек күні', en: 'Receipt of' },
  when: { ru: 'Когда', kk: 'Қашан', en: 'When' },
  until: { ru: 'Действует до', kk: 'Жарамды мерзімі', en: 'Valid until' },
  data: { ru: 'Какие данные', kk: 'Қандай деректер', en: 'Which data' },
  term: { ru: 'На какой срок', kk: 'Қандай мерзімге', en: 'For how long' },
  transfers: { ru: 'Передача', kk: 'Беру', en: 'Transfer' },
  transfer_words: {
    ru: 'партнёрам: {partners}; за границу: {abroad}; публикация: {publication}',
    kk: 'серіктестерге: {partners}; шетелге: {abroad}; жариялау: {publication}',
    en: 'to partners: {partners}; abroad: {abroad}; publication: {publication}',
  },
  yes: { ru: 'да', kk: 'иә', en: 'yes' },
  no: { ru: 'нет', kk: 'жоқ', en: 'no' },
  check: { ru: 'Проверить подлинность', kk: 'Түпнұсқалығын тексеру', en: 'Check that it is genuine' },
  check_text: {
    ru: 'Вместе с этим листом создан файл с цифровой подписью. Его проверит страница по этому адресу: один изменённый знак, и проверка не пройдёт. Контрольная сумма файла (SHA-256):',
    kk: 'Осы парақпен бірге цифрлық қолтаңбасы бар файл жасалды. Оны мына мекенжайдағы бет тексереді: бір таңба өзгерсе, тексеруден өтпейді. Файлдың бақылау қосындысы (SHA-256):',
    en: 'A digitally signed file was made together with this sheet. The page at this address checks it: one changed character, and the check fails. The checksum of the file (SHA-256):',
  },
  code: {
    ru: 'Адрес страницы проверки: {url}',
    kk: 'Тексеру бетінің мекенжайы: {url}',
    en: 'Address of the page for checking: {url}',
  },
  law: {
    ru: 'Поля согласия по статье 8 (пункт 4) Закона РК «О персональных данных и их защите».',
    kk: 'Келісім өрістері ҚР «Дербес деректер және оларды қорғау туралы» Заңының 8-бабы 4-тармағына сәйкес.',
    en: 'The fields of consent follow article 8(4) of Kazakhstan’s law on personal data and their protection.',
  },
});
