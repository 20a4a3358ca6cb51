import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  desk: { ru: 'Запросы о данных', kk: 'Деректер туралы сұраулар', en: 'Data requests' },
  requests: { ru: 'Запросы', kk: 'Сұраулар', en: 'Requests' },
  mailbox: { ru: 'Письма без запроса', kk: 'Сұрауы жоқ хаттар', en: 'Letters left alone' },
  disclosures: { ru: 'Передачи данных', kk: 'Деректерді беру', en: 'Disclosures' },
  partners: { ru: 'Партнёры', kk: 'Серіктестер', en: 'Partners' },
  report: { ru: 'Отчёт за месяц', kk: 'Айлық есеп', en: 'Monthly report' },
  terms: { ru: 'Сроки', kk: 'Мерзімдер', en: 'Terms' },
  keys: { ru: 'Клавиши', kk: 'Пернелер', en: 'Keys' },
  keys_text: {
    ru: 'Работают, когда вы не пишете в поле. Без скриптов всё то же делается клавишами Tab и Enter.',
    kk: 'Өріске мәтін жазып отырмаған кезде істейді. Скриптсіз де Tab және Enter пернелерімен бәрін жасауға болады.',
    en: 'They work while you are not typing in a field. Without scripts Tab and Enter do the same.',
  },
  key_next: { ru: 'следующий запрос в списке', kk: 'тізімдегі келесі сұрау', en: 'the next request of the list' },
  key_previous: { ru: 'предыдущий запрос', kk: 'алдыңғы сұрау', en: 'the request before' },
  key_number: { ru: 'найти по номеру', kk: 'нөмірі бойынша іздеу', en: 'find by number' },
  key_new: { ru: 'записать запрос', kk: 'сұрауды жазу', en: 'write down a request' },
  key_help: { ru: 'показать эти клавиши', kk: 'осы пернелерді көрсету', en: 'show these keys' },
  key_list: { ru: 'назад к списку', kk: 'тізімге оралу', en: 'back to the list' },
  key_answer: { ru: 'к ответу', kk: 'жауапқа өту', en: 'to the answer' },
  key_letter: { ru: 'к письму или заметке', kk: 'хатқа немесе жазбаға өту', en: 'to a letter or a note' },
  key_task: { ru: 'к новому делу', kk: 'жаңа іске өту', en: 'to a new task' },
  key_refuse: { ru: 'к отказу', kk: 'бас тартуға өту', en: 'to the refusal' },
});
