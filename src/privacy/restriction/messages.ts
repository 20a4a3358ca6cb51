import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  title: { ru: 'Ограничить использование', kk: 'Пайдалануды шектеу', en: 'Restrict the use' },
  text: {
    ru: 'Данные останутся у нас, но лежать будут без движения: ни писем о программах, ни разбора учёбы, ни новых записей и сертификатов. Читать уроки и свои данные вы сможете. Снять ограничение можно здесь же.',
    kk: 'Деректер бізде қалады, бірақ қозғалмайды: бағдарламалар туралы хат та, оқуды талдау да, жаңа жазылу мен сертификат та болмайды. Сабақтар мен өз деректеріңізді оқи аласыз. Шектеуді осы жерде алып тастауға болады.',
    en: 'We keep the data and let them rest: no letters about programmes, no analysis of your studies, no new enrolments or certificates. You can still read your lessons and your data. You can lift the restriction here.',
  },
  choice: { ru: 'Что ограничить', kk: 'Нені шектеу керек', en: 'What to restrict' },
  choice_error: {
    ru: 'Пока ничего не ограничено',
    kk: 'Әзірге ештеңе шектелген жоқ',
    en: 'Nothing is restricted yet',
  },
  choice_why: {
    ru: 'Если выбрать часть, остановится только то, для чего она нужна',
    kk: 'Бөлігін таңдасаңыз, тек оған қажетті нәрсе ғана тоқтайды',
    en: 'If you choose a part, only what needs that part stops',
  },
  part_everything: { ru: 'Все мои данные', kk: 'Барлық деректерім', en: 'All my data' },
  part_contact: { ru: 'Почта и телефон', kk: 'Пошта мен телефон', en: 'E-mail and phone' },
  part_profession: { ru: 'Опыт работы', kk: 'Жұмыс тәжірибесі', en: 'Work experience' },
  part_education: { ru: 'Образование', kk: 'Білімі', en: 'Education' },
  part_goals: { ru: 'Цели и интересы', kk: 'Мақсаттар мен қызығушылықтар', en: 'Goals and interests' },
  part_activity: {
    ru: 'Как я работаю с уроками',
    kk: 'Сабақтармен қалай жұмыс істейтінім',
    en: 'How I work with lessons',
  },
  part_study: { ru: 'Учебные записи', kk: 'Оқу жазбалары', en: 'Study records' },
  part_finance: { ru: 'Сведения об оплате', kk: 'Төлем туралы мәлімет', en: 'Payment details' },
  part_purpose: { ru: 'Цель «{label}»', kk: '«{label}» мақсаты', en: 'The purpose “{label}”' },
  restrict: { ru: 'Ограничить', kk: 'Шектеу', en: 'Restrict' },
  lift: { ru: 'Снять ограничение', kk: 'Шектеуді алып тастау', en: 'Lift the restriction' },
  standing: { ru: 'Сейчас ограничено', kk: 'Қазір шектелген', en: 'Restricted now' },
  since: { ru: 'с {moment}', kk: '{moment} бастап', en: 'since {moment}' },
  object_title: { ru: 'Возразить', kk: 'Қарсылық білдіру', en: 'Object' },
  object_text: {
    ru: 'Скажите «нет», и мы перестанем сразу, без вопросов. Возражение сильнее любого согласия, которое вы давали раньше.',
    kk: '«Жоқ» десеңіз, сұрақсыз бірден тоқтатамыз. Қарсылық бұрын берген кез келген келісімнен күштірек.',
    en: 'Say no, and we stop at once, no questions asked. An objection is stronger than any consent you gave before.',
  },
  object: { ru: 'Я против', kk: 'Мен қарсымын', en: 'I object' },
  objected: { ru: 'Вы возразили', kk: 'Сіз қарсылық білдірдіңіз', en: 'You objected' },
  withdraw_objection: { ru: 'Снять возражение', kk: 'Қарсылықты алып тастау', en: 'Withdraw the objection' },
  about: { ru: '«{label}»', kk: '«{label}»', en: '“{label}”' },

  unsubscribe_title: { ru: 'Отписаться', kk: 'Хаттардан бас тарту', en: 'Unsubscribe' },
  unsubscribe_text: {
    ru: 'Нажмите кнопку, и писем о новых программах больше не будет. Письма об учёбе, на которую вы записались, останутся.',
    kk: 'Батырманы бассаңыз, жаңа бағдарламалар туралы хат келмейді. Жазылған оқуыңыз туралы хаттар қалады.',
    en: 'Press the button, and there will be no more letters about new programmes. Letters about studies you joined will go on.',
  },
  unsubscribe_button: { ru: 'Больше не присылать', kk: 'Енді жібермеу', en: 'Send me no more' },
  unsubscribed_title: { ru: 'Вы отписались', kk: 'Сіз хаттардан бас тарттыңыз', en: 'You are unsubscribed' },
  unsubscribed_text: {
    ru: 'Писем о новых программах не будет, в том числе уже написанных. Передумаете — согласие можно дать снова на странице своих данных.',
    kk: 'Жаңа бағдарламалар туралы хат, соның ішінде жазылып қойғандары да келмейді. Ойыңыз өзгерсе, деректер бетінде қайта келісім бере аласыз.',
    en: 'There will be no letters about new programmes, not even those already written. If you change your mind, you can agree again on the page of your data.',
  },

  restricted_title: {
    ru: 'Вы ограничили использование данных',
    kk: 'Сіз деректерді пайдалануды шектедіңіз',
    en: 'You have restricted the use of your data',
  },
  restricted_text: {
    ru: 'Пока ограничение действует, мы не записываем ход учёбы. Читать уроки можно. Чтобы отвечать на вопросы и отмечать пройденное, снимите ограничение.',
    kk: 'Шектеу тұрғанда оқу барысын жазбаймыз. Сабақтарды оқуға болады. Сұрақтарға жауап беріп, өткенді белгілеу үшін шектеуді алып тастаңыз.',
    en: 'While the restriction stands we do not record your progress. You can read the lessons. To answer quizzes and mark what you finished, lift the restriction.',
  },
  to_privacy: { ru: 'К моим данным', kk: 'Менің деректеріме', en: 'To my data' },

  letter_restricted: {
    ru: 'Использование ваших данных ограничено',
    kk: 'Деректеріңізді пайдалану шектелді',
    en: 'The use of your data is restricted',
  },
  letter_everything: {
    ru: 'Мы перестали использовать все ваши данные. Они хранятся, и больше с ними ничего не происходит.',
    kk: 'Барлық деректеріңізді пайдалануды тоқтаттық. Олар сақталады, басқа ештеңе жасалмайды.',
    en: 'We have stopped using all your data. They are kept, and nothing else happens to them.',
  },
  letter_part: {
    ru: 'Мы перестали использовать ту часть ваших данных, которую вы назвали, и всё, чему она нужна, остановилось.',
    kk: 'Сіз атаған деректер бөлігін пайдалануды тоқтаттық, соған қажетті нәрсенің бәрі тоқтады.',
    en: 'We have stopped using the part of your data you named, and everything that needs it stands still.',
  },
  letter_goes_on: {
    ru: 'Войти, прочитать свои данные, забрать копию и снять ограничение вы можете в любое время.',
    kk: 'Кез келген уақытта кіріп, деректеріңізді оқып, көшірмесін алып, шектеуді алып тастай аласыз.',
    en: 'You can sign in, read your data, take a copy and lift the restriction at any time.',
  },
  letter_lifted: { ru: 'Ограничение снято', kk: 'Шектеу алынды', en: 'The restriction is lifted' },
  letter_lifted_text: {
    ru: 'Мы снова используем ваши данные, но только для того, на что вы согласны.',
    kk: 'Деректеріңізді қайта пайдаланамыз, бірақ тек сіз келіскен мақсатта.',
    en: 'We use your data again, and only for what you agree to.',
  },
  letter_action: { ru: 'Открыть мои данные', kk: 'Деректерімді ашу', en: 'Open my data' },
  letter_reason: {
    ru: 'Это письмо подтверждает изменение на странице ваших данных.',
    kk: 'Бұл хат деректер бетіндегі өзгерісті растайды.',
    en: 'This letter confirms a change on the page of your data.',
  },
});
