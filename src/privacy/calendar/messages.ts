import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  title: { ru: 'Рабочий календарь', kk: 'Жұмыс күнтізбесі', en: 'Working calendar' },
  lead: {
    ru: 'По этому календарю считаются сроки ответов. Раз в год ответственный сверяет его с постановлением о переносе дней и подтверждает.',
    kk: 'Жауап мерзімдері осы күнтізбе бойынша есептеледі. Жауапты адам жылына бір рет күндерді ауыстыру қаулысымен салыстырып, растайды.',
    en: 'Deadlines for answers are counted by this calendar. Once a year the responsible person compares it with the decree on moved days and confirms it.',
  },
  year: { ru: '{year} год', kk: '{year} жыл', en: '{year}' },
  working_days: {
    ru: '{count, plural, one {# рабочий день} few {# рабочих дня} many {# рабочих дней} other {# рабочего дня}}',
    kk: '{count} жұмыс күні',
    en: '{count, plural, one {# working day} other {# working days}}',
  },
  confirmed: { ru: 'Подтверждён', kk: 'Расталған', en: 'Confirmed' },
  not_confirmed: { ru: 'Не подтверждён', kk: 'Расталмаған', en: 'Not confirmed' },
  not_confirmed_text: {
    ru: 'Пока год не подтверждён, праздники в нём не учитываются: сроки наступают раньше, а не позже, и помечаются предварительными.',
    kk: 'Жыл расталғанша ондағы мерекелер есепке алынбайды: мерзімдер кеш емес, ертерек келеді және алдын ала деп белгіленеді.',
    en: 'Until a year is confirmed its holidays are not counted: deadlines come earlier, never later, and are marked provisional.',
  },
  confirm: { ru: 'Подтвердить {year} год', kk: '{year} жылды растау', en: 'Confirm {year}' },
  day: { ru: 'День', kk: 'Күн', en: 'Day' },
  kind: { ru: 'Какой он', kk: 'Қандай күн', en: 'What it is' },
  off: { ru: 'Нерабочий', kk: 'Жұмыс емес', en: 'Not worked' },
  worked: { ru: 'Рабочий', kk: 'Жұмыс күні', en: 'Worked' },
  add: { ru: 'Изменить день', kk: 'Күнді өзгерту', en: 'Change a day' },
  add_hint: {
    ru: 'Например, день, на который перенесли отдых или работу',
    kk: 'Мысалы, демалыс не жұмыс ауыстырылған күн',
    en: 'Such as a day to which rest or work was moved',
  },
  save: { ru: 'Сохранить', kk: 'Сақтау', en: 'Save' },
  errors: { ru: 'Проверьте поля', kk: 'Өрістерді тексеріңіз', en: 'Check the fields' },
  none: { ru: 'Исключений нет', kk: 'Ерекше күн жоқ', en: 'No exceptions' },
  done_day: {
    ru: 'День изменён. Год нужно подтвердить заново',
    kk: 'Күн өзгерді. Жылды қайта растау керек',
    en: 'The day is changed. The year must be confirmed again',
  },
  done_year: { ru: 'Год подтверждён', kk: 'Жыл расталды', en: 'The year is confirmed' },
});
