import { defineMessages } from '#platform/i18n/messages.ts';
import { feedbackWords } from './feedback-messages.ts';
import { lessonWords } from './lesson-messages.ts';
import { studyWords } from './study-messages.ts';
import { visitWords } from './visit-messages.ts';

const shared = defineMessages({
  title: { ru: 'Аналитика', kk: 'Талдау', en: 'Analytics' },
  tab_studies: { ru: 'Учёба', kk: 'Оқу', en: 'Studies' },
  tab_lessons: { ru: 'Уроки и вопросы', kk: 'Сабақтар мен сұрақтар', en: 'Lessons and questions' },
  tab_feedback: { ru: 'Отзывы', kk: 'Пікірлер', en: 'Feedback' },
  tab_visits: { ru: 'Посещения', kk: 'Кірулер', en: 'Visits' },
  tab_releases: { ru: 'Опубликовано', kk: 'Жарияланған', en: 'Published' },
  tabs: { ru: 'Части аналитики', kk: 'Талдау бөліктері', en: 'Parts of analytics' },
  lead_studies: {
    ru: 'Кто пришёл, кто дошёл до конца и сколько это заняло. Имён здесь нет.',
    kk: 'Қанша адам келді, қаншасы соңына жетті және қанша уақыт алды. Мұнда есімдер жоқ.',
    en: 'How many came, how many reached the end, and how long it took. There are no names here.',
  },
  lead_lessons: {
    ru: 'Где люди останавливаются и какие вопросы стоит переписать. Считаем только тех, кто согласился помогать улучшать обучение.',
    kk: 'Адамдар қай жерде тоқтайды және қай сұрақтарды қайта жазған жөн. Оқытуды жақсартуға келіскендерді ғана есептейміз.',
    en: 'Where people stop and which questions to write anew. Only those who agreed to help improve the teaching are counted.',
  },
  lead_feedback: {
    ru: 'Всё, что люди сказали об уроках и программах, без имён. Показываем слова только тех, кто согласен помогать улучшать обучение.',
    kk: 'Адамдардың сабақтар мен бағдарламалар туралы айтқанының бәрі, есімсіз. Оқытуды жақсартуға келісетіндердің сөздерін ғана көрсетеміз.',
    en: 'All that people said of lessons and programmes, without names. Only the words of those who agree to help improve the teaching are shown.',
  },
  lead_visits: {
    ru: 'Считаем только тех, кто разрешил аналитику: без своих cookie, без адресов и без связи между днями.',
    kk: 'Аналитикаға рұқсат бергендерді ғана есептейміз: өз cookie файлдарымызсыз, мекенжайсыз, күндерді байланыстырмай.',
    en: 'Only those who allowed analytics are counted: without cookies of its own, without addresses, and with no tie between days.',
  },
  lead_releases: {
    ru: 'Числа, которые видят все и которые остаются, когда люди уходят. Выходят раз в месяц, если набралось достаточно людей.',
    kk: 'Жұртқа көрінетін және адамдар кеткенде де қалатын сандар. Адам жеткілікті болса, айына бір рет шығады.',
    en: 'Figures that everybody sees, and that stay when people go. They come once a month where there are people enough.',
  },
  refreshed: { ru: 'Посчитано {when}.', kk: '{when} есептелген.', en: 'Counted {when}.' },
  refreshed_ratings: {
    ru: 'Оценки посчитаны {when}. Слова показываем сразу.',
    kk: 'Бағалар есептелген уақыт: {when}. Сөздерді бірден көрсетеміз.',
    en: 'Ratings were counted {when}. Words are shown at once.',
  },
  never_refreshed: {
    ru: 'Ещё не посчитано: числа появятся в течение часа.',
    kk: 'Әлі есептелмеген: сандар бір сағат ішінде пайда болады.',
    en: 'Not counted yet: the figures appear within an hour.',
  },
  programme: { ru: 'Программа', kk: 'Бағдарлама', en: 'Programme' },
  cohort: { ru: 'Поток', kk: 'Топ', en: 'Cohort' },
  period: { ru: 'За какое время', kk: 'Қай мерзім', en: 'Period' },
  period_3: { ru: '3 месяца', kk: '3 ай', en: '3 months' },
  period_12: { ru: '12 месяцев', kk: '12 ай', en: '12 months' },
  period_24: { ru: '2 года', kk: '2 жыл', en: '2 years' },
  period_all: { ru: 'Всё время', kk: 'Барлық уақыт', en: 'All time' },
  all: { ru: 'Все', kk: 'Барлығы', en: 'All' },
  show: { ru: 'Показать', kk: 'Көрсету', en: 'Show' },
  month: { ru: 'Месяц', kk: 'Ай', en: 'Month' },
  lesson: { ru: 'Урок', kk: 'Сабақ', en: 'Lesson' },
  rating: { ru: 'Оценка', kk: 'Баға', en: 'Rating' },
  release_link: {
    ru: 'Так это видят все',
    kk: 'Мұны жұрт осылай көреді',
    en: 'How everybody sees it',
  },
});

export const messages = { ...shared, ...studyWords, ...lessonWords, ...feedbackWords, ...visitWords };
