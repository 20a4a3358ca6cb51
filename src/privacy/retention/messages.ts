import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  title: { ru: 'Сроки хранения', kk: 'Сақтау мерзімдері', en: 'Retention' },
  lead: {
    ru: 'Каждую ночь школа удаляет или обезличивает то, чей срок вышел, а что закон велит хранить дольше, запирает в хранилище. Здесь видно, что уйдёт в ближайшие {days, plural, one {# день} few {# дня} many {# дней} other {# дня}}, и что уже ушло.',
    kk: 'Мектеп әр түн сайын мерзімі біткенді өшіреді не иесіздендіреді, ал заң бойынша ұзағырақ сақталуы тиісті жазбаларды сақтау орнына құлыптайды. Мұнда алдағы {days} күнде не кететіні және не кеткені көрсетілген.',
    en: 'Each night the school deletes or anonymises what has reached its term; what the law keeps longer it locks in the vault. Here is what will go within {days, plural, one {# day} other {# days}}, and what has gone.',
  },
  upcoming: { ru: 'Что уйдёт', kk: 'Не кетеді', en: 'What will go' },
  nothing: {
    ru: 'В эти дни ничей срок не выходит.',
    kk: 'Бұл күндері ештеңенің мерзімі бітпейді.',
    en: 'No term ends in these days.',
  },
  what: { ru: 'Что', kk: 'Не', en: 'What' },
  action: { ru: 'Что произойдёт', kk: 'Не болады', en: 'What happens' },
  delete: { ru: 'Удалится', kk: 'Өшіріледі', en: 'Deleted' },
  anonymise: { ru: 'Обезличится', kk: 'Иесіздендіріледі', en: 'Anonymised' },
  vault: { ru: 'Уйдёт под замок в хранилище', kk: 'Сақтау орнына құлыпталады', en: 'Locked in the vault' },
  rows: { ru: 'Записей', kk: 'Жазба саны', en: 'Rows' },
  first: { ru: 'С какого дня', kk: 'Қай күннен', en: 'From' },
  last: { ru: 'По какой день', kk: 'Қай күнге дейін', en: 'To' },
  why: { ru: 'Основание', kk: 'Негізі', en: 'Why' },
  beats: {
    ru: 'Закон важнее, чем',
    kk: 'Заң мына тармақтан жоғары:',
    en: 'The law outweighs',
  },
  list: { ru: 'Скачать список (CSV)', kk: 'Тізімді жүктеп алу (CSV)', en: 'Download the list (CSV)' },
  list_part: {
    ru: 'Скачать список (CSV), часть {part} из {parts}',
    kk: 'Тізімді жүктеп алу (CSV), {parts} бөліктің {part}-бөлігі',
    en: 'Download the list (CSV), part {part} of {parts}',
  },
  list_long: {
    ru: 'Список длинный, поэтому он в нескольких файлах. Целиком он только во всех вместе.',
    kk: 'Тізім ұзын, сондықтан бірнеше файлға бөлінген. Толық тізім солардың бәрінде.',
    en: 'The list is long, so it comes in several files. Only all of them together are the whole list.',
  },
  certificates: { ru: 'Акты об уничтожении', kk: 'Жою актілері', en: 'Certificates of destruction' },
  none_yet: {
    ru: 'Пока ничего не уничтожено.',
    kk: 'Әзірге ештеңе жойылған жоқ.',
    en: 'Nothing has been destroyed yet.',
  },
  when: { ru: 'Когда', kk: 'Қашан', en: 'When' },
  longest: { ru: 'Дольше всего, мс', kk: 'Ең ұзағы, мс', en: 'Longest, ms' },
  holds: { ru: 'Удержания по делам', kk: 'Іс бойынша ұстап тұру', en: 'Legal holds' },
  no_holds: {
    ru: 'Ничьи данные не удерживаются.',
    kk: 'Ешкімнің деректері ұсталып тұрған жоқ.',
    en: 'Nobody’s data are held.',
  },
  person: { ru: 'Чьи данные', kk: 'Кімнің деректері', en: 'Whose data' },
  case: { ru: 'Дело', kk: 'Іс', en: 'Case' },
  case_why: {
    ru: 'Номер дела, спора или проверки: без него удерживать нельзя.',
    kk: 'Істің, даудың не тексерудің нөмірі: онсыз ұстап тұруға болмайды.',
    en: 'The number of the case, dispute or inspection: nothing may be held without one.',
  },
  whom: { ru: 'Чьи данные удержать', kk: 'Кімнің деректерін ұстап тұру керек', en: 'Whose data to hold' },
  whom_why: {
    ru: 'Почта, номер сертификата или счёта, либо адрес страницы человека из раздела «Люди». После окончания учёбы почта стирается, а номера остаются.',
    kk: 'Пошта, сертификат не шот нөмірі немесе «Адамдар» бөліміндегі адам бетінің мекенжайы. Оқу біткеннен кейін пошта өшіріледі, ал нөмірлер қалады.',
    en: 'An e-mail, the number of a certificate or an order, or the address of the person’s page under People. After the studies the e-mail is erased; the numbers stay.',
  },
  unknown: {
    ru: 'Никого не нашли. Проверьте почту, номер сертификата или счёта либо вставьте адрес страницы человека из раздела «Люди».',
    kk: 'Ешкім табылмады. Поштаны, сертификат не шот нөмірін тексеріңіз немесе «Адамдар» бөлімінен адам бетінің мекенжайын қойыңыз.',
    en: 'We found nobody. Check the e-mail or the number of the certificate or order, or paste the address of the person’s page under People.',
  },
  held_already: {
    ru: 'По этому делу данные уже удерживаются',
    kk: 'Бұл іс бойынша деректер ұсталып тұр',
    en: 'The data are held for this case already',
  },
  check: { ru: 'Проверьте поля', kk: 'Өрістерді тексеріңіз', en: 'Check the fields' },
  place: { ru: 'Удержать', kk: 'Ұстап тұру', en: 'Hold' },
  lift: { ru: 'Снять', kk: 'Алып тастау', en: 'Lift' },
  done_placed: { ru: 'Данные удержаны', kk: 'Деректер ұсталды', en: 'The data are held' },

  closing_when: {
    ru: '{day} ваша учётная запись закроется',
    kk: '{day} күні тіркелгіңіз жабылады',
    en: 'On {day} your account will be closed',
  },
  closing_why: {
    ru: 'Сейчас вы у нас не учитесь, а дольше хранить ваши контакты школа может только с вашего согласия на письма о новых программах.',
    kk: 'Сіз қазір бізде оқымайсыз, ал байланыс деректеріңізді мектеп одан әрі тек жаңа бағдарламалар туралы хаттарға келісіміңізбен сақтай алады.',
    en: 'You are not studying with us at present, and the school may keep your contact data longer only with your consent to letters about new programmes.',
  },
  closing_why_at_last: {
    ru: 'Сейчас вы у нас не учитесь, а дольше хранить ваши контакты школа не может.',
    kk: 'Сіз қазір бізде оқымайсыз, ал мектеп байланыс деректеріңізді бұдан ұзақ сақтай алмайды.',
    en: 'You are not studying with us at present, and the school may not keep your contact data any longer.',
  },
  closing_goes: {
    ru: 'Почта, телефон, рассказ о себе, пароль и письма школы удалятся, войти будет нельзя.',
    kk: 'Поштаңыз, телефоныңыз, өзіңіз туралы жазғаныңыз, құпиясөзіңіз және мектептің хаттары өшіріледі, енді кіре алмайсыз.',
    en: 'Your e-mail, your phone, what you told about yourself, your password and the school’s letters are deleted, and you cannot sign in any more.',
  },
  closing_stays: {
    ru: 'Выданные сертификаты останутся действительными, их по-прежнему можно проверить на сайте. Имя и учебные записи школа хранит {years, plural, one {# год} few {# года} many {# лет} other {# года}} после окончания учёбы.',
    kk: 'Берілген сертификаттар жарамды болып қалады, оларды сайтта бұрынғыдай тексеруге болады. Аты-жөніңіз бен оқу жазбаларыңызды мектеп оқу аяқталғаннан кейін {years} жыл сақтайды.',
    en: 'Certificates that were issued stay valid and can still be checked on the site. Your name and study records are kept for {years, plural, one {# year} other {# years}} after your studies.',
  },
  closing_until: {
    ru: 'До этого дня скачайте в кабинете сертификаты и материалы, которые хотите сохранить. На странице ваших данных можно взять их копию.',
    kk: 'Осы күнге дейін кабинеттен сертификаттарыңызды және сақтағыңыз келген материалдарды жүктеп алыңыз. Деректеріңіздің көшірмесін деректер бетінде алуға болады.',
    en: 'Until that day, download your certificates and the materials that you want to keep. You can take a copy of your data on the page of your data.',
  },
  closing_until_new: {
    ru: 'До этого дня на странице ваших данных можно взять их копию.',
    kk: 'Осы күнге дейін деректеріңіздің көшірмесін деректер бетінде алуға болады.',
    en: 'Until that day, you can take a copy of your data on the page of your data.',
  },
  // A Russian day ends with a full stop of its own.
  closing_agree: {
    ru: 'Чтобы учётная запись осталась, запишитесь на программу. Или на той же странице согласитесь на письма о новых программах: тогда школа сохранит её, но не дольше чем до {day}',
    kk: 'Тіркелгіңіз қалсын десеңіз, бағдарламаға жазылыңыз. Немесе сол бетте жаңа бағдарламалар туралы хаттарға келісіңіз: сонда мектеп оны ең ұзағы {day} күніне дейін сақтайды.',
    en: 'To keep the account, join a programme. Or agree to letters about new programmes on the same page: the school then keeps it, until {day} at the latest.',
  },
  closing_enrol: {
    ru: 'Чтобы учётная запись осталась, запишитесь на программу.',
    kk: 'Тіркелгіңіз қалсын десеңіз, бағдарламаға жазылыңыз.',
    en: 'To keep the account, join a programme.',
  },
  closing_subject: {
    ru: 'Ваша учётная запись скоро закроется',
    kk: 'Тіркелгіңіз жақында жабылады',
    en: 'Your account will soon be closed',
  },
  closing_stopped: {
    ru: 'Согласие на письма о новых программах отозвано, их больше не будет.',
    kk: 'Жаңа бағдарламалар туралы хаттарға келісім қайтарып алынды, олар енді келмейді.',
    en: 'Your consent to letters about new programmes is withdrawn, and there will be no more of them.',
  },
  closing_reason: {
    ru: 'Так школа предупреждает, прежде чем закрыть учётную запись.',
    kk: 'Мектеп тіркелгіні жаппас бұрын осылай ескертеді.',
    en: 'This is how the school tells you before it closes an account.',
  },
  closing_reason_withdrawn: {
    ru: 'Это письмо о вашей учётной записи: что с ней будет после отзыва согласия.',
    kk: 'Бұл хат тіркелгіңіз туралы: келісім қайтарып алынғаннан кейін оған не болатыны.',
    en: 'This letter is about your account: what becomes of it now that the consent is withdrawn.',
  },
  done_lifted: { ru: 'Удержание снято', kk: 'Ұстап тұру алынды', en: 'The hold is lifted' },
});
