import { formatDay, formatMoment, formatMoney } from '../../html/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type Translate, translator } from '../../i18n/messages.ts';
import { qrSvg } from '../qr-code.ts';
import type { DocumentTemplate, JsonValue } from '../render-pdf.ts';
import { orderMessages } from './messages.ts';
import type { SchoolIdentity } from './school.ts';

/** Where the school's money is received, in the words of a Kazakh payment order. */
export interface BankDetails {
  beneficiary: string;
  bank: string;
  /** ИИК, the account's IBAN. */
  iban: string;
  /** БИК of the bank. */
  bic: string;
  /** Кбе: residence and sector of the beneficiary. */
  kbe: string;
  /** КНП: the purpose of the payment. */
  knp: string;
}

export type OrderState =
  | { name: 'awaiting'; payBy?: Temporal.PlainDate }
  | { name: 'paid'; receivedAt: Temporal.Instant; method: string; confirmedBy: string; confirmedAt: Temporal.Instant }
  | { name: 'cancelled'; at: Temporal.Instant }
  | { name: 'refunded'; at: Temporal.Instant; amountKzt: number };

export interface OrderData {
  locale: Locale;
  school: SchoolIdentity;
  number: string;
  issuedOn: Temporal.PlainDate;
  payer: string;
  item: string;
  /** Whole tenge. */
  amountKzt: number;
  state: OrderState;
  /** Printed only while the order awaits its payment. */
  bank?: BankDetails;
  /** The order's page on the site, where it can be paid. */
  paymentUrl?: string;
}

type Words = Translate<typeof orderMessages>;

const template: DocumentTemplate = { file: new URL('./order.typ', import.meta.url) };

/** An invoice, or the confirmation of a paid one, on portrait A4: `renderPdf(...orderDocument(data))`. */
export function orderDocument(order: OrderData): [DocumentTemplate, JsonValue] {
  const { locale, school, number, state } = order;
  const t = translator(orderMessages, locale);
  const heading = t(state.name === 'paid' || state.name === 'refunded' ? 'receipt' : 'invoice');
  return [
    template,
    {
      locale,
      title: t('title', { heading, number }),
      date: order.issuedOn.toString(),
      school: { name: school.name, contacts: [school.address, school.phone, school.email] },
      parties: [
        [t('payer'), order.payer],
        [t('recipient'), school.name],
        ...(school.bin === undefined ? [] : [[t('bin'), school.bin]]),
      ],
      'bin-missing': school.bin === undefined ? t('bin_missing') : null,
      item: order.item,
      amount: formatMoney(order.amountKzt, locale),
      state: state.name,
      'state-details': stateDetails(order, t),
      payment: payment(order, t),
      footer: t('questions', { email: school.email, phone: school.phone }),
      labels: {
        heading,
        'number-and-date': t('number_and_date', { number, day: formatDay(order.issuedOn, locale) }),
        item: t('item'),
        amount: t('amount'),
        total: t(TOTAL[state.name]),
        state: t(state.name),
        'how-to-pay': t('how_to_pay'),
      },
    },
  ];
}

const TOTAL = { awaiting: 'to_pay', paid: 'total_paid', cancelled: 'total', refunded: 'total_paid' } as const;

function stateDetails({ state, locale }: OrderData, t: Words): string[] {
  switch (state.name) {
    case 'awaiting':
      return state.payBy === undefined ? [] : [t('pay_by', { day: formatDay(state.payBy, locale) })];
    case 'paid':
      return [
        t('paid_at', { moment: formatMoment(state.receivedAt, locale) }),
        t('paid_with', { method: state.method }),
        t('confirmed_by', { who: state.confirmedBy, moment: formatMoment(state.confirmedAt, locale) }),
        t('not_fiscal'),
      ];
    case 'cancelled':
      return [t('cancelled_at', { moment: formatMoment(state.at, locale) })];
    case 'refunded':
      return [
        t('refunded_at', { amount: formatMoney(state.amountKzt, locale), moment: formatMoment(state.at, locale) }),
        t('not_fiscal'),
      ];
  }
}

function payment({ state, bank, paymentUrl, number }: OrderData, t: Words): JsonValue {
  if (state.name !== 'awaiting' || (bank === undefined && paymentUrl === undefined)) return null;
  const advice = bank === undefined ? 'advice_online' : paymentUrl === undefined ? 'advice_transfer' : 'advice_either';
  return {
    advice: t(advice, { number }),
    bank: bank === undefined ? [] : BANK_LINES.map((line) => [t(line), bank[line]]),
    link:
      paymentUrl === undefined
        ? null
        : {
            url: paymentUrl,
            shown: paymentUrl.replace(/^https?:\/\//, ''),
            code: qrSvg(paymentUrl),
            alt: t('code', { url: paymentUrl }),
          },
  };
}

const BANK_LINES = ['beneficiary', 'bank', 'iban', 'bic', 'kbe', 'knp'] as const;
