import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  title: { ru: 'Файлы cookie', kk: 'Cookie файлдары', en: 'Cookies' },
  description: {
    ru: 'Какие cookie ставит этот сайт, зачем и на сколько, и как от них отказаться.',
    kk: 'Бұл сайт қандай cookie сақтайды, не үшін, қанша уақытқа және олардан қалай бас тартуға болады.',
    en: 'Which cookies this site sets, why and for how long, and how to refuse them.',
  },
  lead: {
    ru: 'Cookie — это короткая запись, которую сайт оставляет в вашем браузере. Здесь все записи, которые оставляем мы.',
    kk: 'Cookie — сайт браузеріңізде қалдыратын қысқа жазба. Мұнда біз қалдыратын барлық жазба көрсетілген.',
    en: 'A cookie is a short note that a site leaves in your browser. Here is every note that we leave.',
  },
  only_necessary: {
    ru: 'Честно говоря, сейчас сайт ставит только необходимые cookie. Ваш выбор запомним и будем ему следовать, если появятся другие; о новых спросим отдельно.',
    kk: 'Шынын айтсақ, қазір сайт тек қажетті cookie сақтайды. Таңдауыңызды есте сақтаймыз және басқалары пайда болса, соған сүйенеміз; жаңалары туралы бөлек сұраймыз.',
    en: 'To be honest, the site sets only necessary cookies at present. We will remember your choice and follow it if others appear; about new ones we will ask separately.',
  },
  necessary: { ru: 'Необходимые', kk: 'Қажетті', en: 'Necessary' },
  necessary_text: {
    ru: 'Без них сайт не работает, поэтому отказаться от них нельзя.',
    kk: 'Оларсыз сайт жұмыс істемейді, сондықтан олардан бас тартуға болмайды.',
    en: 'The site does not work without them, so they cannot be refused.',
  },
  functional: { ru: 'Функциональные', kk: 'Функционалдық', en: 'Functional' },
  functional_text: {
    ru: 'Помнят, что вы выбрали и как всё настроили.',
    kk: 'Таңдауыңыз бен баптауларыңызды есте сақтайды.',
    en: 'Remember your preferences and settings.',
  },
  analytics: { ru: 'Аналитические', kk: 'Аналитикалық', en: 'Analytics' },
  analytics_text: {
    ru: 'Показывают, как люди пользуются сайтом и где его поправить.',
    kk: 'Адамдардың сайтты қалай пайдаланатынын және қай жерін жақсарту керегін көрсетеді.',
    en: 'Show how people use the site and where it could be better.',
  },
  marketing: { ru: 'Маркетинговые', kk: 'Маркетингтік', en: 'Marketing' },
  marketing_text: {
    ru: 'Помогают показать вам то, что подходит именно вам.',
    kk: 'Өзіңізге қажетті ақпаратты көрсетуге көмектеседі.',
    en: 'Help to show you what is relevant to you.',
  },
  none_set: {
    ru: 'Таких cookie сайт сейчас не ставит.',
    kk: 'Қазір сайт мұндай cookie сақтамайды.',
    en: 'The site sets none of these at present.',
  },
  name: { ru: 'Название', kk: 'Атауы', en: 'Name' },
  purpose: { ru: 'Зачем', kk: 'Не үшін', en: 'What for' },
  term: { ru: 'На сколько', kk: 'Мерзімі', en: 'For how long' },
  set_by: { ru: 'Кто ставит', kk: 'Кім сақтайды', en: 'Set by' },
  this_school: { ru: 'Этот сайт', kk: 'Осы сайт', en: 'This site' },
  choice: { ru: 'Ваш выбор', kk: 'Сіздің таңдауыңыз', en: 'Your choice' },
  choice_question: {
    ru: 'Какие cookie вы разрешаете',
    kk: 'Қандай cookie файлдарына рұқсат бересіз',
    en: 'Which cookies you allow',
  },
  choice_hint: {
    ru: 'Передумать можно в любую минуту на этой же странице.',
    kk: 'Кез келген сәтте осы беттен шешіміңізді өзгерте аласыз.',
    en: 'You can change your mind on this page at any moment.',
  },
  signal: {
    ru: 'Ваш браузер просит не следить за вами (Global Privacy Control). Мы приняли это как отказ от аналитических и маркетинговых cookie. Если выберете здесь иначе, последуем вашему выбору.',
    kk: 'Браузеріңіз сізді бақыламауды сұрайды (Global Privacy Control). Біз мұны аналитикалық және маркетингтік cookie файлдарынан бас тарту деп қабылдадық. Мұнда басқаша таңдасаңыз, таңдауыңызға сүйенеміз.',
    en: 'Your browser asks us not to track you (Global Privacy Control). We took that as a refusal of analytics and marketing cookies. If you choose otherwise here, we follow your choice.',
  },
  not_saved: { ru: 'Выбор не сохранён', kk: 'Таңдау сақталмады', en: 'Your choice was not saved' },
  save: { ru: 'Сохранить выбор', kk: 'Таңдауды сақтау', en: 'Save my choice' },
  refuse: { ru: 'Отказаться', kk: 'Бас тарту', en: 'Refuse' },
  accept: { ru: 'Принять', kk: 'Қабылдау', en: 'Accept' },
  saved: {
    ru: 'Ваш выбор сохранён на 12 месяцев.',
    kk: 'Таңдауыңыз 12 айға сақталды.',
    en: 'Your choice is kept for 12 months.',
  },
  browser: {
    ru: 'Удалить уже поставленные cookie или запретить все сразу можно и в настройках браузера. Без необходимых не получится войти в кабинет.',
    kk: 'Сақталған cookie файлдарын өшіруге немесе бәріне бірден тыйым салуға браузер баптауларынан да болады. Қажеттілерінсіз кабинетке кіру мүмкін емес.',
    en: 'You can also delete cookies, or forbid all of them, in your browser’s settings. Without the necessary ones you cannot sign in.',
  },
  banner_label: { ru: 'Выбор cookie', kk: 'Cookie таңдауы', en: 'Cookie choice' },
  banner_text: {
    ru: 'Необходимые cookie ставим всегда, без них сайт не работает. Остальные — только если вы не против. Отказ ничего вам не испортит.',
    kk: 'Қажетті cookie әрқашан сақталады, оларсыз сайт жұмыс істемейді. Қалғандары тек сіз қарсы болмасаңыз ғана. Бас тартудан ештеңе жоғалтпайсыз.',
    en: 'Necessary cookies are always set: the site does not work without them. The others only if you do not mind. Refusing costs you nothing.',
  },
  banner_choices: { ru: 'Выбрать по видам', kk: 'Түрі бойынша таңдау', en: 'Choose by kind' },
});
