/** How much of the last minutes would be lost with the server, and what to do when the shipping fails. */
import { formatNumber, Moment, Notice, SummaryList } from '#platform/html/index.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { ShippingView } from './shipping.ts';
import { shippingMessages } from './shipping-messages.ts';

const MEGABYTE = 1_000_000;

export function ShippingSection({ locale, shipping }: { locale: Locale; shipping: ShippingView | undefined }) {
  const t = translator(shippingMessages, locale);
  return (
    <section class="stack" aria-labelledby="shipping">
      <h2 id="shipping">{t('title')}</h2>
      {shipping === undefined ? (
        <Notice kind="info" title={t('unset')}>
          <p>{t('unset_text')}</p>
          <p>{t('unset_do')}</p>
        </Notice>
      ) : (
        <Shipping locale={locale} shipping={shipping} />
      )}
    </section>
  );
}

function Shipping({ locale, shipping }: { locale: Locale; shipping: ShippingView }) {
  const t = translator(shippingMessages, locale);
  const { state, faults, place, segment, secondsAtRisk: seconds, base, waitingBytes } = shipping;
  const megabytes = waitingBytes === undefined ? undefined : Math.ceil(waitingBytes / MEGABYTE);
  return (
    <>
      {state === 'failing' && (
        <Notice kind="danger" title={t('failing')}>
          <ul>
            {faults.map((fault) => (
              <li>{t(fault)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {state === 'starting' && (
        <Notice kind="info" title={t('starting')}>
          <p>{t('starting_text')}</p>
        </Notice>
      )}
      {state === 'good' && <p>{t('good')}</p>}
      <SummaryList
        items={[
          { label: t('at_risk'), value: seconds === undefined ? t('at_risk_unknown') : t('seconds', { seconds }) },
          { label: t('segment'), value: segment ? <code class="code">{segment}</code> : t('no_segment') },
          { label: t('base'), value: base ? <Moment value={base} locale={locale} /> : t('no_base_yet') },
          { label: t('place'), value: place },
          ...(megabytes === undefined
            ? []
            : [{ label: t('waiting'), value: t('megabytes', { size: formatNumber(megabytes, locale) }) }]),
        ]}
      />
    </>
  );
}
