import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  breadcrumbs: { ru: 'Где вы', kk: 'Сіз қайдасыз', en: 'Where you are' },
  account: { ru: 'Кабинет', kk: 'Кабинет', en: 'My account' },
  your_data: { ru: 'Ваши данные', kk: 'Деректеріңіз', en: 'Your data' },

  copy: { ru: 'Забрать копию', kk: 'Көшірмесін алу', en: 'Take a copy' },
  copy_text: {
    ru: 'Один ZIP-файл: страница, которую можно читать, те же данные в JSON и CSV для других программ, все ваши файлы, кто и зачем смотрел ваши данные и где они лежат. Собираем в фоне, обычно за минуту, и пишем вам, когда готово.',
    kk: 'Бір ZIP файл: оқуға болатын бет, басқа бағдарламаларға арналған JSON және CSV түріндегі дәл сол деректер, барлық файлыңыз, деректеріңізді кім, не үшін қарағаны және олардың қайда сақталатыны. Фонда, әдетте бір минутта жинаймыз, дайын болғанда жазамыз.',
    en: 'One ZIP file: a page to read, the same data as JSON and CSV for other programs, all your files, who looked at your data and why, and where they are kept. We make it in the background, mostly within a minute, and write to you when it is ready.',
  },
  copy_button: { ru: 'Собрать копию', kk: 'Көшірмені жинау', en: 'Make a copy' },
  hand_over: { ru: 'Передать другой организации', kk: 'Басқа ұйымға беру', en: 'Hand over to another organisation' },
  hand_over_short: {
    ru: 'Например, другой школе. Она скачает данные один раз по подписанной ссылке, которую дадите ей вы.',
    kk: 'Мысалы, басқа мектепке. Ол деректерді сіз берген қол қойылған сілтеме арқылы бір рет жүктейді.',
    en: 'To another school, for instance. It downloads the data once, through a signed link that you give it.',
  },
  hand_over_link: { ru: 'Подготовить передачу', kk: 'Беруді дайындау', en: 'Prepare a hand-over' },
  earlier: { ru: 'Что вы уже просили', kk: 'Бұрын сұрағаныңыз', en: 'What you asked for before' },
  what: { ru: 'Что', kk: 'Не', en: 'What' },
  when: { ru: 'Когда', kk: 'Қашан', en: 'When' },
  state: { ru: 'Состояние', kk: 'Күйі', en: 'State' },
  own_copy: { ru: 'Копия для вас', kk: 'Өзіңізге көшірме', en: 'A copy for you' },
  for_recipient: { ru: 'Для получателя: {recipient}', kk: 'Алушы: {recipient}', en: 'For {recipient}' },
  none: { ru: 'Пока ничего.', kk: 'Әзірге ештеңе.', en: 'Nothing so far.' },

  state_asked: { ru: 'В очереди', kk: 'Кезекте', en: 'Waiting' },
  state_making: { ru: 'Собираем', kk: 'Жинап жатырмыз', en: 'Being made' },
  state_ready: { ru: 'Готова', kk: 'Дайын', en: 'Ready' },
  state_fetched: { ru: 'Скачана', kk: 'Жүктелді', en: 'Downloaded' },
  state_expired: { ru: 'Срок вышел', kk: 'Мерзімі өтті', en: 'Expired' },
  state_failed: { ru: 'Не получилось', kk: 'Болмады', en: 'Failed' },
  state_cancelled: { ru: 'Отменена', kk: 'Тоқтатылды', en: 'Cancelled' },

  copy_title: { ru: 'Копия ваших данных', kk: 'Деректеріңіздің көшірмесі', en: 'The copy of your data' },
  waiting: {
    ru: 'Копия в очереди. Страница обновится сама; её можно закрыть, мы напишем, когда всё будет готово.',
    kk: 'Көшірме кезекте. Бет өздігінен жаңарады; оны жабуға болады, бәрі дайын болғанда жазамыз.',
    en: 'The copy is waiting its turn. The page refreshes itself; you can close it, and we will write when all is ready.',
  },
  making: {
    ru: 'Собираем ваши данные. Страница обновится сама; её можно закрыть, мы напишем, когда всё будет готово.',
    kk: 'Деректеріңізді жинап жатырмыз. Бет өздігінен жаңарады; оны жабуға болады, бәрі дайын болғанда жазамыз.',
    en: 'We are gathering your data. The page refreshes itself; you can close it, and we will write when all is ready.',
  },
  progress: {
    ru: 'Собрано {done} из {total} записей',
    kk: '{total} жазбаның {done} жиналды',
    en: '{done} of {total} records gathered',
  },
  counting: { ru: 'Считаем записи', kk: 'Жазбаларды санап жатырмыз', en: 'Counting the records' },
  refresh: { ru: 'Обновить сейчас', kk: 'Қазір жаңарту', en: 'Refresh now' },
  ready: {
    ru: 'Копия готова. Скачать её можете только вы, до {until}. Потом мы её удалим.',
    kk: 'Көшірме дайын. Оны тек сіз жүктей аласыз. Соңғы мерзімі: {until}. Содан кейін өшіреміз.',
    en: 'The copy is ready. Only you can download it, until {until}. Then we delete it.',
  },
  size: { ru: 'Записей: {records}', kk: 'Жазба саны: {records}', en: 'Records: {records}' },
  download: { ru: 'Скачать копию', kk: 'Көшірмені жүктеу', en: 'Download the copy' },
  how_to_open: {
    ru: 'Распакуйте ZIP и откройте index.html: он читается без интернета.',
    kk: 'ZIP файлды ашып, index.html бетін ашыңыз: ол интернетсіз оқылады.',
    en: 'Unpack the ZIP and open index.html: it reads without the internet.',
  },
  sealed: {
    ru: 'До скачивания файл лежит у нас зашифрованным.',
    kk: 'Жүктелгенше файл бізде шифрланып сақталады.',
    en: 'Until you download it, the file lies with us encrypted.',
  },
  expired: {
    ru: 'Срок вышел, и файл удалён. Новую копию можно собрать в любой день.',
    kk: 'Мерзімі өтіп, файл өшірілді. Жаңа көшірмені кез келген күні жинауға болады.',
    en: 'Its time is over, and the file is deleted. You can make a new copy on any day.',
  },
  failed: {
    ru: 'Собрать не получилось, и это наша вина. Попробуйте ещё раз; если снова не выйдет, напишите на {email}, и мы соберём копию вручную.',
    kk: 'Жинау мүмкін болмады, кінә бізде. Тағы бір рет көріңіз; тағы болмаса, {email} мекенжайына жазыңыз, көшірмені қолмен жинап береміз.',
    en: 'It could not be made, and the fault is ours. Try again; if that fails too, write to {email}, and we will put the copy together by hand.',
  },
  again: { ru: 'Собрать ещё раз', kk: 'Қайта жинау', en: 'Make it again' },

  hand_over_title: { ru: 'Передача данных', kk: 'Деректерді беру', en: 'A hand-over of your data' },
  hand_over_lead: {
    ru: 'Мы соберём пакет для программ и подпишем его. Вы получите ссылку и сами передадите её тому, кому доверяете. По ней можно скачать данные один раз в течение семи дней.',
    kk: 'Бағдарламаларға арналған топтаманы жинап, қол қоямыз. Сілтемені аласыз да, сенетін ұйымға өзіңіз бересіз. Ол арқылы деректерді жеті күн ішінде бір рет жүктеуге болады.',
    en: 'We put together a package for programs and sign it. You get a link, and give it yourself to whom you trust. Through it the data can be downloaded once, within seven days.',
  },
  goes: { ru: 'Что войдёт', kk: 'Не кіреді', en: 'What goes' },
  goes_text: {
    ru: 'Имя и контакты, анкета, записи на программы, прогресс, тесты, сертификаты и ваши файлы к ним. Письма, счета, журналы и согласия не входят: новой школе они не нужны.',
    kk: 'Аты-жөніңіз бен байланыс деректеріңіз, сауалнама, бағдарламаларға жазылу, оқу барысы, тесттер, сертификаттар және олардың файлдары. Хаттар, шоттар, журналдар мен келісімдер кірмейді: олар жаңа мектепке керек емес.',
    en: 'Your name and contacts, the profile, enrolments, progress, quizzes, certificates and their files. Letters, orders, logs and consents do not go: a new school has no need of them.',
  },
  recipient: { ru: 'Кому передаём', kk: 'Кімге береміз', en: 'To whom' },
  recipient_why: {
    ru: 'Название организации запишем, чтобы вы всегда видели, кому ушли ваши данные.',
    kk: 'Деректеріңіздің кімге кеткенін әрдайым көруіңіз үшін ұйымның атауын жазып қоямыз.',
    en: 'We record the organisation’s name, so that you can always see to whom your data went.',
  },
  password: { ru: 'Ваш пароль', kk: 'Құпиясөзіңіз', en: 'Your password' },
  password_why: {
    ru: 'Чтобы никто не передал ваши данные с открытого компьютера.',
    kk: 'Ашық қалған компьютерден деректеріңізді ешкім беріп жібермеуі үшін.',
    en: 'So that nobody hands your data over from a computer left open.',
  },
  wrong_password: { ru: 'Пароль не подходит', kk: 'Құпиясөз сәйкес емес', en: 'The password is not right' },
  form_error: { ru: 'Передача не начата', kk: 'Беру басталған жоқ', en: 'The hand-over was not begun' },
  prepare: { ru: 'Собрать и подписать', kk: 'Жинап, қол қою', en: 'Put together and sign' },
  package_ready: {
    ru: 'Пакет готов. Передайте ссылку получателю. Она сработает один раз, до {until}.',
    kk: 'Топтама дайын. Сілтемені алушыға беріңіз. Ол бір рет қана жұмыс істейді. Соңғы мерзімі: {until}.',
    en: 'The package is ready. Give the link to the recipient. It works once, until {until}.',
  },
  link: { ru: 'Ссылка для получателя', kk: 'Алушыға арналған сілтеме', en: 'The link for the recipient' },
  link_hint: {
    ru: 'Кто откроет её первым, тот и получит данные. Передавайте её так, чтобы увидел только получатель.',
    kk: 'Оны кім бірінші ашса, деректерді сол алады. Тек алушы көретіндей етіп беріңіз.',
    en: 'Whoever opens it first gets the data. Send it so that only the recipient sees it.',
  },
  package_fetched: {
    ru: 'Данные скачали {when}. Ссылка больше не работает, файл удалён, передача записана.',
    kk: 'Деректер жүктелді: {when}. Сілтеме енді жұмыс істемейді, файл өшірілді, беру жазылды.',
    en: 'The data were downloaded on {when}. The link no longer works, the file is deleted, the hand-over is recorded.',
  },
  package_refused: {
    ru: 'После этого ссылку пытались открыть ещё раз, впервые {when}. Мы отказали.',
    kk: 'Содан кейін сілтемені тағы ашпақ болды, алғашқысы {when}. Біз бас тарттық.',
    en: 'Afterwards somebody tried the link again, first on {when}. We refused.',
  },
  package_cancelled: {
    ru: 'Вы отменили передачу. Ссылка не работает, файл удалён.',
    kk: 'Беруді тоқтаттыңыз. Сілтеме жұмыс істемейді, файл өшірілді.',
    en: 'You cancelled the hand-over. The link does not work, and the file is deleted.',
  },
  cancel: { ru: 'Отменить передачу', kk: 'Беруді тоқтату', en: 'Cancel the hand-over' },
  another: { ru: 'Подготовить новую передачу', kk: 'Жаңа беруді дайындау', en: 'Prepare another hand-over' },

  landing_title: {
    ru: 'Данные для вашей организации',
    kk: 'Ұйымыңызға арналған деректер',
    en: 'Data for your organisation',
  },
  landing_text: {
    ru: 'Человек, который учился в {school}, попросил передать свои данные. Получатель: {recipient}. Скачать их можно один раз, до {until}.',
    kk: '{school} мектебінде оқыған адам деректерін беруді сұрады. Алушы: {recipient}. Оларды бір рет жүктеуге болады. Соңғы мерзімі: {until}.',
    en: 'A person who studied at {school} asked for their data to be handed over. The recipient: {recipient}. They can be downloaded once, until {until}.',
  },
  landing_inside: {
    ru: 'Внутри ZIP: таблицы в JSON и CSV, их описания (JSON Schema и CSV on the Web), файлы и манифест с контрольными суммами. Манифест подписан ключом, который опубликован по адресу {key}.',
    kk: 'ZIP ішінде: JSON және CSV кестелері, олардың сипаттамасы (JSON Schema және CSV on the Web), файлдар және бақылау қосындылары бар манифест. Манифестке {key} мекенжайында жарияланған кілтпен қол қойылған.',
    en: 'Inside the ZIP: tables as JSON and CSV, their descriptions (JSON Schema and CSV on the Web), files, and a manifest with checksums. The manifest is signed with the key published at {key}.',
  },
  landing_program: {
    ru: 'Программа скачивает то же самое запросом POST на адрес этой страницы.',
    kk: 'Бағдарлама осы беттің мекенжайына POST сұрауын жіберіп, дәл соны жүктейді.',
    en: 'A program downloads the same with a POST request to the address of this page.',
  },
  landing_duty: {
    ru: 'После скачивания за эти данные отвечаете вы.',
    kk: 'Жүктегеннен кейін бұл деректерге сіз жауап бересіз.',
    en: 'Once downloaded, these data are your responsibility.',
  },
  landing_button: { ru: 'Скачать один раз', kk: 'Бір рет жүктеу', en: 'Download once' },
  refused_title: {
    ru: 'По этой ссылке ничего нет',
    kk: 'Бұл сілтемеде ештеңе жоқ',
    en: 'There is nothing at this link',
  },
  refused_used: {
    ru: 'Ссылка одноразовая, и по ней уже скачивали. Попросите у человека новую. Если скачали не вы, скажите ему об этом.',
    kk: 'Сілтеме бір реттік, ол арқылы деректер жүктелген. Адамнан жаңасын сұраңыз. Жүктеген сіз болмасаңыз, оған айтыңыз.',
    en: 'The link works once, and it was used already. Ask the person for a new one. If it was not you who used it, tell them.',
  },
  refused_expired: {
    ru: 'Срок ссылки вышел, данные удалены. Попросите у человека новую.',
    kk: 'Сілтеменің мерзімі өтті, деректер өшірілді. Адамнан жаңасын сұраңыз.',
    en: 'The link has expired, and the data are deleted. Ask the person for a new one.',
  },
  refused_cancelled: {
    ru: 'Человек отменил передачу.',
    kk: 'Адам беруді тоқтатты.',
    en: 'The person has cancelled the hand-over.',
  },
  refused_making: {
    ru: 'Данные ещё собираются. Откройте ссылку через несколько минут.',
    kk: 'Деректер әлі жиналып жатыр. Сілтемені бірнеше минуттан кейін ашыңыз.',
    en: 'The data are still being put together. Open the link in a few minutes.',
  },
  refused_failed: {
    ru: 'Собрать данные не удалось. Попросите у человека новую ссылку.',
    kk: 'Деректерді жинау мүмкін болмады. Адамнан жаңа сілтеме сұраңыз.',
    en: 'The data could not be put together. Ask the person for a new link.',
  },
});
