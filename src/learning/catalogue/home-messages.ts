/** The first page. */
import { defineMessages } from '#platform/i18n/messages.ts';

export const homeWords = defineMessages({
  home_title: {
    ru: 'Школа карьеры и знакомств в недвижимости',
    kk: 'Жылжымайтын мүліктегі мансап пен таныстық мектебі',
    en: 'A school of careers and connections in real estate',
  },
  home_description: {
    ru: 'Онлайн-школа из Петропавловска: как начать работать в недвижимости и как знакомиться с людьми, чтобы вас помнили и советовали.',
    kk: 'Петропавлдағы онлайн-мектеп: жылжымайтын мүлік саласында жұмысты қалай бастау керек, есте қалып, өзгелерге ұсынылатындай қалай танысу керек.',
    en: 'An online school from Petropavlovsk: how to start working in real estate, and how to meet people who remember and recommend you.',
  },
  hero_title: {
    ru: 'В недвижимости двери открывают люди',
    kk: 'Жылжымайтын мүлікте есікті адамдар ашады',
    en: 'In real estate, people open the doors',
  },
  hero_lead: {
    ru: 'Мы учим двум вещам: ремеслу агента и умению знакомиться так, чтобы вас помнили и советовали. Короткие уроки, задание на каждую неделю, никаких обещаний лёгких денег.',
    kk: 'Біз екі нәрсені үйретеміз: агент кәсібін және есте қалып, өзгелерге ұсынылатындай танысуды. Сабақтары қысқа, әр аптаға бір тапсырма, оңай ақша уәде етпейміз.',
    en: 'We teach two things: the trade of an agent, and how to meet people so that they remember and recommend you. Short lessons, a task for every week, no promises of easy money.',
  },
  start_free: { ru: 'Начать бесплатно', kk: 'Тегін бастау', en: 'Start for free' },
  all_programmes: { ru: 'Все программы', kk: 'Барлық бағдарлама', en: 'All programmes' },
  teach_title: { ru: 'Чему здесь учат', kk: 'Мұнда не үйретеді', en: 'What is taught here' },
  teach_trade: { ru: 'Ремесло', kk: 'Кәсіп', en: 'The trade' },
  teach_trade_text: {
    ru: 'Сделка от звонка до ключей, разговор с собственником, документы, ипотека, новостройки. То, чем агент занят в обычный вторник.',
    kk: 'Қоңыраудан кілт тапсыруға дейінгі мәміле, меншік иесімен әңгіме, құжаттар, ипотека, жаңа құрылыс. Агенттің кәдімгі сейсенбідегі жұмысы.',
    en: 'A deal from the first call to the keys, talking to an owner, papers, mortgages, new buildings. What an agent does on an ordinary Tuesday.',
  },
  teach_people: { ru: 'Знакомства', kk: 'Таныстық', en: 'Connections' },
  teach_people_text: {
    ru: 'Вспомнить, кого вы уже знаете, рассказать о себе за полминуты, начать разговор и не потерять человека после него.',
    kk: 'Кімдерді танитыныңызды еске түсіру, өзіңізді жарты минутта таныстыру, әңгіме бастау және кейін ол адамды жоғалтып алмау.',
    en: 'Recalling whom you already know, telling your story in half a minute, starting a conversation, and not losing the person after it.',
  },
  teach_honesty: { ru: 'Честность', kk: 'Адалдық', en: 'Honesty' },
  teach_honesty_text: {
    ru: 'Что можно и чего нельзя делать с чужими номерами и деньгами. В городе, где все знакомы, это ещё и выгодно.',
    kk: 'Бөтен нөмірмен, бөтен ақшамен не істеуге болады, не істеуге болмайды. Бәрі бірін-бірі танитын қалада мұның пайдасы да бар.',
    en: 'What you may and may not do with other people’s numbers and money. In a town where everybody knows everybody it also pays.',
  },
  steps_title: { ru: 'Как идёт учёба', kk: 'Оқу қалай өтеді', en: 'How studying goes' },
  step_choose: { ru: 'Выбираете программу', kk: 'Бағдарлама таңдайсыз', en: 'You choose a programme' },
  step_choose_text: {
    ru: 'Уроки, даты и цена видны до записи. Для записи нужны имя, почта и пароль, больше ничего.',
    kk: 'Сабақтар, күндер мен баға тіркелмей тұрып-ақ көрінеді. Тіркелу үшін аты-жөніңіз, поштаңыз бен құпиясөз ғана керек.',
    en: 'Lessons, dates and price are shown before you sign up. Signing up takes a name, an e-mail and a password, nothing more.',
  },
  step_read: {
    ru: 'Читаете уроки, когда удобно',
    kk: 'Сабақты қолайлы уақытта оқисыз',
    en: 'You read lessons when it suits you',
  },
  step_read_text: {
    ru: 'Урок занимает 10–20 минут и открывается с телефона. Школа помнит, где вы остановились.',
    kk: 'Сабаққа 10–20 минут кетеді, телефоннан да ашылады. Қай жерде тоқтағаныңызды мектеп есте сақтайды.',
    en: 'A lesson takes 10 to 20 minutes and opens on a phone. The school remembers where you stopped.',
  },
  step_do: {
    ru: 'Делаете задание на людях',
    kk: 'Тапсырманы адамдармен орындайсыз',
    en: 'You do the task with real people',
  },
  step_do_text: {
    ru: 'В конце урока есть дело на неделю: одно сообщение, один звонок, один показ. На онлайн-встречах программ можно спросить преподавателя.',
    kk: 'Сабақ соңында бір аптаға іс беріледі: бір хабарлама, бір қоңырау, бір көрсетілім. Бағдарламалардың онлайн-кездесулерінде оқытушыдан сұрауға болады.',
    en: 'Each lesson ends with something to do that week: one message, one call, one viewing. At the live sessions of a programme you can ask the teacher.',
  },
  step_finish: {
    ru: 'Получаете сертификат, который можно проверить',
    kk: 'Тексеруге болатын сертификат аласыз',
    en: 'You get a certificate that can be checked',
  },
  step_finish_text: {
    ru: 'Когда все уроки пройдены. По QR-коду работодатель увидит, что он настоящий.',
    kk: 'Барлық сабақ өтілгенде беріледі. Жұмыс беруші QR-код арқылы оның шын екенін көреді.',
    en: 'When all lessons are done. An employer sees by its QR code that it is real.',
  },
  for_title: { ru: 'Подойдёт', kk: 'Сізге лайық, егер', en: 'It is for you' },
  for_curious: {
    ru: 'если вы присматриваетесь к профессии и хотите понять её до того, как уволиться',
    kk: 'мамандыққа көз салып, қазіргі жұмысыңыздан шықпай тұрып түсінгіңіз келсе',
    en: 'if you are considering the profession and want to understand it before you quit your job',
  },
  for_new: {
    ru: 'если работаете первый или второй год и пока никого не знаете',
    kk: 'бірінші не екінші жыл жұмыс істеп, әлі ешкімді танымасаңыз',
    en: 'if you are in your first or second year and do not know anyone yet',
  },
  for_change: {
    ru: 'если пришли из другого дела и привезли с собой людей, о которых ещё не вспомнили',
    kk: 'басқа саладан келіп, бұрынғы таныстарыңызды әлі еске алмасаңыз',
    en: 'if you come from another trade and bring people along whom you have not thought of yet',
  },
  not_title: { ru: 'Не подойдёт', kk: 'Лайық емес, егер', en: 'It is not for you' },
  not_income: {
    ru: 'если нужна гарантия дохода: честно её никто не даст',
    kk: 'табысқа кепілдік керек болса: оны ешкім адал бере алмайды',
    en: 'if you need a guaranteed income: nobody can honestly give one',
  },
  not_base: {
    ru: 'если ищете готовую базу номеров: мы учим обходиться без чужих данных',
    kk: 'дайын нөмірлер базасын іздесеңіз: біз бөтен деректерсіз жұмыс істеуді үйретеміз',
    en: 'if you are looking for a ready list of phone numbers: we teach doing without other people’s data',
  },
  not_law: {
    ru: 'если нужен совет юриста по вашей сделке: это работа юриста',
    kk: 'өз мәмілеңіз бойынша заңгер кеңесі керек болса: ол заңгердің жұмысы',
    en: 'if you need a lawyer’s advice on your own deal: that is a lawyer’s work',
  },
  privacy_title: {
    ru: 'Обещания о ваших данных, которые можно проверить',
    kk: 'Деректеріңіз туралы тексеруге болатын уәделер',
    en: 'Promises about your data that can be checked',
  },
  privacy_text: {
    ru: 'Мы спрашиваем только то, что нужно сейчас, и рядом с каждым вопросом пишем, зачем. Каждое обещание нашей политики измеряется на этом самом сайте, и результат видят все, в том числе плохой.',
    kk: 'Біз дәл қазір керегін ғана сұраймыз, әр сұрақтың жанында не үшін екенін жазамыз. Саясатымыздағы әр уәде осы сайттың өзінде өлшенеді, нәтижесін, нашар болса да, бәрі көреді.',
    en: 'We ask only for what is needed now, and say beside each question why. Every promise of our policy is measured live on this very site, and everybody sees the result, a bad one too.',
  },
  privacy_link: {
    ru: 'Обещания и как они выполняются сейчас',
    kk: 'Уәделер және олардың қазір қалай орындалып жатқаны',
    en: 'The promises, and how they are kept right now',
  },
});
