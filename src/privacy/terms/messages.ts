import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  title: { ru: 'Сроки ответов', kk: 'Жауап мерзімдері', en: 'Terms of answers' },
  lead: {
    ru: 'Закон называет самый долгий срок, школа может обещать ответ раньше. Новый срок действует для запросов, пришедших с сегодняшнего дня.',
    kk: 'Заң ең ұзақ мерзімді белгілейді, мектеп одан ерте жауап беруге уәде ете алады. Жаңа мерзім бүгіннен бастап келген сұрауларға қолданылады.',
    en: 'The law names the longest term; the school may promise an answer sooner. A new term holds for requests received from today on.',
  },
  demand: { ru: 'Право', kk: 'Құқық', en: 'Right' },
  legal: { ru: 'По закону, рабочих дней', kk: 'Заң бойынша, жұмыс күні', en: 'By law, working days' },
  source: { ru: 'Откуда срок', kk: 'Мерзім қайдан алынған', en: 'Where it comes from' },
  ours: { ru: 'Наш срок', kk: 'Біздің мерзім', en: 'Our term' },
  since: { ru: 'Действует с', kk: 'Қашаннан бастап', en: 'In force since' },
  change: { ru: 'Обещать ответ раньше', kk: 'Ертерек жауап беруге уәде ету', en: 'Promise a sooner answer' },
  working_days: { ru: 'Рабочих дней', kk: 'Жұмыс күні', en: 'Working days' },
  working_days_hint: {
    ru: 'Не больше, чем разрешает закон. Число закона вернёт обычный срок.',
    kk: 'Заң рұқсат еткеннен көп емес. Заңдағы санды жазсаңыз, әдепкі мерзім қайтады.',
    en: 'No more than the law allows. The law’s own number brings the usual term back.',
  },
  save: { ru: 'Сохранить', kk: 'Сақтау', en: 'Save' },
  errors: { ru: 'Проверьте поля', kk: 'Өрістерді тексеріңіз', en: 'Check the fields' },
  too_long: {
    ru: 'Закон даёт не больше {days, plural, one {# рабочего дня} few {# рабочих дней} many {# рабочих дней} other {# рабочего дня}}',
    kk: 'Заң бойынша ең көбі {days} жұмыс күні',
    en: 'The law gives at most {days, plural, one {# working day} other {# working days}}',
  },
  done: { ru: 'Срок сохранён.', kk: 'Мерзім сақталды.', en: 'The term is saved.' },
});
