import { defineMessages } from '#platform/i18n/messages.ts';

export const letterMessages = defineMessages({
  reason: {
    ru: 'Вы получили это письмо, потому что в вашем кабинете попросили копию данных.',
    kk: 'Бұл хат кабинетіңізде деректердің көшірмесі сұралғандықтан жіберілді.',
    en: 'You received this letter because a copy of the data was asked for in your account.',
  },
  ready_subject: {
    ru: 'Копия ваших данных готова',
    kk: 'Деректеріңіздің көшірмесі дайын',
    en: 'The copy of your data is ready',
  },
  ready_text: {
    ru: 'Мы собрали всё, что о вас храним, в один файл. Скачать его можно в кабинете до {until}, потом мы его удалим.',
    kk: 'Сіз туралы сақтайтынымыздың бәрін бір файлға жинадық. Оны кабинеттен жүктеп алуға болады. Соңғы күні: {until}. Содан кейін өшіреміз.',
    en: 'We have gathered everything we hold about you into one file. You can download it in your account until {until}; then we delete it.',
  },
  ready_note: {
    ru: 'Ссылка работает только для вас, после входа в кабинет. Если копию просили не вы, смените пароль.',
    kk: 'Сілтеме тек сізге, кабинетке кіргеннен кейін жұмыс істейді. Көшірмені сіз сұрамасаңыз, құпиясөзді ауыстырыңыз.',
    en: 'The link works for you alone, once you have signed in. If you did not ask for a copy, change your password.',
  },
  ready_action: { ru: 'Скачать копию', kk: 'Көшірмені жүктеу', en: 'Download the copy' },
  package_subject: {
    ru: 'Данные для другой организации готовы',
    kk: 'Басқа ұйымға арналған деректер дайын',
    en: 'The data for the other organisation are ready',
  },
  package_text: {
    ru: 'Получатель: {recipient}. Ссылка для него ждёт вас в кабинете. Она сработает один раз, до {until}; отменить её можно там же.',
    kk: 'Алушы: {recipient}. Оған арналған сілтеме кабинетіңізде тұр. Ол бір рет қана жұмыс істейді, соңғы күні: {until}; сол жерде тоқтатуға болады.',
    en: 'The recipient: {recipient}. The link for them waits in your account. It works once, until {until}; you can cancel it there.',
  },
  package_action: { ru: 'Открыть в кабинете', kk: 'Кабинетте ашу', en: 'Open in my account' },
  failed_subject: {
    ru: 'Копию собрать не удалось',
    kk: 'Көшірмені жинау мүмкін болмады',
    en: 'The copy could not be made',
  },
  failed_text: {
    ru: 'Мы пробовали несколько раз, и каждый раз что-то мешало. Это наша вина. Попросите копию ещё раз; если снова не выйдет, напишите нам, и мы соберём её вручную.',
    kk: 'Бірнеше рет әрекет жасадық, әр жолы бірдеңе кедергі болды. Кінә бізде. Көшірмені тағы бір рет сұраңыз; тағы болмаса, бізге жазыңыз, қолмен жинап береміз.',
    en: 'We tried several times, and each time something stood in the way. The fault is ours. Ask for the copy again; if that fails too, write to us, and we will put it together by hand.',
  },
  failed_action: { ru: 'Попробовать ещё раз', kk: 'Тағы бір рет көру', en: 'Try again' },
  fetched_subject: {
    ru: 'Ваши данные переданы',
    kk: 'Деректеріңіз берілді',
    en: 'Your data have been handed over',
  },
  fetched_text: {
    ru: 'По вашей ссылке данные скачали. Получатель, которого вы назвали: {recipient}. Ссылка больше не работает, файл мы удалили.',
    kk: 'Сілтемеңіз арқылы деректер жүктелді. Сіз атаған алушы: {recipient}. Сілтеме енді жұмыс істемейді, файлды өшірдік.',
    en: 'The data were downloaded through your link. The recipient you named: {recipient}. The link no longer works, and we have deleted the file.',
  },
  fetched_note: {
    ru: 'Если вы никому не давали ссылку, напишите нам сразу.',
    kk: 'Сілтемені ешкімге бермеген болсаңыз, бізге бірден жазыңыз.',
    en: 'If you gave the link to nobody, write to us at once.',
  },
  refused_subject: {
    ru: 'Вашу ссылку попробовали открыть ещё раз',
    kk: 'Сілтемеңізді тағы ашпақ болды',
    en: 'Somebody tried your link again',
  },
  refused_text: {
    ru: 'Ссылка для получателя {recipient} уже не действует, но кто-то пытался скачать по ней данные. Мы отказали: данные никому не ушли.',
    kk: '{recipient} үшін берілген сілтеме енді жарамсыз, бірақ біреу ол арқылы деректерді жүктемек болды. Біз бас тарттық: деректер ешкімге кеткен жоқ.',
    en: 'The link for {recipient} is no longer good, but somebody tried to download the data through it. We refused: nothing left the school.',
  },
  refused_note: {
    ru: 'Чаще всего получатель просто нажал дважды. Если нет, ссылка попала не в те руки: напишите нам. Об этой ссылке больше писать не будем.',
    kk: 'Көбіне алушының өзі екі рет басады. Олай болмаса, сілтеме басқа қолға түскен: бізге жазыңыз. Бұл сілтеме туралы енді жазбаймыз.',
    en: 'Most often the recipient merely clicked twice. If not, the link reached the wrong hands: write to us. We will not write about this link again.',
  },
  broken_subject: {
    ru: 'Передача данных оборвалась',
    kk: 'Деректерді беру үзіліп қалды',
    en: 'The hand-over broke off',
  },
  broken_text: {
    ru: 'Получатель {recipient} начал скачивать данные, и связь прервалась. Ссылка одноразовая и уже потрачена. В кабинете можно сделать новую.',
    kk: '{recipient} деректерді жүктей бастағанда байланыс үзілді. Сілтеме бір реттік және жұмсалып кетті. Кабинетте жаңасын жасауға болады.',
    en: '{recipient} began to download the data, and the connection broke. The link works once and is spent. You can make a new one in your account.',
  },
});
