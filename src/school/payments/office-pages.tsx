/** The accountant's pages: what waits, and one order with its two ways out. */
import type { Child } from 'hono/jsx';
import {
  Breadcrumbs,
  Button,
  DataTable,
  type FieldErrors,
  Form,
  LinkButton,
  Moment,
  Money,
  Notice,
  Pagination,
  Radios,
  Select,
  SummaryList,
  TextArea,
  TextField,
} from '#platform/html/index.ts';
import type { FormValues } from '#platform/http/form.ts';
import { typed } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { ORDER_STATES, type OrderState, PAYMENT_METHODS, stateOf } from './order.ts';
import { Description, orderFacts, StateTag } from './pages.tsx';
import type { Order, OrderWithConfirmer } from './queries.ts';

export interface PaymentsPageProps {
  readonly orders: readonly Order[];
  readonly total: number;
  readonly state: OrderState | undefined;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly locale: Locale;
}

export function PaymentsPage({ orders, total, state, page, pageSize, locale }: PaymentsPageProps): Child {
  const t = translator(messages, locale);
  const at = (number: number) =>
    localPath(locale, `/office/payments?${new URLSearchParams({ ...(state && { state }), page: String(number) })}`);
  const from = (page - 1) * pageSize + 1;
  const to = from + orders.length - 1;
  return (
    <div class="page">
      <header class="page-header">
        <h1>{t('payments')}</h1>
        <p class="lead">{t('payments_lead')}</p>
      </header>
      <form class="filters" method="get" action={localPath(locale, '/office/payments')}>
        <Select
          name="state"
          label={t('filter_state')}
          value={state ?? ''}
          options={[{ value: '', label: t('all') }, ...ORDER_STATES.map((value) => ({ value, label: t(value) }))]}
        />
        <Button kind="secondary">{t('show')}</Button>
      </form>
      <DataTable
        caption={t('payments')}
        captionHidden
        wide
        columns={[
          { key: 'number', label: t('number') },
          { key: 'payer', label: t('payer') },
          { key: 'description', label: t('description') },
          { key: 'amount', label: t('amount'), numeric: true },
          { key: 'placed', label: t('placed') },
          { key: 'state', label: t('state') },
        ]}
        rows={orders.map((order) => ({
          number: (
            <a class="nowrap" href={localPath(locale, `/office/payments/${order.id}`)}>
              {order.number}
            </a>
          ),
          payer: order.payer_name ?? t('payer_erased'),
          description: <Description order={order} locale={locale} />,
          amount: <Money tenge={order.amount_kzt} locale={locale} />,
          placed: <Moment value={order.placed_at} locale={locale} />,
          state: <StateTag order={order} locale={locale} />,
        }))}
        empty={t(state === 'waiting' ? 'none_waiting' : 'none_here')}
      />
      {total > pageSize && (
        <Pagination
          label={t('pages')}
          summary={t('page_of', { from, to, total })}
          previous={page > 1 ? { href: at(page - 1), label: t('previous') } : undefined}
          next={to < total ? { href: at(page + 1), label: t('next') } : undefined}
        />
      )}
    </div>
  );
}

export type PaymentDone = 'confirmed' | 'was_paid' | 'office_cancelled';

export interface PaymentPageProps {
  readonly order: OrderWithConfirmer;
  readonly locale: Locale;
  readonly mayConfirm: boolean;
  readonly done?: PaymentDone | undefined;
  readonly values?: FormValues | undefined;
  readonly errors?: FieldErrors | undefined;
}

export function PaymentPage({ order, locale, mayConfirm, done, values, errors }: PaymentPageProps): Child {
  const t = translator(messages, locale);
  const base = localPath(locale, `/office/payments/${order.id}`);
  const waiting = stateOf(order) === 'waiting';
  return (
    <div class="page">
      <Breadcrumbs
        label={t('breadcrumbs')}
        items={[{ href: localPath(locale, '/office/payments'), label: t('payments') }, { label: order.number }]}
      />
      {done && (
        <Notice kind={done === 'was_paid' ? 'info' : 'success'}>
          <p>{t(`done_${done}`)}</p>
        </Notice>
      )}
      <header class="page-header">
        <h1>{t('order', { number: order.number })}</h1>
        <p>
          <StateTag order={order} locale={locale} />
        </p>
      </header>
      <SummaryList
        items={[
          {
            label: t('payer'),
            value: order.payer_name ? `${order.payer_name}, ${order.payer_email ?? ''}` : t('payer_erased'),
          },
          ...orderFacts(order, locale),
          ...(order.paid_at ? [{ label: t('confirmed_by'), value: order.confirmed_by_name ?? t('staff_gone') }] : []),
          ...(order.payment_note ? [{ label: t('note'), value: order.payment_note }] : []),
        ]}
      />
      <p>
        <LinkButton href={`${base}/pdf`} kind="secondary">
          {t(order.paid_at ? 'download_receipt' : 'download_invoice')}
        </LinkButton>
      </p>
      {waiting && mayConfirm && (
        <div class="columns">
          <section class="section">
            <h2>{t('confirm_heading')}</h2>
            <p>{t('confirm_text')}</p>
            <Form
              action={`${base}/confirmation`}
              errors={errors?.['reason'] ? undefined : errors}
              errorTitle={t('form_errors')}
            >
              <Radios
                legend={t('method')}
                name="method"
                value={typed(values, 'method')}
                error={errors?.['method']}
                options={PAYMENT_METHODS.map((value) => ({ value, label: t(value) }))}
              />
              <TextField
                name="note"
                label={t('note')}
                optionalText={t('optional')}
                hint={t('note_hint')}
                why={t('note_why')}
                value={typed(values, 'note')}
                error={errors?.['note']}
                maxlength={300}
              />
              <div class="actions">
                <Button>{t('confirm')}</Button>
              </div>
            </Form>
          </section>
          <section class="section">
            <h2>{t('cancel_heading')}</h2>
            <p>{t('cancel_office_text')}</p>
            <Form
              action={`${base}/cancellation`}
              errors={errors?.['reason'] ? errors : undefined}
              errorTitle={t('form_errors')}
            >
              <TextArea
                name="reason"
                label={t('reason')}
                why={t('reason_why')}
                rows={3}
                maxlength={500}
                value={typed(values, 'reason')}
                error={errors?.['reason']}
              />
              <div class="actions">
                <Button kind="danger">{t('cancel_office')}</Button>
              </div>
            </Form>
          </section>
        </div>
      )}
    </div>
  );
}
