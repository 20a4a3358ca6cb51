/** The payer's pages: the list of orders, one order with how to pay it, and the question before it is cancelled. */
import type { Child } from 'hono/jsx';
import { schoolDay } from '#platform/clock.ts';
import type { SchoolFacts } from '#platform/context.ts';
import {
  Breadcrumbs,
  Button,
  DataTable,
  Day,
  EmptyState,
  formatMoney,
  Icon,
  LinkButton,
  Moment,
  Money,
  Notice,
  type SummaryItem,
  SummaryList,
  Tag,
  type TagTone,
} from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { type Translate, translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { type OrderState, payBy, stateOf } from './order.ts';
import type { Order } from './queries.ts';
import { whatFor } from './what-for.ts';

const NO_BREAK = '\u00a0';

const TONES: Record<OrderState, TagTone> = { waiting: 'attention', paid: 'good', cancelled: 'neutral' };

export function StateTag({ order, locale }: { order: Order; locale: Locale }) {
  const state = stateOf(order);
  return <Tag tone={TONES[state]}>{translator(messages, locale)(state)}</Tag>;
}

/** In the language in which it was ordered. */
export function Description({ order, locale }: { order: Order; locale: Locale }) {
  return <span lang={order.locale === locale ? undefined : order.locale}>{whatFor(order)}</span>;
}

export function OrdersPage({ orders, locale }: { orders: readonly Order[]; locale: Locale }): Child {
  const t = translator(messages, locale);
  return (
    <div class="page">
      <Breadcrumbs
        label={t('breadcrumbs')}
        items={[{ href: localPath(locale, '/account'), label: t('account') }, { label: t('orders') }]}
      />
      <header class="page-header">
        <h1>{t('orders')}</h1>
        <p class="lead">{t('orders_lead')}</p>
      </header>
      <DataTable
        caption={t('orders')}
        captionHidden
        columns={[
          { key: 'number', label: t('number') },
          { key: 'description', label: t('description') },
          { key: 'placed', label: t('placed') },
          { key: 'amount', label: t('amount'), numeric: true },
          { key: 'state', label: t('state') },
        ]}
        rows={orders.map((order) => ({
          number: (
            <a class="nowrap" href={localPath(locale, `/account/orders/${order.id}`)}>
              {order.number}
            </a>
          ),
          description: <Description order={order} locale={locale} />,
          placed: <Day value={schoolDay(order.placed_at)} locale={locale} />,
          amount: <Money tenge={order.amount_kzt} locale={locale} />,
          state: <StateTag order={order} locale={locale} />,
        }))}
        empty={
          <EmptyState title={t('no_orders')} plan="orders">
            <p>{t('no_orders_text')}</p>
            <LinkButton href={localPath(locale, '/programmes')} kind="secondary">
              {t('to_programmes')}
            </LinkButton>
          </EmptyState>
        }
      />
    </div>
  );
}

export interface OrderPageProps {
  readonly order: Order;
  readonly school: SchoolFacts;
  readonly locale: Locale;
  readonly done?: 'placed' | undefined;
}

export function OrderPage({ order, school, locale, done }: OrderPageProps): Child {
  const t = translator(messages, locale);
  const state = stateOf(order);
  const base = localPath(locale, `/account/orders/${order.id}`);
  return (
    <div class="page">
      <Breadcrumbs
        label={t('breadcrumbs')}
        items={[
          { href: localPath(locale, '/account'), label: t('account') },
          { href: localPath(locale, '/account/orders'), label: t('orders') },
          { label: order.number },
        ]}
      />
      {done && state === 'waiting' && (
        <Notice kind="success">
          <p>{t('done_placed')}</p>
        </Notice>
      )}
      <header class="page-header">
        <h1>{t('order', { number: order.number })}</h1>
        <p>
          <StateTag order={order} locale={locale} />
        </p>
      </header>
      <div class="with-margin">
        <div class="stack-loose">
          <SummaryList items={orderFacts(order, locale)} />
          {state === 'waiting' && <HowToPay order={order} school={school} locale={locale} />}
          <div class="actions">
            {state === 'paid' && <LinkButton href={localPath(locale, '/learn')}>{t('to_learn')}</LinkButton>}
            {state !== 'cancelled' && (
              <LinkButton href={`${base}/pdf`} kind="secondary">
                <Icon name="download" />
                {t(state === 'paid' ? 'download_receipt' : 'download_invoice')}
              </LinkButton>
            )}
            {state === 'waiting' && (
              <LinkButton href={`${base}/cancellation`} kind="quiet">
                {t('cancel')}
              </LinkButton>
            )}
          </div>
        </div>
        <aside class="margin-note">
          <h2>{t('what_next')}</h2>
          <p>{t(`next_${state}`)}</p>
        </aside>
      </div>
    </div>
  );
}

export function orderFacts(order: Order, locale: Locale): SummaryItem[] {
  const t = translator(messages, locale);
  const state = stateOf(order);
  return [
    { label: t('description'), value: <Description order={order} locale={locale} /> },
    { label: t('amount'), value: <Money tenge={order.amount_kzt} locale={locale} /> },
    { label: t('placed'), value: <Moment value={order.placed_at} locale={locale} /> },
    ...(state === 'waiting'
      ? [{ label: t('pay_by'), value: <Day value={payBy(schoolDay(order.placed_at))} locale={locale} /> }]
      : []),
    ...(order.paid_at ? [{ label: t('paid_at'), value: <Moment value={order.paid_at} locale={locale} /> }] : []),
    ...(order.payment_method ? [{ label: t('paid_with'), value: t(order.payment_method) }] : []),
    ...(order.cancelled_at
      ? [{ label: t('cancelled_at'), value: <Moment value={order.cancelled_at} locale={locale} /> }]
      : []),
    ...(order.cancel_reason ? [{ label: t('cancel_reason'), value: order.cancel_reason }] : []),
  ];
}

const BANK_LINES = ['beneficiary', 'bank', 'iban', 'bic', 'kbe', 'knp'] as const;

function HowToPay({ order, school, locale }: Omit<OrderPageProps, 'done'>) {
  const t = translator(messages, locale);
  const { bank, email, phone } = school;
  return (
    <section class="section">
      <h2>{t('how_to_pay')}</h2>
      {bank ? (
        <>
          <p>{t('how_transfer')}</p>
          <SummaryList
            items={[
              ...bankLines(bank, school, t),
              { label: t('reference'), value: t('reference_text', { number: order.number }) },
            ]}
          />
        </>
      ) : (
        <>
          <p>{t('how_ask', { email, phone: phone.replaceAll(' ', NO_BREAK), number: order.number })}</p>
          <p>
            <LinkButton
              href={`mailto:${email}?subject=${encodeURIComponent(t('reference_text', { number: order.number }))}`}
            >
              <Icon name="mail" />
              {t('write_us')}
            </LinkButton>
          </p>
        </>
      )}
    </section>
  );
}

function bankLines(
  bank: NonNullable<SchoolFacts['bank']>,
  school: SchoolFacts,
  t: Translate<typeof messages>,
): SummaryItem[] {
  const bin = school.bin === undefined ? [] : [{ label: t('bin'), value: <span class="code">{school.bin}</span> }];
  return [...BANK_LINES.map((line) => ({ label: t(line), value: bank[line] })), ...bin];
}

/** Says what will happen before it does. */
export function CancellationPage({ order, locale, paid }: { order: Order; locale: Locale; paid?: boolean }): Child {
  const t = translator(messages, locale);
  const { number, amount_kzt } = order;
  const base = localPath(locale, `/account/orders/${order.id}`);
  return (
    <div class="page page-narrow">
      <h1>{t('cancel_title', { number })}</h1>
      {paid ? (
        <Notice kind="warning">
          <p>{t('order_paid_already')}</p>
        </Notice>
      ) : (
        <>
          <p>{t('cancel_text', { description: whatFor(order), amount: formatMoney(amount_kzt, locale) })}</p>
          <form class="form" method="post" action={`${base}/cancellation`}>
            <div class="actions">
              <Button kind="danger">{t('cancel_yes')}</Button>
              <LinkButton kind="quiet" href={base}>
                {t('cancel_no')}
              </LinkButton>
            </div>
          </form>
        </>
      )}
    </div>
  );
}
