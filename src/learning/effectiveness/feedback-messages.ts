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
  ratings_plot: { ru: 'Сколько каких оценок', kk: 'Қай бағадан қанша', en: 'How many of each rating' },
  mean: {
    ru: 'В среднем {mean} из 5, оценок: {count}.',
    kk: 'Орташа баға: 5-тен {mean}, баға саны: {count}.',
    en: '{mean} of 5 on average, ratings: {count}.',
  },
  which: { ru: 'Слова', kk: 'Пікірлер', en: 'Words' },
  no_words: {
    ru: 'Слов за это время нет. Люди пишут их на странице урока или программы; видны слова тех, кто согласен помогать улучшать обучение.',
    kk: 'Бұл уақытта жазылған пікір жоқ. Адамдар оны сабақ не бағдарлама бетінде жазады; оқытуды жақсартуға келісетіндердің сөздері ғана көрінеді.',
    en: 'There are no words in this time. People write them on the page of a lesson or programme; those of people who agree to help improve the teaching are shown.',
  },
  no_unread: {
    ru: 'Непрочитанных слов здесь нет.',
    kk: 'Мұнда оқылмаған пікір жоқ.',
    en: 'There are no unread words here.',
  },
  show_all: { ru: 'Показать все', kk: 'Бәрін көрсету', en: 'Show all' },
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
    ru: 'Оценок за это время нет.',
    kk: 'Бұл уақытта баға жоқ.',
    en: 'There are no ratings in this time.',
  },
});
