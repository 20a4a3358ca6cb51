import { defineMessages } from '#platform/i18n/messages.ts';
import { lessonWords } from './lesson-messages.ts';
import { outlineWords } from './outline-messages.ts';
import { programmeWords } from './programme-messages.ts';

const shared = defineMessages({
  // Words of several pages.
  programmes: { ru: 'Программы', kk: 'Бағдарламалар', en: 'Programmes' },
  way: { ru: 'Где вы находитесь', kk: 'Қай жердесіз', en: 'Where you are' },
  save: { ru: 'Сохранить', kk: 'Сақтау', en: 'Save' },
  cancel: { ru: 'Отменить', kk: 'Бас тарту', en: 'Cancel' },
  change: { ru: 'Изменить', kk: 'Өзгерту', en: 'Change' },
  optional: { ru: '(не обязательно)', kk: '(міндетті емес)', en: '(optional)' },
  errors_title: { ru: 'Проверьте, пожалуйста', kk: 'Тексеріп шығыңыз', en: 'Please check' },
  up: { ru: 'Выше: {what}', kk: 'Жоғары: {what}', en: 'Up: {what}' },
  down: { ru: 'Ниже: {what}', kk: 'Төмен: {what}', en: 'Down: {what}' },
  order: { ru: 'Порядок', kk: 'Реті', en: 'Order' },
  language: { ru: 'Язык текста', kk: 'Мәтін тілі', en: 'Language of the text' },
  language_ru: { ru: 'Русский', kk: 'Орысша', en: 'Russian' },
  language_kk: { ru: 'Казахский', kk: 'Қазақша', en: 'Kazakh' },
  language_en: { ru: 'Английский', kk: 'Ағылшынша', en: 'English' },
  in_russian: { ru: 'По-русски', kk: 'Орысша мәтіні', en: 'In Russian' },
  hours: {
    ru: '{count, plural, one {# час} few {# часа} many {# часов} other {# часа}}',
    kk: '{count} сағат',
    en: '{count, plural, one {# hour} other {# hours}}',
  },
  minutes_count: { ru: '{count} мин', kk: '{count} мин', en: '{count} min' },
  free: { ru: 'бесплатно', kk: 'тегін', en: 'free' },

  // States.
  state: { ru: 'Состояние', kk: 'Күйі', en: 'State' },
  state_draft: { ru: 'черновик', kk: 'жоба', en: 'draft' },
  state_published: { ru: 'опубликована', kk: 'жарияланған', en: 'published' },
  state_archived: { ru: 'в архиве', kk: 'мұрағатта', en: 'archived' },

  // What was done.
  done_created: {
    ru: 'Черновик создан. Добавьте модули и уроки.',
    kk: 'Жоба құрылды. Модульдер мен сабақтар қосыңыз.',
    en: 'The draft is made. Add modules and lessons.',
  },
  done_saved: { ru: 'Сохранено.', kk: 'Сақталды.', en: 'Saved.' },
  done_published: { ru: 'Программа опубликована.', kk: 'Бағдарлама жарияланды.', en: 'The programme is published.' },
  done_unpublished: {
    ru: 'Программа снята с публикации.',
    kk: 'Бағдарлама жариялаудан алынды.',
    en: 'The programme is no longer published.',
  },
  done_archived: { ru: 'Программа в архиве.', kk: 'Бағдарлама мұрағатқа қойылды.', en: 'The programme is archived.' },
  done_restored: { ru: 'Возвращено из архива.', kk: 'Мұрағаттан қайтарылды.', en: 'Brought back from the archive.' },
  done_removed: { ru: 'Удалено.', kk: 'Жойылды.', en: 'Removed.' },
  done_lesson_archived: {
    ru: 'Этот урок уже открывали, поэтому он в архиве. Сделанное учениками осталось.',
    kk: 'Бұл сабақты ашқандар бар, сондықтан ол мұрағатта. Оқушылардың істегені сақталды.',
    en: 'Somebody has opened this lesson, so it is archived. What learners did is kept.',
  },
  done_uploaded: { ru: 'Файл добавлен.', kk: 'Файл қосылды.', en: 'The file is added.' },
});

export const messages = { ...shared, ...programmeWords, ...outlineWords, ...lessonWords };
