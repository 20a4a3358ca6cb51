import { defineMessages } from '#platform/i18n/messages.ts';

export const scheduleMessages = defineMessages({
  title: { ru: 'Расписание', kk: 'Кесте', en: 'Schedule' },
  lead: {
    ru: 'Ближайшие встречи ваших потоков. Время — по Петропавловску и Алматы.',
    kk: 'Топтарыңыздың жақын кездесулері. Уақыт Петропавл мен Алматы бойынша.',
    en: 'The next meetings of your cohorts. Times are those of Petropavlovsk and Almaty.',
  },
  when: { ru: 'Когда', kk: 'Қашан', en: 'When' },
  what: { ru: 'О чём', kk: 'Не туралы', en: 'About' },
  programme: { ru: 'Программа', kk: 'Бағдарлама', en: 'Programme' },
  yourself: { ru: 'Вы', kk: 'Сіз', en: 'You' },
  lasts: { ru: 'Сколько', kk: 'Ұзақтығы', en: 'Length' },
  minutes: {
    ru: '{minutes, plural, one {# минута} few {# минуты} many {# минут} other {# минуты}}',
    kk: '{minutes} минут',
    en: '{minutes, plural, one {# minute} other {# minutes}}',
  },
  none: { ru: 'Встреч впереди нет', kk: 'Алда кездесу жоқ', en: 'No meetings ahead' },
  none_text: {
    ru: 'Либо у ваших программ нет встреч, и заниматься можно когда удобно, либо новые ещё не назначены.',
    kk: 'Бағдарламаларыңызда кездесу жоқ болса, ыңғайлы уақытта оқи бересіз; әйтпесе жаңалары әлі белгіленбеген.',
    en: 'Either your programmes have no meetings, and you study whenever it suits you, or new ones are not set yet.',
  },
  to_learn: { ru: 'К моей учёбе', kk: 'Менің оқуыма', en: 'To my studies' },
  calendar: { ru: 'В своём календаре', kk: 'Өз күнтізбеңізде', en: 'In your own calendar' },
  calendar_text: {
    ru: 'Добавьте расписание в календарь телефона или компьютера: новые встречи и переносы появятся там сами. Адрес тайный, без вашего имени; отключить его можно здесь же.',
    kk: 'Кестені телефон немесе компьютер күнтізбесіне қосыңыз: жаңа кездесулер мен өзгерістер онда өзі пайда болады. Мекенжай құпия, онда атыңыз жоқ; оны осы жерде өшіруге болады.',
    en: 'Add the schedule to the calendar of your phone or computer: new meetings and changes appear there by themselves. The address is secret and without your name; you can switch it off here.',
  },
  make_address: {
    ru: 'Получить адрес для календаря',
    kk: 'Күнтізбе мекенжайын алу',
    en: 'Get an address for the calendar',
  },
  address_is: {
    ru: 'Скопируйте этот адрес в календарь («Подписаться по ссылке»). Не показывайте его: по нему видно, когда у вас встречи.',
    kk: 'Бұл мекенжайды күнтізбеге көшіріңіз («Сілтеме арқылы жазылу»). Ешкімге көрсетпеңіз: одан қашан кездесулеріңіз бары көрінеді.',
    en: 'Copy this address into your calendar (“Subscribe by URL”). Show it to nobody: it tells when your meetings are.',
  },
  open_file: { ru: 'Скачать файл календаря', kk: 'Күнтізбе файлын жүктеу', en: 'Download the calendar file' },
  end_address: { ru: 'Отключить адрес', kk: 'Мекенжайды өшіру', en: 'Switch the address off' },
  done_opened: { ru: 'Адрес готов, он ниже.', kk: 'Мекенжай дайын, ол төменде.', en: 'The address is ready, below.' },
  done_closed: {
    ru: 'Адрес отключён: календари больше ничего по нему не получат.',
    kk: 'Мекенжай өшірілді: күнтізбелер ол арқылы енді ештеңе алмайды.',
    en: 'The address is switched off: calendars get nothing from it any more.',
  },
});
