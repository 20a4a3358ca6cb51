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
