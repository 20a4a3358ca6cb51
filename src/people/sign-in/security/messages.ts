import { defineMessages } from '#platform/i18n/messages.ts';

/** The pages of an account's safety. */
export const messages = defineMessages({
  breadcrumbs: { ru: 'Где вы', kk: 'Қай жердесіз', en: 'Where you are' },
  account: { ru: 'Кабинет', kk: 'Кабинет', en: 'My account' },
  fix: { ru: 'Исправьте, пожалуйста', kk: 'Түзетіңізші', en: 'Please correct this' },
  title: { ru: 'Вход и безопасность', kk: 'Кіру және қауіпсіздік', en: 'Signing in and safety' },
  back: { ru: 'Вход и безопасность', kk: 'Кіру және қауіпсіздік', en: 'Signing in and safety' },
  done_password: {
    ru: 'Пароль изменён. На других устройствах вход закончен, а на почту ушло письмо об этом.',
    kk: 'Құпиясөз өзгертілді. Басқа құрылғылардағы сеанстар аяқталды, бұл туралы поштаңызға хат кетті.',
    en: 'The password is changed. Other devices are signed out, and a letter about it is on its way.',
  },
  done_session: {
    ru: 'Вход на том устройстве закончен.',
    kk: 'Сол құрылғыдағы сеанс аяқталды.',
    en: 'That device is signed out.',
  },
  done_sessions: {
    ru: 'На всех других устройствах вход закончен.',
    kk: 'Басқа барлық құрылғыда сеанс аяқталды.',
    en: 'All other devices are signed out.',
  },
  'done_second-factor-off': {
    ru: 'Второй шаг входа выключен.',
    kk: 'Кірудің екінші қадамы өшірілді.',
    en: 'The second step of signing in is off.',
  },
  'done_backup-code': {
    ru: 'Вы вошли с запасным кодом, больше он не сработает. Если телефон потерян, выключите второй шаг и настройте его заново.',
    kk: 'Қосалқы кодпен кірдіңіз, ол енді жарамайды. Телефон жоғалса, екінші қадамды өшіріп, қайта баптаңыз.',
    en: 'You signed in with a backup code, which will not work again. If the phone is lost, turn the second step off and set it up anew.',
  },

  password_title: { ru: 'Пароль', kk: 'Құпиясөз', en: 'Password' },
  current: { ru: 'Нынешний пароль', kk: 'Қазіргі құпиясөз', en: 'Current password' },
  current_why: {
    ru: 'Спрашиваем, чтобы пароль не сменил тот, кто подошёл к вашему открытому компьютеру.',
    kk: 'Ашық тұрған компьютеріңізге келген адам өзгертпеуі үшін сұраймыз.',
    en: 'Asked so that nobody who walks up to your open computer can change it.',
  },
  current_wrong: {
    ru: 'Нынешний пароль не подошёл',
    kk: 'Қазіргі құпиясөз сәйкес келмеді',
    en: 'The current password is not right',
  },
  change: { ru: 'Изменить пароль', kk: 'Құпиясөзді өзгерту', en: 'Change the password' },
  change_note: {
    ru: 'На других устройствах вход закончится.',
    kk: 'Басқа құрылғылардағы сеанстар аяқталады.',
    en: 'Other devices will be signed out.',
  },

  second_title: { ru: 'Второй шаг входа', kk: 'Кірудің екінші қадамы', en: 'Second step of signing in' },
  second_off_text: {
    ru: 'Сейчас для входа хватает пароля. Со вторым шагом понадобится ещё код из приложения на вашем телефоне: узнав пароль, чужой всё равно не войдёт.',
    kk: 'Қазір кіру үшін құпиясөз жеткілікті. Екінші қадаммен телефоныңыздағы қолданбаның коды да керек болады: құпиясөзді білсе де, бөтен адам кіре алмайды.',
    en: 'At present the password is enough. With a second step it also takes a code from an app on your phone: whoever learns the password still cannot get in.',
  },
  second_on_text: {
    ru: 'Включён: после пароля мы спрашиваем код из приложения. Запасных кодов осталось: {count}.',
    kk: 'Қосулы: құпиясөзден кейін қолданбадағы кодты сұраймыз. Қалған қосалқы кодтар: {count}.',
    en: 'On: after the password we ask for a code from the app. Backup codes left: {count}.',
  },
  second_set_up: { ru: 'Настроить второй шаг', kk: 'Екінші қадамды баптау', en: 'Set up the second step' },
  second_manage: { ru: 'Запасные коды и настройка', kk: 'Қосалқы кодтар мен баптау', en: 'Backup codes and settings' },

  sessions_title: { ru: 'Где вы вошли', kk: 'Қай жерде кіргенсіз', en: 'Where you are signed in' },
  device: { ru: 'Устройство', kk: 'Құрылғы', en: 'Device' },
  since: { ru: 'Вход', kk: 'Кірген уақыты', en: 'Signed in' },
  act: { ru: 'Действие', kk: 'Әрекет', en: 'Action' },
  device_words: { ru: '{browser}, {system}', kk: '{browser}, {system}', en: '{browser}, {system}' },
  device_unknown: { ru: 'Неизвестное устройство', kk: 'Белгісіз құрылғы', en: 'An unknown device' },
  this_one: { ru: 'это устройство', kk: 'осы құрылғы', en: 'this device' },
  end: { ru: 'Закончить', kk: 'Аяқтау', en: 'Sign it out' },
  end_others: { ru: 'Закончить на всех других', kk: 'Басқаларының бәрін аяқтау', en: 'Sign out all others' },
  no_sessions: { ru: 'Больше нигде.', kk: 'Басқа жерде жоқ.', en: 'Nowhere else.' },

  setup_title: {
    ru: 'Настройте второй шаг входа',
    kk: 'Кірудің екінші қадамын баптаңыз',
    en: 'Set up the second step',
  },
  setup_staff: {
    ru: 'Контора открывает данные других людей, поэтому сотрудники входят с двумя шагами: пароль и код из приложения. Это займёт пару минут.',
    kk: 'Кеңсе басқа адамдардың деректерін ашады, сондықтан қызметкерлер екі қадаммен кіреді: құпиясөз және қолданбадағы код. Бұл бір-екі минут алады.',
    en: 'The office opens other people’s data, so staff sign in with two steps: a password and a code from an app. It takes a couple of minutes.',
  },
  setup_text: {
    ru: 'Понадобится приложение с кодами на телефоне: любое, что понимает стандарт TOTP, например Aegis, FreeOTP, Google Authenticator или Яндекс Ключ.',
    kk: 'Телефонда код қолданбасы керек: TOTP стандартын түсінетін кез келгені, мысалы Aegis, FreeOTP, Google Authenticator немесе Яндекс Ключ.',
    en: 'You need an authenticator app on your phone: any that speaks the TOTP standard, such as Aegis, FreeOTP or Google Authenticator.',
  },
  begin: { ru: 'Начать', kk: 'Бастау', en: 'Begin' },
  step_scan: { ru: 'Добавьте школу в приложение', kk: 'Мектепті қолданбаға қосыңыз', en: 'Add the school to the app' },
  scan_text: {
    ru: 'Наведите камеру приложения на рисунок. Если не получается, введите ключ буквами.',
    kk: 'Қолданба камерасын суретке бағыттаңыз. Болмаса, кілтті әріппен енгізіңіз.',
    en: 'Point the app’s camera at the picture. If that does not work, type the key.',
  },
  qr: {
    ru: 'QR-код для приложения с кодами',
    kk: 'Код қолданбасына арналған QR-код',
    en: 'QR code for the authenticator app',
  },
  key: { ru: 'Ключ', kk: 'Кілт', en: 'Key' },
  step_code: {
    ru: 'Введите код, который оно показывает',
    kk: 'Ол көрсеткен кодты енгізіңіз',
    en: 'Enter the code it shows',
  },
  code: { ru: 'Код из шести цифр', kk: 'Алты цифрлы код', en: 'Six-digit code' },
  code_why: {
    ru: 'Так мы убедимся, что приложение настроено верно, прежде чем оно станет нужно для входа.',
    kk: 'Кіруге керек болмай тұрып, қолданбаның дұрыс бапталғанына осылай көз жеткіземіз.',
    en: 'This makes sure that the app is set up right before it is needed for signing in.',
  },
  code_wrong: {
    ru: 'Код не подошёл. Проверьте, что время на телефоне выставляется само, и введите код, который виден сейчас',
    kk: 'Код сәйкес келмеді. Телефондағы уақыт өздігінен қойылатынын тексеріп, қазір көрініп тұрған кодты енгізіңіз',
    en: 'The code is not right. Check that the phone sets its time by itself, and enter the code you see now',
  },
  turn_on: { ru: 'Включить второй шаг', kk: 'Екінші қадамды қосу', en: 'Turn the second step on' },

  codes_title: { ru: 'Сохраните запасные коды', kk: 'Қосалқы кодтарды сақтаңыз', en: 'Keep your backup codes' },
  codes_on: {
    ru: 'Второй шаг включён. На других устройствах вход закончен.',
    kk: 'Екінші қадам қосылды. Басқа құрылғылардағы сеанстар аяқталды.',
    en: 'The second step is on. Other devices are signed out.',
  },
  codes_text: {
    ru: 'Если телефона не будет под рукой, вместо кода из приложения сработает один из этих. Каждый действует один раз. Показываем их только сейчас: запишите или распечатайте и храните не рядом с паролем.',
    kk: 'Телефон қасыңызда болмаса, қолданба кодының орнына осылардың бірі жарайды. Әрқайсысы бір рет қана жарамды. Тек қазір көрсетеміз: жазып не басып шығарып, құпиясөзден бөлек сақтаңыз.',
    en: 'When the phone is not at hand, one of these works in place of the app’s code. Each works once. They are shown only now: write them down or print them, and keep them away from the password.',
  },
  codes_kept: { ru: 'Я их сохранил, дальше', kk: 'Сақтадым, әрі қарай', en: 'I have kept them, go on' },

  manage_title: { ru: 'Второй шаг входа включён', kk: 'Кірудің екінші қадамы қосулы', en: 'The second step is on' },
  renew_title: { ru: 'Новые запасные коды', kk: 'Жаңа қосалқы кодтар', en: 'New backup codes' },
  renew_text: {
    ru: 'Осталось кодов: {count}. Новые заменят прежние: старые перестанут работать.',
    kk: 'Қалған кодтар: {count}. Жаңалары бұрынғыларды алмастырады: ескілері жарамай қалады.',
    en: 'Codes left: {count}. New ones replace these: the old ones stop working.',
  },
  renew: { ru: 'Получить новые коды', kk: 'Жаңа кодтар алу', en: 'Get new codes' },
  off_title: { ru: 'Выключить второй шаг', kk: 'Екінші қадамды өшіру', en: 'Turn the second step off' },
  off_text: {
    ru: 'Для входа снова хватит одного пароля, на других устройствах вход закончится, запасные коды пропадут.',
    kk: 'Кіруге қайтадан бір құпиясөз жеткілікті болады, басқа құрылғылардағы сеанстар аяқталады, қосалқы кодтар жойылады.',
    en: 'The password alone will be enough again, other devices will be signed out, and the backup codes will be gone.',
  },
  off_staff: {
    ru: 'Сотрудникам второй шаг нужен всегда. Меняете телефон? Настройте приложение заново: прежнее перестанет подходить, когда вы введёте код из нового.',
    kk: 'Қызметкерлерге екінші қадам әрдайым керек. Телефон ауыстырып жатсаңыз, қолданбаны қайта баптаңыз: жаңасының кодын енгізгенде бұрынғысы жарамай қалады.',
    en: 'Staff always need the second step. Changing phones? Set the app up anew: the old one stops fitting when you enter a code from the new one.',
  },
  off: { ru: 'Выключить', kk: 'Өшіру', en: 'Turn it off' },
  sign_in_again: {
    ru: 'Второй шаг у вас настроен, но в этот раз вы вошли без него. Выйдите и войдите снова: мы спросим код.',
    kk: 'Екінші қадам бапталған, бірақ бұл жолы онсыз кірдіңіз. Шығып, қайта кіріңіз: кодты сұраймыз.',
    en: 'You have a second step, but this time you signed in without it. Sign out and in again: we will ask for the code.',
  },
  sign_out: { ru: 'Выйти', kk: 'Шығу', en: 'Sign out' },
});
