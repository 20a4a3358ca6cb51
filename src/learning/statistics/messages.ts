import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  title: { ru: 'Как у нас учатся', kk: 'Бізде қалай оқиды', en: 'How people study here' },
  description: {
    ru: 'Сколько людей завершает программы школы и за какое время: числа, по которым нельзя узнать никого.',
    kk: 'Мектеп бағдарламаларын қанша адам, қанша уақытта аяқтайды: ешкімді тануға болмайтын сандар.',
    en: 'How many people complete the school’s programmes, and in what time: figures from which nobody can be known.',
  },
  lead: {
    ru: 'Сколько людей доходит до конца и за какое время. По этим числам нельзя узнать никого.',
    kk: 'Қанша адам соңына дейін, қанша уақытта жетеді. Бұл сандар бойынша ешкімді тану мүмкін емес.',
    en: 'How many people reach the end, and in what time. Nobody can be known from these figures.',
  },
  rule: {
    ru: 'Каждое число — не меньше чем о {k, plural, one {# человеке} few {# людях} many {# людях} other {# человека}}; где людей меньше и где число можно было бы вычислить, его нет. Выпуск не меняем: каждую учёбу считаем один раз.',
    kk: 'Әр сан кемінде {k} адам туралы; адам аз болса немесе санды есептеп шығаруға болса, ол көрсетілмейді. Шығарылым өзгертілмейді: әр оқу бір рет есептеледі.',
    en: 'Every figure is about at least {k, plural, one {# person} other {# people}}; where there are fewer, or where the figure could be reckoned, it is left out. A release is never changed: each study counts once.',
  },
  release: { ru: 'Выпуск {number}, {when}', kk: '{number}-шығарылым, {when}', en: 'Release {number}, {when}' },
  people_in: {
    ru: 'Учёба закончилась у {people, plural, one {# человека} few {# человек} many {# человек} other {# человека}}.',
    kk: '{people} адамның оқуы аяқталды.',
    en: 'The studies of {people, plural, one {# person} other {# people}} ended.',
  },
  none_title: { ru: 'Пока нечего публиковать', kk: 'Әзірге жариялайтын ештеңе жоқ', en: 'Nothing to publish yet' },
  none: {
    ru: 'Выпуск появится, когда учёба закончится у {k, plural, one {# человека} few {# человек} many {# человек} other {# человека}} или больше: меньшие числа могли бы рассказать о ком-то одном.',
    kk: 'Шығарылым кемінде {k} адамның оқуы аяқталғанда пайда болады: одан аз сан бір адам туралы айтып қоюы мүмкін.',
    en: 'A release appears when the studies of {k, plural, one {# person} other {# people}} or more have ended: smaller figures could tell of somebody alone.',
  },
  dimension_programme: { ru: 'По программам', kk: 'Бағдарламалар бойынша', en: 'By programme' },
  dimension_cohort: { ru: 'По потокам', kk: 'Топтар бойынша', en: 'By cohort' },
  dimension_month: { ru: 'По месяцу окончания', kk: 'Аяқталған айы бойынша', en: 'By the month it ended' },
  dimension_experience: { ru: 'По опыту', kk: 'Тәжірибе бойынша', en: 'By experience' },
  dimension_language: { ru: 'По языку', kk: 'Тілі бойынша', en: 'By language' },
  group: { ru: 'Кто', kk: 'Кім', en: 'Who' },
  people: { ru: 'Людей', kk: 'Адам саны', en: 'People' },
  completed: { ru: 'Завершили', kk: 'Аяқтады', en: 'Completed' },
  weeks: { ru: 'Недель, половина людей быстрее', kk: 'Апта, жартысы бұдан тез', en: 'Weeks, half were faster' },
  rating: { ru: 'Оценка программы', kk: 'Бағдарлама бағасы', en: 'Rating' },
  all: { ru: 'Все', kk: 'Барлығы', en: 'Everybody' },
  rest: { ru: 'Все остальные вместе', kk: 'Қалғандарының бәрі бірге', en: 'All the others together' },
  told: {
    ru: 'С опытом в недвижимости',
    kk: 'Жылжымайтын мүлікте тәжірибесі бар',
    en: 'With experience in real estate',
  },
  untold: { ru: 'Без опыта или не сказали', kk: 'Тәжірибесіз немесе айтпаған', en: 'Without, or did not say' },
  ru: { ru: 'Русский', kk: 'Орысша', en: 'Russian' },
  kk: { ru: 'Казахский', kk: 'Қазақша', en: 'Kazakh' },
  en: { ru: 'Английский', kk: 'Ағылшынша', en: 'English' },
  earlier: { ru: 'Прежние выпуски', kk: 'Бұрынғы шығарылымдар', en: 'Earlier releases' },
});
