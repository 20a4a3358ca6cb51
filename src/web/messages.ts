import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  programmes: { ru: 'Программы', kk: 'Бағдарламалар', en: 'Programmes' },
  support: { ru: 'Помощь', kk: 'Көмек', en: 'Help' },
  sign_in: { ru: 'Войти', kk: 'Кіру', en: 'Sign in' },
  sign_up: { ru: 'Зарегистрироваться', kk: 'Тіркелу', en: 'Sign up' },
  learn: { ru: 'Моя учёба', kk: 'Менің оқуым', en: 'My studies' },
  schedule: { ru: 'Расписание', kk: 'Кесте', en: 'Schedule' },
  account: { ru: 'Кабинет', kk: 'Кабинет', en: 'My account' },
  office: { ru: 'Контора', kk: 'Кеңсе', en: 'Office' },
  policy: { ru: 'Политика конфиденциальности', kk: 'Құпиялық саясаты', en: 'Privacy policy' },
  promises: {
    ru: 'Наши обещания и как мы их держим',
    kk: 'Уәделеріміз және олардың орындалуы',
    en: 'Our promises, and how we keep them',
  },
  cookies: { ru: 'Файлы cookie', kk: 'Cookie файлдары', en: 'Cookies' },
  skip: { ru: 'Перейти к содержанию', kk: 'Мазмұнға өту', en: 'Skip to the content' },
  bin_missing: {
    ru: 'БИН школы ещё не указан в настройках',
    kk: 'Мектептің БСН-і баптауларда әлі көрсетілмеген',
    en: 'The school’s BIN has not been set yet',
  },
  not_found: { ru: 'Такой страницы нет', kk: 'Мұндай бет жоқ', en: 'There is no such page' },
  not_found_text: {
    ru: 'Возможно, адрес набран с ошибкой, или страницу убрали. Начните с главной или со списка программ.',
    kk: 'Мекенжай қате терілген немесе бет алынып тасталған болуы мүмкін. Басты беттен не бағдарламалар тізімінен бастаңыз.',
    en: 'The address may be mistyped, or the page may be gone. Start from the home page or the list of programmes.',
  },
  forbidden: { ru: 'Для этого нужны другие права', kk: 'Бұл үшін басқа құқық керек', en: 'This needs other rights' },
  forbidden_text: {
    ru: 'Ваша роль этого не позволяет. Если это ошибка, скажите администратору школы.',
    kk: 'Рөліңіз бұған рұқсат бермейді. Қателік болса, мектеп әкімшісіне айтыңыз.',
    en: 'Your role does not allow it. If that is a mistake, tell the school’s administrator.',
  },
  conflict: { ru: 'Так сделать уже нельзя', kk: 'Бұлай істеу енді мүмкін емес', en: 'This can no longer be done' },
  conflict_text: {
    ru: 'Пока страница была открыта, что-то изменилось. Вернитесь, обновите её и посмотрите, что можно сделать теперь.',
    kk: 'Бет ашық тұрғанда бірдеңе өзгерді. Қайтып, бетті жаңартып, енді не істеуге болатынын қараңыз.',
    en: 'Something changed while the page was open. Go back, reload it, and see what can be done now.',
  },
  too_many: { ru: 'Слишком много попыток', kk: 'Тым көп әрекет жасалды', en: 'Too many attempts' },
  too_many_text: {
    ru: 'Подождите {minutes, plural, one {# минуту} few {# минуты} many {# минут} other {# минуты}} и попробуйте снова. Ничего из введённого раньше не пропало.',
    kk: '{minutes} минут күтіп, қайта көріңіз. Бұрын енгізгеніңіз сақталды.',
    en: 'Wait {minutes, plural, one {# minute} other {# minutes}} and try again. Nothing you did before is lost.',
  },
  too_large: { ru: 'Файл слишком большой', kk: 'Файл тым үлкен', en: 'The file is too large' },
  too_large_text: {
    ru: 'Вернитесь и выберите файл поменьше: допустимый размер написан рядом с полем.',
    kk: 'Қайтып, кішірек файл таңдаңыз: рұқсат етілген көлем жолдың жанында жазылған.',
    en: 'Go back and choose a smaller one: the limit is written beside the field.',
  },
  cross_site: { ru: 'Отправлено с другого сайта', kk: 'Басқа сайттан жіберілген', en: 'Sent from another site' },
  cross_site_text: {
    ru: 'Мы принимаем формы только со своих страниц. Откройте страницу у нас и отправьте ещё раз.',
    kk: 'Біз пішіндерді тек өз беттерімізден қабылдаймыз. Бетті бізде ашып, қайта жіберіңіз.',
    en: 'We take forms from our own pages only. Open the page here and send it again.',
  },
  fault: { ru: 'Что-то сломалось у нас', kk: 'Бізде бірдеңе бұзылды', en: 'Something broke on our side' },
  fault_text: {
    ru: 'Мы записали, что случилось. Попробуйте ещё раз; если не выйдет, напишите нам и назовите код {code}.',
    kk: 'Не болғанын жазып алдық. Қайта көріңіз; болмаса, бізге жазып, {code} кодын айтыңыз.',
    en: 'We have recorded what happened. Try again; if it does not help, write to us and quote the code {code}.',
  },
  unavailable: {
    ru: 'Школа ненадолго закрыта',
    kk: 'Мектеп аз уақытқа жабық',
    en: 'The school is closed for a moment',
  },
  unavailable_text: {
    ru: 'База данных сейчас не отвечает. Ничего не пропало; вернитесь через минуту.',
    kk: 'Дерекқор қазір жауап бермейді. Ештеңе жоғалған жоқ; бір минуттан кейін келіңіз.',
    en: 'The database is not answering. Nothing is lost; come back in a minute.',
  },
  to_home: { ru: 'На главную', kk: 'Басты бетке', en: 'To the home page' },
  sign_out: { ru: 'Выйти', kk: 'Шығу', en: 'Sign out' },
});
