import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  title: { ru: 'Отчёт о запросах: {month}', kk: 'Сұраулар туралы есеп: {month}', en: 'Report on requests: {month}' },
  lead: {
    ru: 'Сколько запросов о персональных данных пришло, сколько отвечено и как скоро. Без имён: считаются только запросы.',
    kk: 'Дербес деректер туралы қанша сұрау келді, қаншасына және қаншалықты тез жауап берілді. Есімсіз: тек сұраулар саналады.',
    en: 'How many requests about personal data came, how many were answered, and how soon. Without names: only requests are counted.',
  },
  month: { ru: 'Месяц', kk: 'Ай', en: 'Month' },
  show: { ru: 'Показать', kk: 'Көрсету', en: 'Show' },
  print_hint: {
    ru: 'Страницу можно напечатать: меню и кнопки на бумагу не попадут.',
    kk: 'Бетті басып шығаруға болады: мәзір мен түймелер қағазға түспейді.',
    en: 'The page can be printed: menu and buttons stay off the paper.',
  },
  received: { ru: 'Пришло', kk: 'Келді', en: 'Received' },
  answered: { ru: 'Отвечено', kk: 'Жауап берілді', en: 'Answered' },
  refused: { ru: 'Отказано', kk: 'Бас тартылды', en: 'Refused' },
  ended: { ru: 'Отозвано или не подтверждено', kk: 'Қайтарылған не расталмаған', en: 'Withdrawn or lapsed' },
  late: { ru: 'С опозданием', kk: 'Кешіктірілген', en: 'Late' },
  open: { ru: 'Открыто в конце месяца', kk: 'Ай соңында ашық', en: 'Open at the end of the month' },
  median: { ru: 'Обычный срок ответа', kk: 'Әдеттегі жауап мерзімі', en: 'Usual time to answer' },
  longest: { ru: 'Самый долгий', kk: 'Ең ұзағы', en: 'The longest' },
  days: {
    ru: '{days} раб. дн.',
    kk: '{days} жұмыс күні',
    en: '{days} working days',
  },
  no_answer: { ru: 'ответов не было', kk: 'жауап болған жоқ', en: 'no answers' },
  year: { ru: 'За двенадцать месяцев', kk: 'Он екі айда', en: 'Over twelve months' },
  flow_title: { ru: 'Пришло и решено', kk: 'Келді және шешілді', en: 'Received and decided' },
  flow_text: {
    ru: 'За двенадцать месяцев пришло {received}, решено {decided}.',
    kk: 'Он екі айда {received} келді, {decided} шешілді.',
    en: 'In twelve months {received} came and {decided} were decided.',
  },
  decided: { ru: 'Решено', kk: 'Шешілді', en: 'Decided' },
  time_title: {
    ru: 'Рабочих дней до ответа',
    kk: 'Жауапқа дейінгі жұмыс күні',
    en: 'Working days to the answer',
  },
  time_text: {
    ru: 'Обычный и самый долгий срок ответа по месяцам.',
    kk: 'Айлар бойынша әдеттегі және ең ұзақ жауап мерзімі.',
    en: 'The usual and the longest time to the answer, month by month.',
  },
  rights_title: { ru: 'По правам', kk: 'Құқықтар бойынша', en: 'By right' },
  rights_plot: { ru: 'Пришло за месяц', kk: 'Ай ішінде келді', en: 'Received in the month' },
  rights_text: {
    ru: 'Сколько запросов пришло по каждому праву за месяц.',
    kk: 'Ай ішінде әр құқық бойынша қанша сұрау келді.',
    en: 'How many requests came for each right in the month.',
  },
  right: { ru: 'Право', kk: 'Құқық', en: 'Right' },
  nothing: { ru: 'Запросов не было.', kk: 'Сұраулар болған жоқ.', en: 'There were no requests.' },
});
