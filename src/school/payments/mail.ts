/** Letters about orders: how to pay, that the money came, that nothing is to be paid any more. */
import type { Person } from '#people/profiles';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { formatDay, formatMoney } from '#platform/html/format.ts';
import { localPath } from '#platform/i18n/locale.ts';
import { defineMessages, type Translate, translator } from '#platform/i18n/messages.ts';
import { type LetterBlock, renderLetter } from '#platform/outbox/letter.ts';
import { post } from '#platform/outbox/outbox.ts';
import { payBy } from './order.ts';
import type { Order } from './queries.ts';
import { whatFor } from './what-for.ts';

const messages = defineMessages({
  placed_subject: {
    ru: 'Счёт {number}: как оплатить',
    kk: '{number} шоты: қалай төлеу керек',
    en: 'Invoice {number}: how to pay',
  },
  placed_heading: { ru: 'Счёт {number}', kk: '{number} шоты', en: 'Invoice {number}' },
  placed_text: {
    ru: 'Вы записались: {description}. К оплате {amount}, до {day} включительно. Как только деньги придут, мы подтвердим оплату и откроем уроки.',
    kk: 'Сіз жазылдыңыз: {description}. Төленетін сома {amount}, төлеу мерзімі: {day} (осы күнді қоса). Ақша түсісімен төлемді растап, сабақтарды ашамыз.',
    en: 'You have enrolled: {description}. {amount} is to be paid by {day}, that day included. As soon as the money arrives we confirm it and open the lessons.',
  },
  placed_action: {
    ru: 'Открыть счёт и способы оплаты',
    kk: 'Шот пен төлем тәсілдерін ашу',
    en: 'Open the invoice and the ways to pay',
  },
  placed_note: {
    ru: 'Передумали? Счёт можно отменить на той же странице, платить тогда не нужно.',
    kk: 'Ойыңыз өзгерсе, шотты сол бетте жоя аласыз, онда төлеудің қажеті жоқ.',
    en: 'Changed your mind? The order can be cancelled on the same page, and then nothing is to be paid.',
  },
  paid_subject: {
    ru: 'Оплата получена: счёт {number}',
    kk: 'Төлем қабылданды: {number} шоты',
    en: 'Payment received: invoice {number}',
  },
  paid_heading: { ru: 'Оплата получена', kk: 'Төлем қабылданды', en: 'Payment received' },
  paid_text: {
    ru: 'Мы получили {amount} по счёту {number}: {description}. Подтверждение оплаты лежит в вашем кабинете.',
    kk: '{number} шоты бойынша {amount} алдық: {description}. Төлем растамасы жеке кабинетіңізде тұр.',
    en: 'We have received {amount} for invoice {number}: {description}. The confirmation of payment is in your account.',
  },
  paid_action: { ru: 'Открыть подтверждение', kk: 'Растаманы ашу', en: 'Open the confirmation' },
  cancelled_subject: { ru: 'Счёт {number} отменён', kk: '{number} шоты жойылды', en: 'Order {number} is cancelled' },
  cancelled_text: {
    ru: 'Мы отменили счёт {number}: {description}. Платить по нему не нужно. Если вы уже отправили деньги, напишите нам, и мы разберёмся.',
    kk: '{number} шотын жойдық: {description}. Ол бойынша төлеудің қажеті жоқ. Ақшаны жіберіп қойған болсаңыз, бізге жазыңыз, анықтап береміз.',
    en: 'We have cancelled invoice {number}: {description}. It is not to be paid. If you have already sent the money, write to us and we will sort it out.',
  },
  cancelled_reason: { ru: 'Причина: {reason}', kk: 'Себебі: {reason}', en: 'The reason: {reason}' },
  why: {
    ru: 'Это письмо пришло, потому что вы записались на программу школы.',
    kk: 'Бұл хат мектеп бағдарламасына жазылғаныңыз үшін келді.',
    en: 'This letter came because you enrolled in a programme of the school.',
  },
});
type Words = Translate<typeof messages>;

interface OrderLetter {
  readonly letter: string;
  readonly subject: string;
  readonly heading: string;
  readonly blocks: readonly LetterBlock[];
}

function orderUrl(tx: Context, order: Order, payer: Person): string {
  return `${tx.school.baseUrl}${localPath(payer.locale, `/account/orders/${order.id}`)}`;
}

async function send(
  tx: Context,
  payer: Person,
  t: Words,
  { letter, subject, heading, blocks }: OrderLetter,
): Promise<void> {
  const { id: personId, email, locale } = payer;
  const rendered = await renderLetter({ locale, subject, heading, blocks, reason: t('why') }, tx.school);
  await post(tx, { to: { personId, email, locale }, letter, purpose: 'service', subject, ...rendered });
}

function facts(order: Order, payer: Person) {
  return { number: order.number, description: whatFor(order), amount: formatMoney(order.amount_kzt, payer.locale) };
}

export async function postOrderPlaced(tx: Context, order: Order, payer: Person): Promise<void> {
  const t = translator(messages, payer.locale);
  const day = formatDay(payBy(schoolDay(order.placed_at)), payer.locale);
  await send(tx, payer, t, {
    letter: 'order-placed',
    subject: t('placed_subject', { number: order.number }),
    heading: t('placed_heading', { number: order.number }),
    blocks: [
      { paragraph: t('placed_text', { ...facts(order, payer), day }) },
      { action: { label: t('placed_action'), href: orderUrl(tx, order, payer) } },
      { note: t('placed_note') },
    ],
  });
}

export async function postOrderPaid(tx: Context, order: Order, payer: Person): Promise<void> {
  const t = translator(messages, payer.locale);
  await send(tx, payer, t, {
    letter: 'order-paid',
    subject: t('paid_subject', { number: order.number }),
    heading: t('paid_heading'),
    blocks: [
      { paragraph: t('paid_text', facts(order, payer)) },
      { action: { label: t('paid_action'), href: orderUrl(tx, order, payer) } },
    ],
  });
}

export async function postOrderCancelled(
  tx: Context,
  order: Order,
  payer: Person,
  reason: string | undefined,
): Promise<void> {
  const t = translator(messages, payer.locale);
  const subject = t('cancelled_subject', { number: order.number });
  await send(tx, payer, t, {
    letter: 'order-cancelled',
    subject,
    heading: subject,
    blocks: [
      { paragraph: t('cancelled_text', facts(order, payer)) },
      ...(reason ? [{ paragraph: t('cancelled_reason', { reason }) }] : []),
    ],
  });
}
