import { defineMessages } from '#platform/i18n/messages.ts';

export const storeMessages = defineMessages({
  store_database: { ru: 'База данных школы', kk: 'Мектептің дерекқоры', en: 'The school’s database' },
  store_files: { ru: 'Файлы школы', kk: 'Мектептің файлдары', en: 'The school’s files' },
  store_jobs: { ru: 'Очередь заданий', kk: 'Тапсырмалар кезегі', en: 'The queue of jobs' },
  store_log: { ru: 'Технический журнал', kk: 'Техникалық журнал', en: 'The technical log' },
  store_backups: { ru: 'Резервные копии', kk: 'Сақтық көшірмелер', en: 'Backups' },
  store_ledger: {
    ru: 'Журнал удалений вне базы',
    kk: 'Дерекқордан тыс өшірулер журналы',
    en: 'The ledger of erasures',
  },
  store_mail: { ru: 'Почтовый сервер', kk: 'Пошта сервері', en: 'The mail server' },
  holds_database: {
    ru: 'Учётная запись, учёба, согласия, счета, письма, журнал действий',
    kk: 'Тіркелгі, оқу, келісімдер, шоттар, хаттар, әрекеттер журналы',
    en: 'Account, studies, consents, orders, letters, the log of acts',
  },
  holds_files: {
    ru: 'Сертификаты и другие ваши файлы; копии данных лежат здесь зашифрованными',
    kk: 'Сертификаттар мен басқа файлдарыңыз; деректердің көшірмелері мұнда шифрланып сақталады',
    en: 'Certificates and your other files; copies of data lie here encrypted',
  },
  holds_jobs: {
    ru: 'Номера записей, с которыми школе ещё надо что-то сделать',
    kk: 'Мектеп әлі өңдеуі керек жазбалардың нөмірлері',
    en: 'Numbers of records with which the school still has something to do',
  },
  holds_log: {
    ru: 'События программы; вас в них не назовёт ничто',
    kk: 'Бағдарлама оқиғалары; сізді атайтын ештеңе жоқ',
    en: 'Events of the program; nothing in them names you',
  },
  holds_backups: {
    ru: 'Зашифрованные копии базы и файлов',
    kk: 'Дерекқор мен файлдардың шифрланған көшірмелері',
    en: 'Encrypted copies of the database and the files',
  },
  holds_ledger: {
    ru: 'Отметка об удалении без имени, чтобы удалённое не вернулось из копии',
    kk: 'Өшірілген дерек көшірмеден қайта оралмауы үшін атсыз белгі',
    en: 'A mark of an erasure without a name, so that nothing erased comes back from a backup',
  },
  holds_mail: {
    ru: 'Письма, которые школа вам посылает, пока они в пути',
    kk: 'Мектеп сізге жіберетін хаттар, жолда болған кезде',
    en: 'Letters the school sends you, while they are on the way',
  },
  term_jobs: {
    ru: 'пока задание не выполнено; если не удалось, 30 дней после последней попытки, а задание удалить данные ждёт, сколько нужно',
    kk: 'тапсырма орындалғанша; орындалмаса, соңғы әрекеттен кейін 30 күн, ал деректерді өшіру тапсырмасы қанша керек болса, сонша күтеді',
    en: 'until the job has run; where it failed, 30 days after the last try, and a job to erase waits as long as it takes',
  },
  term_log: {
    ru: 'пока его хранит сервер; о вас там ничего нет',
    kk: 'сервер сақтағанша; онда сіз туралы ештеңе жоқ',
    en: 'while the server keeps it; there is nothing about you in it',
  },
  term_ledger: {
    ru: 'пока работает школа: удалённое не должно вернуться ни из какой копии, сколько бы ей ни было лет',
    kk: 'мектеп жұмыс істегенше: өшірілген дерек қанша жылдық болса да, ешбір көшірмеден қайта оралмауға тиіс',
    en: 'as long as the school stands: what was erased must come back from no copy, however old',
  },
  term_mail: { ru: 'пока письмо не доставлено', kk: 'хат жеткізілгенше', en: 'until the letter is delivered' },
});
