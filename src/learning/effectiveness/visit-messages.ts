/** Visits, and from where people come. */
import { defineMessages } from '#platform/i18n/messages.ts';

export const visitWords = defineMessages({
  week: { ru: 'Неделя с', kk: 'Апта басы', en: 'Week of' },
  visits_plot: {
    ru: 'Посетители и открытые страницы',
    kk: 'Кірушілер мен ашылған беттер',
    en: 'Visitors and pages opened',
  },
  visits_text: {
    ru: 'Устройства каждого дня, сложенные по времени, и сколько страниц с них открыли. В день перезапуска сайта их может быть больше, чем тут.',
    kk: 'Әр күннің құрылғылары, уақыт бойынша қосылған, және олардан ашылған беттер саны. Сайт қайта іске қосылған күні олар мұндағыдан көп болуы мүмкін.',
    en: 'The devices of each day, added up over time, and how many pages were opened on them. On a day on which the site was restarted there may have been more.',
  },
  visits_folded: {
    ru: 'Месяцы старше года хранятся без подробностей: остаются названия, по которым хотя бы в один день пришли не меньше {k, plural, one {# посетителя} few {# посетителей} many {# посетителей} other {# посетителя}}, остальное вместе — «Другое» или не показано.',
    kk: 'Бір жылдан ескі айлар егжей-тегжейсіз сақталады: кемінде бір күні {k} кірушіден кем емес келген атаулар ғана қалады, қалғаны бірге «Басқа» болады немесе көрсетілмейді.',
    en: 'Months older than a year are kept without details: names by which at least {k, plural, one {# visitor} other {# visitors}} came on one day stay, the others are “Other” together or not shown.',
  },
  visitors: { ru: 'Посетители', kk: 'Кірушілер', en: 'Visitors' },
  views: { ru: 'Открыто страниц', kk: 'Ашылған бет саны', en: 'Pages opened' },
  sources: {
    ru: 'Откуда приходят, посетителей',
    kk: 'Қайдан келеді, кіруші саны',
    en: 'Where they come from, visitors',
  },
  sources_text: {
    ru: 'Сайт, с которого пришли, или метка ссылки (utm_source); только имя сайта, без адреса страницы.',
    kk: 'Қай сайттан келді немесе сілтеме белгісі (utm_source); сайттың аты ғана, бет мекенжайынсыз.',
    en: 'The site that led here, or the link’s own mark (utm_source); the site’s name alone, without the page.',
  },
  campaigns: { ru: 'Кампании, посетителей', kk: 'Науқандар, кіруші саны', en: 'Campaigns, visitors' },
  campaigns_text: {
    ru: 'Метка кампании в ссылке (utm_campaign).',
    kk: 'Сілтемедегі науқан белгісі (utm_campaign).',
    en: 'The mark of a campaign in the link (utm_campaign).',
  },
  pages: { ru: 'Страницы, сколько раз открыты', kk: 'Беттер, неше рет ашылды', en: 'Pages, times opened' },
  pages_text: {
    ru: 'Что открывают чаще всего. Посетители тут — те, кто не вошёл; страницы учёбы считаем без них.',
    kk: 'Ең жиі ашылатын беттер. Мұндағы кірушілер — кабинетке кірмегендер; оқу беттері оларсыз есептеледі.',
    en: 'What is opened most. Visitors here are those not signed in; pages of study are counted without them.',
  },
  devices: { ru: 'Устройства, открыто страниц', kk: 'Құрылғылар, ашылған бет', en: 'Devices, pages opened' },
  devices_text: {
    ru: 'Класс устройства, без модели и версии.',
    kk: 'Құрылғы түрі, үлгісі мен нұсқасыз.',
    en: 'The class of device, without model or version.',
  },
  systems: { ru: 'Системы, открыто страниц', kk: 'Жүйелер, ашылған бет', en: 'Systems, pages opened' },
  browsers: { ru: 'Браузеры, открыто страниц', kk: 'Браузерлер, ашылған бет', en: 'Browsers, pages opened' },
  languages: {
    ru: 'Языки сайта, открыто страниц',
    kk: 'Сайт тілдері, ашылған бет',
    en: 'Languages of the site, pages opened',
  },
  name: { ru: 'Название', kk: 'Атауы', en: 'Name' },
  device_phone: { ru: 'Телефон', kk: 'Телефон', en: 'Phone' },
  device_tablet: { ru: 'Планшет', kk: 'Планшет', en: 'Tablet' },
  device_computer: { ru: 'Компьютер', kk: 'Компьютер', en: 'Computer' },
  other: { ru: 'Другое', kk: 'Басқа', en: 'Other' },
  no_visits: {
    ru: 'За это время нет посещений тех, кто разрешил аналитику. Выберите время подольше.',
    kk: 'Бұл уақытта аналитикаға рұқсат бергендердің кірулері жоқ. Ұзағырақ мерзімді таңдаңыз.',
    en: 'No visits of people who allowed analytics in this time. Choose a longer one.',
  },
  no_names: { ru: 'За это время таких нет.', kk: 'Бұл уақытта ондай жоқ.', en: 'There are none in this time.' },
  unfinished_week: {
    ru: 'Первая неделя может быть неполной, последняя ещё идёт.',
    kk: 'Бірінші апта толық болмауы мүмкін, соңғысы әлі біткен жоқ.',
    en: 'The first week may be a part of one, and the last is not over.',
  },
  unfinished_month: {
    ru: 'Последний месяц ещё идёт.',
    kk: 'Соңғы ай әлі біткен жоқ.',
    en: 'The last month is not over.',
  },
  page_home: { ru: 'Главная страница', kk: 'Басты бет', en: 'The front page' },
  page_programmes: { ru: 'Список программ', kk: 'Бағдарламалар тізімі', en: 'The list of programmes' },
  page_sign_up: { ru: 'Регистрация', kk: 'Тіркелу', en: 'Sign-up' },
  page_letter: {
    ru: 'Регистрация: письмо отправлено',
    kk: 'Тіркелу: хат жіберілді',
    en: 'Sign-up: the letter is sent',
  },
  page_sign_in: { ru: 'Вход', kk: 'Кіру', en: 'Sign-in' },
});
