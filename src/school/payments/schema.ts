/** The table of orders, and what each column says about whom. */
import type { Locale } from '#platform/i18n/locale.ts';
import { actingPerson, data, declareTable, key, named, owner, withheld } from '#platform/inventory/declare.ts';
import type { PaymentMethod } from './order.ts';

export interface OrdersTable {
  id: string;
  number: string;
  /** Null once the person was erased. */
  person_id: string | null;
  /** The child of the payer for whom it was ordered; null once the child's row is gone. */
  ward_id: string | null;
  /** What was ordered, as the room that placed the order calls it. */
  subject_kind: string;
  /** Null once it is nobody's any more, or the payer was taken out of the order. */
  subject_id: string | null;
  description: string;
  amount_kzt: number;
  payer_name: string | null;
  payer_email: string | null;
  locale: Locale;
  placed_at: Temporal.Instant;
  paid_at: Temporal.Instant | null;
  confirmed_by: string | null;
  payment_method: PaymentMethod | null;
  payment_note: string | null;
  cancelled_at: Temporal.Instant | null;
  cancelled_by: string | null;
  cancel_reason: string | null;
}

export interface OrdersDb {
  orders: OrdersTable;
}

export const ordersTable = declareTable<OrdersTable>()({
  table: 'orders',
  label: { ru: 'Счета и оплаты', kk: 'Шоттар мен төлемдер', en: 'Orders and payments' },
  subject: 'person_id',
  handling: {
    category: 'finance',
    purposes: ['programmes', 'law'],
    basis: 'law',
    // A payer's name and account would go with the contacts; the law keeps them on the document.
    term: {
      period: 'P5Y',
      after: 'tax-period-closed',
      source: 'keep.finance',
      floor: { period: 'P5Y', source: 'Tax Code art. 206(3)' },
      ceiling: { period: 'P2Y', after: 'enrolment-ended', source: 'keep.contacts' },
    },
  },
  erasure: {
    rows: 'vault',
    only: 'paid_at is not null',
    since: 'paid_at',
    what: { ru: 'Оплаченные счета', kk: 'Төленген шоттар', en: 'Paid orders' },
    why: {
      ru: 'Налоговый кодекс Казахстана велит хранить финансовые документы не меньше пяти лет',
      kk: 'Қазақстанның Салық кодексі қаржы құжаттарын кемінде бес жыл сақтауды міндеттейді',
      en: 'The Tax Code of Kazakhstan demands that financial documents are kept for at least five years',
    },
  },
  retention: [
    { since: 'paid_at' },
    // No tax was reckoned from an order that nobody paid, so no law keeps it: it goes with the payer's contacts.
    {
      category: 'contact',
      term: { period: 'P0D', after: 'account-closed', source: 'keep.contacts' },
      unless: 'paid_at is not null',
    },
    // The law keeps the document, not the contacts: they are sealed with it when the account is closed.
    {
      action: 'vault',
      category: 'contact',
      term: { period: 'P0D', after: 'account-closed', source: 'keep.contacts' },
    },
  ],
  paperNumber: 'number',
  columns: {
    id: key(),
    number: data({ ru: 'Номер', kk: 'Нөмірі', en: 'Number' }, { erasure: 'stays' }),
    person_id: owner('cleared'),
    ward_id: named(
      {
        ru: 'За кого, если это ваш ребёнок',
        kk: 'Балаңыз үшін болса, оның аты-жөні',
        en: 'For whom, when it is your child',
      },
      'select name from wards where wards.id = orders.ward_id',
      { category: 'name', erasure: 'cleared' },
    ),
    subject_kind: data({ ru: 'Вид заказа', kk: 'Тапсырыс түрі', en: 'Kind of order' }, { erasure: 'stays' }),
    subject_id: withheld('an identifier without meaning', 'cleared'),
    description: data({ ru: 'За что', kk: 'Не үшін', en: 'For' }, { erasure: 'stays' }),
    amount_kzt: data({ ru: 'Сумма, тенге', kk: 'Сомасы, теңге', en: 'Amount, tenge' }, { erasure: 'stays' }),
    payer_name: data({ ru: 'Плательщик', kk: 'Төлеуші', en: 'Payer' }, { category: 'name', erasure: 'cleared' }),
    payer_email: data(
      { ru: 'Почта плательщика', kk: 'Төлеушінің поштасы', en: 'E-mail of the payer' },
      { category: 'contact', erasure: 'cleared' },
    ),
    locale: data({ ru: 'Язык', kk: 'Тілі', en: 'Language' }, { category: 'preference', erasure: 'stays' }),
    placed_at: data({ ru: 'Выставлен', kk: 'Шот ашылған уақыты', en: 'Placed' }, { erasure: 'stays' }),
    paid_at: data({ ru: 'Оплачен', kk: 'Төленген уақыты', en: 'Paid' }, { erasure: 'stays' }),
    confirmed_by: actingPerson(),
    payment_method: data({ ru: 'Чем оплачен', kk: 'Төлем тәсілі', en: 'Paid with' }, { erasure: 'stays' }),
    payment_note: data(
      { ru: 'Заметка к оплате', kk: 'Төлем туралы жазба', en: 'Note on the payment' },
      { erasure: 'cleared' },
    ),
    cancelled_at: data({ ru: 'Отменён', kk: 'Жойылған уақыты', en: 'Cancelled' }, { erasure: 'stays' }),
    cancelled_by: actingPerson(),
    cancel_reason: data({ ru: 'Почему отменён', kk: 'Жойылу себебі', en: 'Why cancelled' }, { erasure: 'cleared' }),
  },
});
