import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  title: { ru: 'Регистрация', kk: 'Тіркелу', en: 'Sign up' },
  description: {
    ru: 'Учётная запись в школе PobiMajomet: имя, почта и пароль, больше ничего.',
    kk: 'PobiMajomet мектебіндегі тіркелгі: аты-жөні, пошта және құпиясөз, басқа ештеңе керек емес.',
    en: 'An account at the PobiMajomet school: a name, an e-mail and a password, nothing more.',
  },
  on: { ru: 'Дальше', kk: 'Әрі қарай', en: 'Continue' },
  fix: { ru: 'Проверьте поля', kk: 'Өрістерді тексеріңіз', en: 'Check the fields' },
  details: { ru: 'Как вас записать', kk: 'Сізді қалай жазайық', en: 'Your account' },
  details_lead: {
    ru: 'Только то, без чего учёбы не начать. Остальное спросим, когда понадобится, и скажем зачем.',
    kk: 'Оқуды бастауға қажеттісі ғана. Қалғанын керек болғанда сұраймыз және не үшін екенін айтамыз.',
    en: 'Only what studying cannot start without. We ask for the rest when it is needed, and say why.',
  },
  name: { ru: 'Имя и фамилия', kk: 'Аты-жөніңіз', en: 'First and last name' },
  name_why: {
    ru: 'Так они будут написаны на сертификате.',
    kk: 'Сертификатта осылай жазылады.',
    en: 'This is how they will stand on your certificate.',
  },
  email: { ru: 'Электронная почта', kk: 'Электрондық пошта', en: 'E-mail' },
  email_why: {
    ru: 'С ней вы входите; на неё приходят материалы и расписание. Рекламы без вашего согласия не будет.',
    kk: 'Онымен кіресіз; материалдар мен кесте осында келеді. Келісіміңізсіз жарнама жіберілмейді.',
    en: 'You sign in with it, and materials and the schedule come to it. No offers without your consent.',
  },
  name_missing: {
    ru: 'Напишите имя и фамилию',
    kk: 'Аты-жөніңізді жазыңыз',
    en: 'Write your first and last name',
  },
  email_missing: {
    ru: 'Напишите адрес электронной почты',
    kk: 'Электрондық пошта мекенжайын жазыңыз',
    en: 'Write your e-mail address',
  },
  password_missing: { ru: 'Придумайте пароль', kk: 'Құпиясөз ойлап табыңыз', en: 'Think of a password' },
  policy_before: {
    ru: 'Регистрируясь, вы принимаете',
    kk: 'Тіркелу арқылы сіз мынаны қабылдайсыз:',
    en: 'By signing up you accept the',
  },
  policy: { ru: 'политику конфиденциальности', kk: 'құпиялық саясаты', en: 'privacy policy' },
  sign_up: { ru: 'Зарегистрироваться', kk: 'Тіркелу', en: 'Sign up' },
  have_account: { ru: 'Уже есть учётная запись?', kk: 'Тіркелгіңіз бар ма?', en: 'Have an account already?' },
  sign_in: { ru: 'Войти', kk: 'Кіру', en: 'Sign in' },
  sent_title: { ru: 'Проверьте почту', kk: 'Поштаңызды тексеріңіз', en: 'Check your mail' },
  sent_text: {
    ru: 'Мы отправили вам письмо. Откройте его и нажмите на ссылку: после этого можно будет войти.',
    kk: 'Сізге хат жібердік. Оны ашып, сілтемені басыңыз: содан кейін кіруге болады.',
    en: 'We have sent you a letter. Open it and follow the link: after that you can sign in.',
  },
  sent_missing: {
    ru: 'Письма нет несколько минут? Загляните в папку «Спам». Если и там пусто, проверьте, верно ли набран адрес, и зарегистрируйтесь ещё раз.',
    kk: 'Хат бірнеше минут келмесе, «Спам» бумасын қараңыз. Онда да болмаса, мекенжай дұрыс терілгенін тексеріп, қайта тіркеліңіз.',
    en: 'No letter after a few minutes? Look in the spam folder. If it is not there either, check that the address was typed right, and sign up again.',
  },
  dev_mail: {
    ru: 'Письма демонстрационной школы',
    kk: 'Көрсетілім мектебінің хаттары',
    en: 'Letters of the demo school',
  },
  dev_mail_text: {
    ru: 'Это демонстрационная школа: писем она не отправляет, а складывает рядом.',
    kk: 'Бұл — көрсетілім мектебі: ол хат жібермейді, қасына жинап қояды.',
    en: 'This is a demo school: it sends no letters, but keeps them close by.',
  },
});
