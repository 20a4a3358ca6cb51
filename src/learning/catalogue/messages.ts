import { defineMessages } from '#platform/i18n/messages.ts';
import { homeWords } from './home-messages.ts';

const shared = defineMessages({
  // Shared by the list and the programme.
  free: { ru: 'бесплатно', kk: 'тегін', en: 'free' },
  price: { ru: 'Цена', kk: 'Бағасы', en: 'Price' },
  length: { ru: 'Объём', kk: 'Көлемі', en: 'Length' },
  start: { ru: 'Начало', kk: 'Басталуы', en: 'Start' },
  level: { ru: 'Уровень', kk: 'Деңгейі', en: 'Level' },
  level_start: { ru: 'с нуля', kk: 'нөлден бастап', en: 'from scratch' },
  level_practice: { ru: 'для тех, кто уже работает', kk: 'жұмыс істеп жүргендерге', en: 'for those already working' },
  hours: {
    ru: '{count, plural, one {# час} few {# часа} many {# часов} other {# часа}}',
    kk: '{count} сағат',
    en: '{count, plural, one {# hour} other {# hours}}',
  },
  lessons: {
    ru: '{count, plural, one {# урок} few {# урока} many {# уроков} other {# урока}}',
    kk: '{count} сабақ',
    en: '{count, plural, one {# lesson} other {# lessons}}',
  },
  minutes: { ru: '{count} мин', kk: '{count} мин', en: '{count} min' },
  start_any: { ru: 'в любой день', kk: 'кез келген күні', en: 'any day' },
  start_under_way: { ru: 'уже идёт, можно войти', kk: 'жүріп жатыр, қосылуға болады', en: 'under way, still open' },
  start_full: { ru: 'мест нет, начало {day}', kk: 'орын жоқ, басталуы: {day}', en: 'full, starts {day}' },
  start_none: { ru: 'набора пока нет', kk: 'қабылдау әзірге жоқ', en: 'not enrolling yet' },
  lessons_in_russian: { ru: 'Уроки на русском языке', kk: 'Сабақтар орыс тілінде', en: 'Lessons are in Russian' },
  lessons_partly: {
    ru: 'Уроков на русском: {count} из {total}',
    kk: '{total} сабақтың {count} қазақша, қалғаны орысша',
    en: '{count} of {total} lessons in English, the rest in Russian',
  },
  home: { ru: 'Главная', kk: 'Басты бет', en: 'Home' },
  way: { ru: 'Где вы находитесь', kk: 'Қай жердесіз', en: 'Where you are' },

  // The catalogue.
  programmes: { ru: 'Программы', kk: 'Бағдарламалар', en: 'Programmes' },
  programmes_lead: {
    ru: 'Что входит, сколько времени и денег нужно, когда начало. Содержание уроков видно до записи.',
    kk: 'Не кіреді, қанша уақыт пен ақша керек, қашан басталады. Сабақтардың мазмұны тіркелмей тұрып көрінеді.',
    en: 'What is in each, how much time and money it takes, and when it starts. The syllabus is open before you enrol.',
  },
  programmes_description: {
    ru: 'Программы школы: для кого, сколько часов и уроков, ближайшее начало и цена.',
    kk: 'Мектеп бағдарламалары: кімге арналған, неше сағат пен сабақ, жақын басталу күні және бағасы.',
    en: 'The school’s programmes: for whom, hours and lessons, the next start and the price.',
  },
  no_programmes: {
    ru: 'Сейчас набора нет',
    kk: 'Қазір қабылдау жоқ',
    en: 'No programmes are open now',
  },
  no_programmes_text: {
    ru: 'Мы готовим программы. Напишите на {email}, и мы скажем, когда будет следующая.',
    kk: 'Бағдарламалар дайындалып жатыр. {email} мекенжайына жазыңыз, келесісі қашан болатынын айтамыз.',
    en: 'We are preparing programmes. Write to {email} and we will tell you when the next one is.',
  },
  show: { ru: 'Какие показать', kk: 'Қайсысын көрсету', en: 'Which to show' },
  show_all: { ru: 'Все', kk: 'Барлығы', en: 'All' },
  show_free: { ru: 'Бесплатные', kk: 'Тегін', en: 'Free' },
  show_start: { ru: 'С нуля', kk: 'Нөлден бастап', en: 'From scratch' },
  show_practice: { ru: 'Для работающих', kk: 'Жұмыс істеп жүргендерге', en: 'For those working' },
  no_match: {
    ru: 'Таких программ пока нет',
    kk: 'Мұндай бағдарлама әзірге жоқ',
    en: 'There are no such programmes yet',
  },

  // A programme.
  gives_title: { ru: 'Что у вас останется', kk: 'Сізде не қалады', en: 'What you leave with' },
  audience_title: { ru: 'Кому подойдёт', kk: 'Кімге лайық', en: 'For whom' },
  length_note: {
    ru: 'Из {hours, plural, one {# часа} other {# часов}} чтение уроков занимает около {minutes} минут.{sessions, plural, =0 {} one { Ещё # онлайн-встреча.} few { Ещё # онлайн-встречи.} many { Ещё # онлайн-встреч.} other { Ещё # онлайн-встречи.}} Остальное время уходит на задания с живыми людьми.',
    kk: '{hours} сағаттың шамамен {minutes} минуты сабақ оқуға кетеді.{sessions, plural, =0 {} other { Тағы # онлайн-кездесу бар.}} Қалған уақыт адамдармен орындайтын тапсырмаларға арналған.',
    en: 'Of the {hours, plural, one {# hour} other {# hours}}, reading the lessons takes about {minutes} minutes.{sessions, plural, =0 {} one { There is # live session.} other { There are # live sessions.}} The rest goes into tasks with real people.',
  },
  syllabus_title: { ru: 'Уроки', kk: 'Сабақтар', en: 'Lessons' },
  cohorts_title: { ru: 'Когда начать', kk: 'Қашан бастауға болады', en: 'When you can start' },
  cohort: { ru: 'Поток', kk: 'Топ', en: 'Cohort' },
  dates: { ru: 'Даты', kk: 'Күндері', en: 'Dates' },
  from_to: { ru: '{from} – {to}', kk: '{from} – {to}', en: '{from} – {to}' },
  from_any: {
    ru: 'в любой день, в своём темпе',
    kk: 'кез келген күні, өз қарқыныңызбен',
    en: 'any day, at your own pace',
  },
  from: {
    ru: 'с {from}, без срока окончания',
    kk: '{from} басталады, аяқталу мерзімі жоқ',
    en: 'from {from}, with no end date',
  },
  live: { ru: 'Встречи', kk: 'Кездесулер', en: 'Live sessions' },
  live_count: {
    ru: '{count, plural, =0 {нет} one {# онлайн} few {# онлайн} many {# онлайн} other {# онлайн}}',
    kk: '{count, plural, =0 {жоқ} other {# онлайн}}',
    en: '{count, plural, =0 {none} other {# online}}',
  },
  seats: { ru: 'Места', kk: 'Орындар', en: 'Seats' },
  seats_any: { ru: 'без ограничения', kk: 'шектеусіз', en: 'unlimited' },
  seats_left: {
    ru: '{count, plural, =0 {мест нет} one {осталось # место} few {осталось # места} many {осталось # мест} other {осталось # места}}',
    kk: '{count, plural, =0 {орын жоқ} other {# орын қалды}}',
    en: '{count, plural, =0 {none left} one {# seat left} other {# seats left}}',
  },
  teacher: { ru: 'Ведёт', kk: 'Жүргізуші', en: 'Teacher' },
  enrol: { ru: 'Записаться', kk: 'Жазылу', en: 'Enrol' },
  enrol_free_next: {
    ru: 'Уроки откроются сразу после записи.',
    kk: 'Жазылған бойда сабақтар ашылады.',
    en: 'The lessons open as soon as you enrol.',
  },
  enrol_paid_next: {
    ru: 'После записи покажем, как оплатить. Уроки откроются, когда деньги придут.',
    kk: 'Жазылғаннан кейін қалай төлеу керегін көрсетеміз. Ақша түскенде сабақтар ашылады.',
    en: 'After you enrol we show how to pay. The lessons open when the money arrives.',
  },
  go_on: { ru: 'Продолжить учёбу', kk: 'Оқуды жалғастыру', en: 'Go on studying' },
  already_in: {
    ru: 'Вы уже учитесь на этой программе.',
    kk: 'Сіз бұл бағдарламада оқып жүрсіз.',
    en: 'You are already studying here.',
  },
  closed_title: { ru: 'Сейчас записаться нельзя', kk: 'Қазір жазылуға болмайды', en: 'You cannot enrol now' },
  closed_text: {
    ru: 'Набора пока нет или все места заняты. Напишите на {email}, и мы скажем, когда будет следующий поток.',
    kk: 'Қабылдау әзірге жоқ немесе барлық орын толды. {email} мекенжайына жазыңыз, келесі топ қашан болатынын айтамыз.',
    en: 'There is no open cohort, or all seats are taken. Write to {email} and we will tell you when the next one starts.',
  },
  plan_label: {
    ru: 'План программы: дом, в котором комнат столько, сколько модулей',
    kk: 'Бағдарлама жоспары: бөлме саны модуль санына тең үй',
    en: 'The programme’s plan: a house with a room for every module',
  },
});

export const messages = { ...shared, ...homeWords };
