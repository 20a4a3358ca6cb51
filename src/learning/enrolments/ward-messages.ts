import { defineMessages } from '#platform/i18n/messages.ts';

/** A guardian enrols a child of theirs. */
export const wardMessages = defineMessages({
  title: { ru: 'Записать ребёнка на программу', kk: 'Баланы бағдарламаға жазу', en: 'Enrol your child' },
  lead: {
    ru: 'Учиться будет {name}. Договор и счёт на ваше имя, уроки открываются в вашем кабинете.',
    kk: 'Оқитын бала: {name}. Шарт пен шот сіздің атыңызда, сабақтар сіздің кабинетіңізде ашылады.',
    en: '{name} will study. The contract and the invoice are in your name, and the lessons open in your account.',
  },
  seats: { ru: 'Где учится {name}', kk: '{name} оқитын топтар', en: 'Where {name} studies' },
  awaiting: { ru: 'Ждёт оплаты', kk: 'Төлем күтілуде', en: 'Awaiting payment' },
  active: { ru: 'Учёба идёт', kk: 'Оқу жүріп жатыр', en: 'Under way' },
  completed: { ru: 'Пройдено', kk: 'Аяқталды', en: 'Completed' },
  to_lessons: { ru: 'К урокам', kk: 'Сабақтарға өту', en: 'To the lessons' },
  to_order: { ru: 'Как оплатить', kk: 'Қалай төлеу керек', en: 'How to pay' },
  give_up: { ru: 'Отказаться от места', kk: 'Орыннан бас тарту', en: 'Give up the seat' },
  done_given_up: {
    ru: 'Место отдано. Платить ничего не нужно.',
    kk: 'Орын босатылды. Ештеңе төлеудің қажеті жоқ.',
    en: 'The seat is given up. There is nothing to pay.',
  },
  choice: { ru: 'Записать на программу', kk: 'Бағдарламаға жазу', en: 'Enrol in a programme' },
  question: { ru: 'Программа и поток', kk: 'Бағдарлама және топ', en: 'Programme and cohort' },
  cohort_line: {
    ru: '{title}, с {day}, {price}',
    kk: '{title}, {day} бастап, {price}',
    en: '{title}, from {day}, {price}',
  },
  none: {
    ru: 'Сейчас нет потоков, куда можно записаться.',
    kk: 'Қазір жазылуға болатын топ жоқ.',
    en: 'There is no cohort to enrol in at present.',
  },
  choose: { ru: 'Выберите программу', kk: 'Бағдарламаны таңдаңыз', en: 'Choose a programme' },
  not_enrolled: { ru: 'Не записали', kk: 'Жазылмады', en: 'Not enrolled' },
  already: {
    ru: '{name}: место в этом потоке уже есть. Выберите другой',
    kk: '{name}: бұл топта орын бар. Басқасын таңдаңыз',
    en: '{name} has a seat in this cohort already. Choose another',
  },
  closed: { ru: 'Запись в этот поток закрыта', kk: 'Бұл топқа жазылу жабық', en: 'This cohort is closed' },
  full: {
    ru: 'В этом потоке больше нет мест. Выберите другой',
    kk: 'Бұл топта орын қалмады. Басқасын таңдаңыз',
    en: 'No seats are left in this cohort. Choose another',
  },
  restricted: {
    ru: 'Вы ограничили использование данных для учёбы. Снимите ограничение в разделе «Мои данные» и запишите снова',
    kk: 'Деректерді оқу үшін пайдалануды шектегенсіз. «Менің деректерім» бөлімінде шектеуді алып тастап, қайта жазыңыз',
    en: 'You restricted the use of data for studies. Lift the restriction under “My data” and enrol again',
  },
  enrol: { ru: 'Записать', kk: 'Жазу', en: 'Enrol' },
});
