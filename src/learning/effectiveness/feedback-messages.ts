/** What was said. */
import { defineMessages } from '#platform/i18n/messages.ts';

export const feedbackWords = defineMessages({
  feedback: { ru: 'Отзывы', kk: 'Пікірлер', en: 'Feedback' },
  feedback_text: {
    ru: 'Оценки уроков и программы: от 1, бесполезно, до 5, очень полезно.',
    kk: 'Сабақтар мен бағдарламаның бағасы: 1 — пайдасыз, 5 — өте пайдалы.',
    en: 'Ratings of lessons and of the programme: from 1, of no use, to 5, very useful.',
  },
  answers: { ru: 'Ответов', kk: 'Жауап саны', en: 'Answers' },
  said: { ru: 'Что сказали', kk: 'Не айтты', en: 'What was said' },
  words: { ru: 'Слова', kk: 'Пікір', en: 'Words' },
  about: { ru: 'О чём', kk: 'Не туралы', en: 'About' },
  when: { ru: 'Когда', kk: 'Қашан', en: 'When' },
  whole: {
    ru: 'Вся программа «{programme}»',
    kk: 'Бүкіл «{programme}» бағдарламасы',
    en: 'The whole programme “{programme}”',
  },
  new: { ru: 'Новое', kk: 'Жаңа', en: 'New' },
  older: { ru: 'Раньше', kk: 'Бұрынғылары', en: 'Older' },
  newest: { ru: 'К новым', kk: 'Жаңаларына', en: 'To the newest' },
  pages_said: { ru: 'Страницы отзывов', kk: 'Пікір беттері', en: 'Pages of feedback' },
  which: { ru: 'Какие', kk: 'Қайсысы', en: 'Which' },
  which_unread: { ru: 'Ещё не прочитанные', kk: 'Әлі оқылмағандары', en: 'Not read yet' },
  unread_count: {
    ru: 'Ещё не прочитано: {unread}. Открыть',
    kk: 'Әлі оқылмағаны: {unread}. Ашу',
    en: 'Not read yet: {unread}. Open',
  },
  unread_more: {
    ru: 'Ещё не прочитано больше {most}. Открыть',
    kk: 'Әлі оқылмағаны {most}-нан көп. Ашу',
    en: 'More than {most} not read yet. Open',
  },
  no_feedback: {
    ru: 'Отзывов за это время нет.',
    kk: 'Бұл уақытта пікір жоқ.',
    en: 'There is no feedback in this time.',
  },
});
