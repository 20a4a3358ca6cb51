import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  title: { ru: 'Ваши данные в {school}', kk: '{school} мектебіндегі деректеріңіз', en: 'Your data at {school}' },
  lead: {
    ru: 'Здесь всё, что школа хранит о вас. Эту страницу можно читать без интернета; те же сведения для программ лежат рядом: в папке data (JSON и CSV) и в папке files.',
    kk: 'Мұнда мектеп сіз туралы сақтайтынның бәрі бар. Бұл бетті интернетсіз оқуға болады; бағдарламаларға арналған дәл осы мәліметтер қатар жатыр: data қалтасында (JSON және CSV) және files қалтасында.',
    en: 'Here is everything the school holds about you. This page can be read without the internet; the same data for programs stand beside it: in the folder data (JSON and CSV) and in the folder files.',
  },
  where: {
    ru: 'Где это хранится: база данных и файлы школы, на её сервере в Казахстане.',
    kk: 'Қайда сақталады: мектептің дерекқоры мен файлдары, Қазақстандағы өз серверінде.',
    en: 'Where it is kept: the school’s database and files, on its server in Kazakhstan.',
  },
  purposes: { ru: 'Зачем', kk: 'Не үшін', en: 'What for' },
  basis: { ru: 'На каком основании', kk: 'Қандай негізде', en: 'On which basis' },
  term: { ru: 'Как долго', kk: 'Қанша уақыт', en: 'For how long' },
  empty: { ru: 'Ничего нет в разделах', kk: 'Бұл бөлімдерде ештеңе жоқ', en: 'There is nothing in' },
  files: { ru: 'Файлы', kk: 'Файлдар', en: 'Files' },
  no_files: { ru: 'Файлов нет.', kk: 'Файлдар жоқ.', en: 'There are no files.' },
  withheld: {
    ru: 'Чего в копии нет, и почему',
    kk: 'Көшірмеде не жоқ және неге',
    en: 'What is not in the copy, and why',
  },
  withheld_text: {
    ru: 'В копию не вошло то, что открыло бы ваш кабинет другому (хеш пароля, коды входа), и внутренние номера записей. Полный перечень с причинами лежит в файле schema.json.',
    kk: 'Көшірмеге кабинетіңізді басқа біреуге ашатын нәрселер (құпиясөз хеші, кіру кодтары) және жазбалардың ішкі нөмірлері кірмеді. Себептері көрсетілген толық тізім schema.json файлында.',
    en: 'The copy leaves out what would open your account to somebody else (the password’s hash, sign-in codes) and the internal numbers of records. The full list, with reasons, is in the file schema.json.',
  },
  checksums: {
    ru: 'Контрольные суммы всех файлов этой копии записаны в manifest.json.',
    kk: 'Осы көшірмедегі барлық файлдың бақылау қосындылары manifest.json файлында жазылған.',
    en: 'The checksums of every file of this copy are written in manifest.json.',
  },
  record: { ru: 'Запись {number}', kk: '{number}-жазба', en: 'Record {number}' },
  show_all: { ru: 'Показать целиком', kk: 'Толық көрсету', en: 'Show the whole text' },
  yes: { ru: 'да', kk: 'иә', en: 'yes' },
  no: { ru: 'нет', kk: 'жоқ', en: 'no' },

  purpose_programmes: { ru: 'вести программы', kk: 'бағдарламаларды жүргізу', en: 'to run the programmes' },
  purpose_materials: {
    ru: 'присылать материалы и расписание',
    kk: 'материалдар мен кестені жіберу',
    en: 'to send materials and the schedule',
  },
  purpose_certificates: { ru: 'выдавать сертификаты', kk: 'сертификаттар беру', en: 'to issue certificates' },
  purpose_consultations: { ru: 'консультировать', kk: 'кеңес беру', en: 'to advise' },
  purpose_offers: {
    ru: 'рассказывать о новых программах',
    kk: 'жаңа бағдарламалар туралы хабарлау',
    en: 'to tell of new programmes',
  },
  purpose_feedback: { ru: 'улучшать материалы', kk: 'материалдарды жақсарту', en: 'to improve the materials' },
  purpose_support: {
    ru: 'помогать, когда что-то не работает',
    kk: 'бірдеңе жұмыс істемегенде көмектесу',
    en: 'to help when something does not work',
  },
  purpose_effectiveness: {
    ru: 'понимать, насколько хороши программы',
    kk: 'бағдарламалардың тиімділігін түсіну',
    en: 'to know how effective the programmes are',
  },
  purpose_security: {
    ru: 'беречь вас и школу от взлома',
    kk: 'сізді және мектепті бұзудан қорғау',
    en: 'to keep you and the school safe',
  },
  purpose_law: { ru: 'выполнять закон', kk: 'заңды орындау', en: 'to obey the law' },

  basis_consent: { ru: 'ваше согласие', kk: 'келісіміңіз', en: 'your consent' },
  basis_contract: { ru: 'договор об обучении', kk: 'оқыту туралы шарт', en: 'the contract for your studies' },
  basis_interest: {
    ru: 'законный интерес школы',
    kk: 'мектептің заңды мүддесі',
    en: 'the school’s legitimate interest',
  },
  basis_law: { ru: 'требование закона', kk: 'заң талабы', en: 'a duty under the law' },

  period_none: { ru: 'сразу удаляем', kk: 'бірден өшіреміз', en: 'deleted at once' },
  period_years: {
    ru: '{count, plural, one {# год} few {# года} many {# лет} other {# года}}',
    kk: '{count} жыл',
    en: '{count, plural, one {# year} other {# years}}',
  },
  period_months: {
    ru: '{count, plural, one {# месяц} few {# месяца} many {# месяцев} other {# месяца}}',
    kk: '{count} ай',
    en: '{count, plural, one {# month} other {# months}}',
  },
  period_days: {
    ru: '{count, plural, one {# день} few {# дня} many {# дней} other {# дня}}',
    kk: '{count} күн',
    en: '{count, plural, one {# day} other {# days}}',
  },
  anchor_written: { ru: 'с момента записи', kk: 'жазылған сәттен бастап', en: 'from the moment it was written' },
  'anchor_account-closed': {
    ru: 'после удаления учётной записи',
    kk: 'тіркелгі өшірілгеннен кейін',
    en: 'after the account is deleted',
  },
  'anchor_enrolment-ended': { ru: 'после окончания учёбы', kk: 'оқу аяқталғаннан кейін', en: 'after your studies end' },
  'anchor_programme-completed': {
    ru: 'после завершения программы',
    kk: 'бағдарлама аяқталғаннан кейін',
    en: 'after the programme is completed',
  },
  'anchor_tax-period-closed': {
    ru: 'после окончания налогового года',
    kk: 'салық жылы аяқталғаннан кейін',
    en: 'after the end of the tax year',
  },
  'anchor_consent-withdrawn': {
    ru: 'после отзыва согласия',
    kk: 'келісім қайтарылғаннан кейін',
    en: 'after consent is withdrawn',
  },
  'anchor_records-ended': {
    ru: 'после того, как не останется ни учётной записи, ни учебных записей и счетов',
    kk: 'тіркелгі, оқу жазбалары мен шоттар қалмағаннан кейін',
    en: 'once neither the account nor study records and orders are left',
  },
  anchor_expired: {
    ru: 'после истечения срока действия',
    kk: 'жарамдылық мерзімі өткеннен кейін',
    en: 'after it expires',
  },
});
