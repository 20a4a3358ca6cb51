import { defineMessages } from '#platform/i18n/messages.ts';

export const shippingMessages = defineMessages({
  title: {
    ru: 'Последние секунды: журнал сервера',
    kk: 'Соңғы секундтар: сервер журналы',
    en: 'The last seconds: the server’s log',
  },
  good: {
    ru: 'Всё, что записывает база, уходит зашифрованным в хранилище каждые две секунды.',
    kk: 'Дерекқор жазғанның бәрі екі секунд сайын шифрланып, қоймаға жіберіледі.',
    en: 'Everything the database writes goes encrypted to the store every two seconds.',
  },
  unset: {
    ru: 'Журнал сервера не отправляется',
    kk: 'Сервер журналы жіберілмейді',
    en: 'The server’s log is not shipped',
  },
  unset_text: {
    ru: 'Если машина пропадёт, вместе с ней пропадёт всё, что записано после последней копии: до суток работы.',
    kk: 'Машина жоғалса, соңғы көшірмеден кейін жазылғанның бәрі жоғалады: бір тәулікке дейінгі жұмыс.',
    en: 'If the machine is lost, everything written after the last backup is lost with it: up to a day’s work.',
  },
  unset_do: {
    ru: 'Чтобы терялись только секунды, нужна база на сервере PostgreSQL и настройка WAL_URL с адресом хранилища. Как задать, сказано в README.',
    kk: 'Тек секундтар ғана жоғалуы үшін дерекқор PostgreSQL серверінде тұруы және WAL_URL баптауында қойма мекенжайы берілуі керек. Қалай беру README файлында айтылған.',
    en: 'For only seconds to be lost, the database has to be on a PostgreSQL server and WAL_URL has to name a store. The README says how.',
  },
  starting: { ru: 'Отправка начинается', kk: 'Жіберу басталып жатыр', en: 'The shipping is beginning' },
  starting_text: {
    ru: 'Делается первая основа: полная копия сервера, с которой журнал идёт дальше. Пока её нет, полагайтесь на ночные копии.',
    kk: 'Алғашқы негіз жасалып жатыр: сервердің толық көшірмесі, журнал содан әрі жалғасады. Ол дайын болғанша түнгі көшірмелерге сүйеніңіз.',
    en: 'The first base is being made: a full copy of the server, from which the log goes on. Until it is there, rely on the nightly backups.',
  },
  failing: {
    ru: 'Отправка журнала не в порядке',
    kk: 'Журналды жіберу дұрыс жүріп жатқан жоқ',
    en: 'The shipping of the log is failing',
  },
  not_running: {
    ru: 'Никто не отправляет журнал. Проверьте, что программа запущена с рабочей частью (без ключа --web), у роли базы есть право REPLICATION, а на машине есть pg_receivewal той же версии. Причина стоит в техническом журнале под словом wal.failed.',
    kk: 'Журналды ешкім жіберіп тұрған жоқ. Бағдарлама жұмыс бөлігімен (--web кілтінсіз) іске қосылғанын, дерекқор рөлінде REPLICATION құқығы барын, машинада сол нұсқадағы pg_receivewal барын тексеріңіз. Себебі техникалық журналда wal.failed сөзінің тұсында тұр.',
    en: 'Nobody ships the log. See that the program runs with its worker (not with --web alone), that the database’s role has the right REPLICATION, and that pg_receivewal of the same version is on the machine. The reason stands in the technical log beside the word wal.failed.',
  },
  stuck: {
    ru: 'Отправка стоит больше минуты. Обычно это хранилище: проверьте, что оно доступно, что в нём есть место и что ключи доступа в силе.',
    kk: 'Жіберу бір минуттан аса тоқтап тұр. Әдетте бұл қоймадан болады: оның қолжетімді екенін, орны барын және кіру кілттері жарамды екенін тексеріңіз.',
    en: 'The shipping has stood still for more than a minute. It is the store as a rule: see that it can be reached, that it has room, and that its keys are valid.',
  },
  gap: {
    ru: 'Сервер выбросил журнал, который ещё не забрали: дошёл до предела max_slot_wal_keep_size. Отправка начнётся заново сама, с новой основой. Пока она не готова, восстановить можно только ночную копию: сделайте копию сейчас и посмотрите, почему журнал не забирали.',
    kk: 'Сервер әлі алынбаған журналды тастап жіберді: max_slot_wal_keep_size шегіне жетті. Жіберу жаңа негізбен өздігінен қайта басталады. Ол дайын болғанша тек түнгі көшірмені қалпына келтіруге болады: көшірмені қазір жасап, журналдың неге алынбағанын қараңыз.',
    en: 'The server threw away log that nobody had taken: it reached max_slot_wal_keep_size. The shipping begins anew by itself, with a new base. Until that is whole only a nightly backup can be restored: make a backup now, and see why the log was not taken.',
  },
  behind: {
    ru: 'Сервер накопил журнал, который никто не забрал. Он хранит его, пока на диске есть место и не достигнут предел max_slot_wal_keep_size: освободите место и почините отправку, журнал не удаляйте.',
    kk: 'Серверде ешкім алмаған журнал жиналып қалды. Дискіде орын бар кезде және max_slot_wal_keep_size шегіне жеткенше ол сақталады: орын босатып, жіберуді жөндеңіз, журналды өшірмеңіз.',
    en: 'The server has piled up log that nobody took. It keeps it while its disk has room, and up to max_slot_wal_keep_size: make room and mend the shipping; do not delete the log.',
  },
  no_room: {
    ru: 'Не хватает места на диске машины: основа или журнал ждут, чтобы не занять то, без чего школа не сможет работать. Сервер пока хранит журнал у себя. Освободите место или задайте WAL_URL на другом диске; дальше всё пойдёт само.',
    kk: 'Машина дискісінде орын жетпейді: мектеп онсыз жұмыс істей алмайтын орынды алмау үшін негіз не журнал күтіп тұр. Сервер журналды әзірге өзінде сақтайды. Орын босатыңыз немесе WAL_URL баптауында басқа дискіні беріңіз; одан әрі бәрі өздігінен жалғасады.',
    en: 'A disk of the machine has no room: a base, or the log, waits rather than take what the school needs to go on. Meanwhile the server keeps the log. Make room, or set WAL_URL to another disk; then it goes on by itself.',
  },
  store_silent: {
    ru: 'Хранилище не отвечает. Проверьте его адрес, сеть и ключи доступа.',
    kk: 'Қойма жауап бермейді. Оның мекенжайын, желіні және кіру кілттерін тексеріңіз.',
    en: 'The store does not answer. See to its address, the network and its keys.',
  },
  no_base: {
    ru: 'Свежей основы нет: без неё журнал не к чему приложить. Посмотрите в техническом журнале слово wal.failed и проверьте место в хранилище.',
    kk: 'Жаңа негіз жоқ: онсыз журналды қоятын жер жоқ. Техникалық журналдан wal.failed сөзін қарап, қоймадағы орынды тексеріңіз.',
    en: 'There is no fresh base, and without one the log has nothing to go on from. Look for wal.failed in the technical log, and see that the store has room.',
  },
  at_risk: {
    ru: 'Сколько пропадёт, если сервер исчезнет сейчас',
    kk: 'Сервер қазір жоғалса, қаншасы жоғалады',
    en: 'What would be lost if the server vanished now',
  },
  at_risk_unknown: {
    ru: 'сказать нельзя, пока отправка не идёт',
    kk: 'жіберу жүрмейінше айту мүмкін емес',
    en: 'it cannot be said until the log is shipped',
  },
  seconds: {
    ru: 'не больше {seconds, plural, one {# секунды} few {# секунд} many {# секунд} other {# секунды}}',
    kk: 'ең көбі {seconds} секунд',
    en: 'at most {seconds, plural, one {# second} other {# seconds}}',
  },
  segment: { ru: 'Последний отрезок в хранилище', kk: 'Қоймадағы соңғы кесінді', en: 'Last segment in the store' },
  no_segment: { ru: 'пока нет', kk: 'әзірге жоқ', en: 'none yet' },
  base: { ru: 'Основа от', kk: 'Негіз жасалған уақыт', en: 'Base made' },
  no_base_yet: { ru: 'пока нет', kk: 'әзірге жоқ', en: 'none yet' },
  place: { ru: 'Хранилище', kk: 'Қойма', en: 'Store' },
  waiting: { ru: 'Ждёт на сервере', kk: 'Серверде күтіп тұр', en: 'Waiting on the server' },
  megabytes: { ru: '{size} МБ', kk: '{size} МБ', en: '{size} MB' },
});
