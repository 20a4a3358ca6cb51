import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../i18n/locale.ts';
import { factsOf, qrOn, textOf } from '../inspect-pdf.testing.ts';
import { renderPdf } from '../render-pdf.ts';
import { type OrderData, type OrderState, orderDocument } from './order.ts';

const at = Temporal.Instant.from('2026-03-14T10:04:00Z');
const paid: OrderState = {
  name: 'paid',
  receivedAt: at,
  method: 'банковский перевод',
  confirmedBy: 'Гульнар Абенова',
  confirmedAt: at.add({ hours: 3 }),
};

const order: OrderData = {
  locale: 'ru',
  school: {
    name: 'PobiMajomet',
    address: 'ул. Мира 327, Петропавловск 150000',
    phone: '+7 705 755 54 47',
    email: 'contact@pobimajomet.com',
    bin: '171040010072',
  },
  number: '2026-000123',
  issuedOn: Temporal.PlainDate.from('2026-03-12'),
  payer: 'Анна Сергеевна Ковальчук',
  item: 'Программа «Карьера агента»',
  amountKzt: 1_248_000,
  state: { name: 'awaiting', payBy: Temporal.PlainDate.from('2026-03-19') },
  bank: {
    beneficiary: 'ТОО «Школа»',
    bank: 'АО «Банк»',
    iban: 'KZ12 6010 0000 0123 4567',
    bic: 'HSBKKZKX',
    kbe: '17',
    knp: '859',
  },
  paymentUrl: 'https://pobimajomet.com/account/orders/2026-000123',
};

const render = (change: Partial<OrderData> = {}) => renderPdf(...orderDocument({ ...order, ...change }));

describe('the order document', () => {
  it('is an invoice while it awaits its payment: who, what, how much, how', async () => {
    const pdf = await render();
    const text = textOf(pdf);
    for (const said of [
      'Счёт на оплату',
      '№ 2026-000123 от 12 марта 2026 г.',
      'Анна Сергеевна Ковальчук',
      'Программа «Карьера агента»',
      '1 248 000 ₸',
      'Оплатить до 19 марта 2026 г. включительно',
      '171040010072',
      'KZ12 6010 0000 0123 4567',
      'HSBKKZKX',
    ]) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain('БИН школы ещё не указан');
    expect(qrOn(pdf)).toBe(order.paymentUrl);
  });

  it('confirms a payment: when it came, who confirmed it and when, by the clock of Almaty', async () => {
    const text = textOf(await render({ state: paid }));
    expect(text).toContain('Подтверждение оплаты');
    expect(text).toContain('Деньги получены: 14 марта 2026 г., 15:04');
    expect(text).toContain('Кто подтвердил: Гульнар Абенова, 14 марта 2026 г., 18:04');
    expect(text).not.toContain('Как оплатить');
    expect(text).not.toContain('KZ12');
  });

  it('says plainly that the school has no BIN yet', async () => {
    const { bin: _, ...school } = order.school;
    expect(textOf(await render({ school }))).toContain('БИН школы ещё не указан');
    expect(textOf(await render({ school, locale: 'en' }))).toContain('BIN not set');
  });

  it('names the way to pay that there is', async () => {
    const { bank, paymentUrl, ...bare } = order;
    const onlyBank = textOf(await renderPdf(...orderDocument({ ...bare, ...(bank && { bank }) })));
    const onlyLink = textOf(await renderPdf(...orderDocument({ ...bare, ...(paymentUrl && { paymentUrl }) })));
    const neither = textOf(await renderPdf(...orderDocument(bare)));
    expect(onlyBank).toContain('Банковским переводом по этим реквизитам');
    expect(onlyLink).toContain('На сайте, по этой ссылке или QR-коду');
    expect(onlyLink).not.toContain('ИИК');
    expect(neither).not.toContain('Как оплатить');
  });

  it('tells a cancelled order and a refund apart from a payment', async () => {
    expect(textOf(await render({ state: { name: 'cancelled', at } }))).toContain('Отменён, оплачивать не нужно');
    expect(textOf(await render({ state: { name: 'refunded', at, amountKzt: 624_000 } }))).toContain(
      'Возвращено 624 000 ₸: 14 марта 2026 г., 15:04',
    );
  });

  it.each(LOCALES)('is one tagged page in %s in every state', async (locale) => {
    const states: OrderState[] = [
      order.state,
      paid,
      { name: 'cancelled', at },
      { name: 'refunded', at, amountKzt: 1000 },
    ];
    for (const state of states) {
      expect(factsOf(await render({ locale, state }))).toMatchObject({
        pages: 1,
        tagged: true,
        language: locale,
        accessibility: '1',
      });
    }
  });

  it('breaks a word that no line can hold, and loses none of it', async () => {
    const payer = 'Щ'.repeat(120);
    const text = textOf(await render({ payer }));
    expect(text.replaceAll(/[\s\u200b]/g, '')).toContain(payer);
  });
});
