import { defineMessages } from '#platform/i18n/messages.ts';

/** The pages of signing in. */
export const messages = defineMessages({
  fix: { ru: 'Исправьте, пожалуйста', kk: 'Түзетіңізші', en: 'Please correct this' },
  email: { ru: 'Электронная почта', kk: 'Электрондық пошта', en: 'E-mail' },
  password: { ru: 'Пароль', kk: 'Құпиясөз', en: 'Password' },
  sign_in: { ru: 'Войти', kk: 'Кіру', en: 'Sign in' },
  sign_in_title: { ru: 'Вход', kk: 'Кіру', en: 'Sign in' },
  sign_in_description: {
    ru: 'Вход для слушателей и сотрудников школы',
    kk: 'Тыңдаушылар мен мектеп қызметкерлеріне арналған кіру беті',
    en: 'Sign in as a learner or as staff of the school',
  },
  forgotten_link: { ru: 'Забыли пароль?', kk: 'Құпиясөзді ұмыттыңыз ба?', en: 'Forgotten your password?' },
  no_account: { ru: 'Ещё нет учётной записи?', kk: 'Тіркелгіңіз жоқ па?', en: 'No account yet?' },
  sign_up: { ru: 'Зарегистрироваться', kk: 'Тіркелу', en: 'Sign up' },
  wrong: {
    ru: 'Почта или пароль не подошли. Проверьте раскладку и заглавные буквы',
    kk: 'Пошта немесе құпиясөз сәйкес келмеді. Пернетақта тілі мен бас әріптерді тексеріңіз',
    en: 'The e-mail or the password is not right. Check the keyboard layout and capital letters',
  },
  done_confirmed: {
    ru: 'Почта подтверждена. Теперь войдите с паролем, который вы задали.',
    kk: 'Пошта расталды. Енді өзіңіз қойған құпиясөзбен кіріңіз.',
    en: 'Your e-mail is confirmed. Now sign in with the password you set.',
  },
  done_password: {
    ru: 'Новый пароль задан, прежние входы закончены. Войдите с новым паролем.',
    kk: 'Жаңа құпиясөз қойылды, бұрынғы сеанстар аяқталды. Жаңа құпиясөзбен кіріңіз.',
    en: 'The new password is set, and earlier sessions have ended. Sign in with the new password.',
  },
  done_letter: {
    ru: 'Письмо со ссылкой отправлено. Откройте его и подтвердите почту.',
    kk: 'Сілтемесі бар хат жіберілді. Оны ашып, поштаңызды растаңыз.',
    en: 'A letter with the link is on its way. Open it and confirm your e-mail.',
  },
  'done_signed-out': { ru: 'Вы вышли.', kk: 'Сіз шықтыңыз.', en: 'You are signed out.' },

  unconfirmed_title: {
    ru: 'Сначала подтвердите почту',
    kk: 'Алдымен поштаңызды растаңыз',
    en: 'First confirm your e-mail',
  },
  unconfirmed_text: {
    ru: 'Пароль верный, но адрес ещё не подтверждён. Мы отправляли письмо со ссылкой; если его нет, посмотрите в спаме или попросите новое.',
    kk: 'Құпиясөз дұрыс, бірақ мекенжай әлі расталмаған. Біз сілтемесі бар хат жібердік; ол жоқ болса, спамды қараңыз немесе жаңасын сұраңыз.',
    en: 'The password is right, but the address is not confirmed yet. We sent a letter with a link; if you cannot find it, look among the spam or ask for a new one.',
  },
  send_again: { ru: 'Отправить письмо ещё раз', kk: 'Хатты қайта жіберу', en: 'Send the letter again' },

  second_title: { ru: 'Второй шаг входа', kk: 'Кірудің екінші қадамы', en: 'Second step of signing in' },
  second_text: {
    ru: 'Откройте приложение с кодами и введите шесть цифр, которые оно показывает для школы.',
    kk: 'Код қолданбасын ашып, мектеп үшін көрсетілген алты цифрды енгізіңіз.',
    en: 'Open your authenticator app and enter the six digits it shows for the school.',
  },
  code: { ru: 'Код', kk: 'Код', en: 'Code' },
  code_hint: {
    ru: 'Телефона нет под рукой? Введите здесь один из запасных кодов, вида ABCDE-FGHJK.',
    kk: 'Телефон қасыңызда жоқ па? Осы жерге ABCDE-FGHJK түріндегі қосалқы кодтардың бірін енгізіңіз.',
    en: 'No phone at hand? Enter one of your backup codes here, such as ABCDE-FGHJK.',
  },
  code_wrong: {
    ru: 'Код не подошёл. Он меняется каждые полминуты: введите тот, что виден сейчас',
    kk: 'Код сәйкес келмеді. Ол жарты минут сайын өзгереді: қазір көрініп тұрғанын енгізіңіз',
    en: 'The code is not right. It changes every half-minute: enter the one you see now',
  },
  code_used: {
    ru: 'Этот код уже использован. Подождите, пока приложение покажет следующий',
    kk: 'Бұл код пайдаланылған. Қолданба келесісін көрсеткенше күтіңіз',
    en: 'This code has been used. Wait until the app shows the next one',
  },
  code_locked: {
    ru: 'Слишком много неверных кодов подряд. Вход закрыт на 15 минут; потом начните сначала',
    kk: 'Қатарынан тым көп қате код енгізілді. Кіру 15 минутқа жабылды; содан кейін басынан бастаңыз',
    en: 'Too many wrong codes in a row. Signing in is closed for 15 minutes; then start again',
  },
  start_again_title: { ru: 'Начните вход сначала', kk: 'Кіруді басынан бастаңыз', en: 'Start signing in again' },
  start_again_text: {
    ru: 'Между паролем и кодом прошло больше десяти минут, или слишком много кодов не подошло. Введите пароль ещё раз.',
    kk: 'Құпиясөз бен код арасында он минуттан көп уақыт өтті немесе тым көп код сәйкес келмеді. Құпиясөзді қайта енгізіңіз.',
    en: 'More than ten minutes passed between the password and the code, or too many codes were wrong. Enter the password again.',
  },
  back_to_sign_in: { ru: 'Ко входу', kk: 'Кіру бетіне', en: 'To sign in' },

  forgotten_title: { ru: 'Новый пароль', kk: 'Жаңа құпиясөз', en: 'A new password' },
  forgotten_text: {
    ru: 'Напишите адрес, с которым вы регистрировались. Мы пришлём ссылку, по которой можно задать новый пароль.',
    kk: 'Тіркелген мекенжайыңызды жазыңыз. Жаңа құпиясөз қоюға болатын сілтеме жібереміз.',
    en: 'Write the address you signed up with. We will send a link for setting a new password.',
  },
  send_link: { ru: 'Прислать ссылку', kk: 'Сілтеме жіберу', en: 'Send the link' },
  sent_title: { ru: 'Проверьте почту', kk: 'Поштаңызды тексеріңіз', en: 'Check your mail' },
  sent_text: {
    ru: 'Если с этим адресом есть учётная запись, письмо придёт через минуту-другую. Ссылка в нём действует один час. Письма нет? Посмотрите в спаме и проверьте, тот ли это адрес.',
    kk: 'Осы мекенжаймен тіркелгі болса, хат бір-екі минутта келеді. Ондағы сілтеме бір сағат жарамды. Хат келмесе, спамды қарап, мекенжайдың дұрыстығын тексеріңіз.',
    en: 'If there is an account with this address, a letter will arrive in a minute or two. Its link is valid for an hour. No letter? Look among the spam, and check that it is the right address.',
  },
  set_title: { ru: 'Задайте новый пароль', kk: 'Жаңа құпиясөз қойыңыз', en: 'Set a new password' },
  set_text: {
    ru: 'После этого прежние входы на всех устройствах закончатся, и вы войдёте с новым паролем.',
    kk: 'Содан кейін барлық құрылғыдағы бұрынғы сеанстар аяқталып, жаңа құпиясөзбен кіресіз.',
    en: 'After that, earlier sessions end on all devices, and you sign in with the new password.',
  },
  set: { ru: 'Сохранить пароль', kk: 'Құпиясөзді сақтау', en: 'Save the password' },

  confirm_title: { ru: 'Подтвердите почту', kk: 'Поштаңызды растаңыз', en: 'Confirm your e-mail' },
  confirm_text: {
    ru: 'Осталось одно нажатие: так мы знаем, что ссылку открыли вы, а не почтовый робот.',
    kk: 'Бір рет басу ғана қалды: сілтемені пошта роботы емес, өзіңіз ашқаныңызды осылай білеміз.',
    en: 'One press is left: it tells us that you opened the link, and not a mail robot.',
  },
  confirm: { ru: 'Это мой адрес', kk: 'Бұл менің мекенжайым', en: 'This address is mine' },

  link_unknown_title: { ru: 'Ссылка не подошла', kk: 'Сілтеме жарамады', en: 'This link does not fit' },
  link_used_title: { ru: 'Ссылка уже сработала', kk: 'Сілтеме пайдаланылған', en: 'This link has been used' },
  link_expired_title: { ru: 'Срок ссылки истёк', kk: 'Сілтеменің мерзімі өтті', en: 'This link has expired' },
  link_unknown_text: {
    ru: 'Возможно, она скопирована не целиком. Откройте её прямо из письма или попросите новую.',
    kk: 'Толық көшірілмеген болуы мүмкін. Оны тікелей хаттан ашыңыз немесе жаңасын сұраңыз.',
    en: 'It may not have been copied whole. Open it straight from the letter, or ask for a new one.',
  },
  link_used_text: {
    ru: 'Каждая ссылка из письма срабатывает один раз. Скорее всего, всё уже сделано: попробуйте войти.',
    kk: 'Хаттағы әр сілтеме бір рет қана іске асады. Сірә, бәрі жасалған: кіріп көріңіз.',
    en: 'Each link from a letter works once. Most likely all is done: try to sign in.',
  },
  link_expired_text: {
    ru: 'Ссылки из писем живут недолго, чтобы ими не воспользовался кто-то другой. Попросите новую; из нескольких писем действует последнее.',
    kk: 'Басқа біреу пайдаланбауы үшін хаттағы сілтемелер ұзаққа жарамайды. Жаңасын сұраңыз; бірнеше хаттың соңғысы жарамды.',
    en: 'Links from letters live for a short time, so that nobody else uses them. Ask for a new one; of several letters the last one counts.',
  },
  new_confirmation: {
    ru: 'Новая ссылка приходит со страницы входа: войдите с паролем, и мы предложим её прислать.',
    kk: 'Жаңа сілтеме кіру беті арқылы келеді: құпиясөзбен кіріңіз, сонда жіберуді ұсынамыз.',
    en: 'A new link comes by way of the sign-in page: sign in with your password, and we will offer to send it.',
  },
  new_link: { ru: 'Попросить новую ссылку', kk: 'Жаңа сілтеме сұрау', en: 'Ask for a new link' },
});
