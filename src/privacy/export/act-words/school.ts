import { defineMessages } from '#platform/i18n/messages.ts';

export const acts = defineMessages({
  'order.cancelled': { ru: 'Счёт отменён', kk: 'Шот жойылды', en: 'The order was cancelled' },
  'order.paid': { ru: 'Оплата подтверждена', kk: 'Төлем расталды', en: 'The payment was confirmed' },
  'order.placed': { ru: 'Выставлен счёт', kk: 'Шот ашылды', en: 'An order was placed' },
  'orders.listed': { ru: 'Открыт список счетов', kk: 'Шоттар тізімі ашылды', en: 'The list of orders was opened' },
  'person.registered': { ru: 'Регистрация', kk: 'Тіркелу', en: 'Signed up' },
});
