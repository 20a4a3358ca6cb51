import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  title: { ru: 'Сегодня', kk: 'Бүгін', en: 'Today' },
  nothing: { ru: 'Ничего не ждёт', kk: 'Күтіп тұрған ештеңе жоқ', en: 'Nothing is waiting' },
  nothing_text: {
    ru: 'Новые счета, записи и письма, которые не ушли, появятся здесь.',
    kk: 'Жаңа шоттар, жазылулар және жіберілмей қалған хаттар осында шығады.',
    en: 'New orders, enrolments and letters that did not go out will appear here.',
  },
  orders_waiting: { ru: 'Счета ждут оплаты', kk: 'Төлем күткен шоттар', en: 'Orders awaiting payment' },
  enrolled_lately: { ru: 'Записались за 7 дней', kk: '7 күнде жазылғандар', en: 'Enrolled in 7 days' },
  studying: { ru: 'Учатся сейчас', kk: 'Қазір оқып жүргендер', en: 'Studying now' },
  drafts: { ru: 'Программы в черновиках', kk: 'Жоба күйіндегі бағдарламалар', en: 'Programmes in draft' },
  letters_failed: { ru: 'Письма не ушли', kk: 'Жіберілмеген хаттар', en: 'Letters that failed' },
  requests_open: {
    ru: 'Запросы о данных в работе',
    kk: 'Қаралып жатқан деректер сұраулары',
    en: 'Data requests under way',
  },
  requests_late: { ru: 'Из них просрочены', kk: 'Оның ішінде мерзімі өткені', en: 'Of those, late' },
  first_steps: { ru: 'С чего начать', kk: 'Неден бастау керек', en: 'Where to begin' },
  first_steps_text: {
    ru: 'Пока ни одну программу не опубликовали, посетители видят школу без курсов.',
    kk: 'Бірде-бір бағдарлама жарияланбайынша, келушілер мектепті курссыз көреді.',
    en: 'Until a programme is published, visitors see a school without courses.',
  },
  step_programme: {
    ru: 'Напишите программу и опубликуйте её',
    kk: 'Бағдарлама жазып, жариялаңыз',
    en: 'Write a programme and publish it',
  },
  step_programme_text: {
    ru: 'Модули, уроки, вопросы. До публикации её видят только сотрудники.',
    kk: 'Модульдер, сабақтар, сұрақтар. Жарияланғанша оны тек қызметкерлер көреді.',
    en: 'Modules, lessons, questions. Until then only the staff see it.',
  },
  step_cohort: { ru: 'Откройте поток', kk: 'Топ ашыңыз', en: 'Open a cohort' },
  step_cohort_text: {
    ru: 'Даты, места и встречи. Записываются в поток, а не в программу.',
    kk: 'Күндері, орындары, кездесулері. Адамдар бағдарламаға емес, топқа жазылады.',
    en: 'Dates, seats and live sessions. People enrol in a cohort, not in a programme.',
  },
  step_staff: { ru: 'Пригласите коллег', kk: 'Әріптестеріңізді шақырыңыз', en: 'Invite your colleagues' },
  step_staff_text: {
    ru: 'Каждый видит только то, что нужно его роли, и входит с кодом из приложения.',
    kk: 'Әркім тек өз рөліне керегін көреді және қосымшадағы кодпен кіреді.',
    en: 'Each sees what their role needs and no more, and signs in with a code of an app.',
  },
  step_backups: {
    ru: 'Попробуйте восстановить копию',
    kk: 'Көшірмені қалпына келтіріп көріңіз',
    en: 'Try to restore a backup',
  },
  step_backups_text: {
    ru: 'Копия делается каждую ночь. Надёжна она с первой удачной пробы.',
    kk: 'Көшірме әр түнде жасалады. Алғашқы сәтті сынақтан кейін ғана оған сенуге болады.',
    en: 'A backup is made every night. It can be relied on after the first good trial.',
  },
  sessions: { ru: 'Встречи на этой неделе', kk: 'Осы аптадағы кездесулер', en: 'Live sessions this week' },
  no_sessions: {
    ru: 'В ближайшие семь дней встреч нет.',
    kk: 'Алдағы жеті күнде кездесу жоқ.',
    en: 'There are no live sessions in the next seven days.',
  },
  when: { ru: 'Когда', kk: 'Қашан', en: 'When' },
  session: { ru: 'О чём', kk: 'Тақырыбы', en: 'About' },
  cohort: { ru: 'Поток', kk: 'Топ', en: 'Cohort' },
});
