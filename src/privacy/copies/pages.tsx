import type { Child } from 'hono/jsx';
import {
  Breadcrumbs,
  Button,
  DataTable,
  formatMoment,
  formatNumber,
  LinkButton,
  Moment,
  Notice,
  Tag,
  type TagTone,
} from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { type Copy, type CopyState, isBeingMade, percentOf, stateOf } from './copy.ts';
import { pathOf } from './mail.ts';
import { messages } from './messages.ts';

const TONE: Record<CopyState, TagTone> = {
  asked: 'attention',
  making: 'attention',
  ready: 'good',
  fetched: 'good',
  expired: 'neutral',
  failed: 'bad',
  cancelled: 'neutral',
};

/** A section of `/account/privacy`. */
export function CopiesSection({
  locale,
  copies,
  now,
}: {
  locale: Locale;
  copies: readonly Copy[];
  now: Temporal.Instant;
}) {
  const t = translator(messages, locale);
  return (
    <section class="section" id="copy">
      <h2>{t('copy')}</h2>
      <p>{t('copy_text')}</p>
      <form method="post" action={localPath(locale, '/account/privacy/copy')}>
        <Button>{t('copy_button')}</Button>
      </form>
      <h3>{t('hand_over')}</h3>
      <p>{t('hand_over_short')}</p>
      <p>
        <LinkButton href={localPath(locale, '/account/privacy/hand-overs')} kind="secondary">
          {t('hand_over_link')}
        </LinkButton>
      </p>
      {copies.length > 0 && (
        <>
          <h3>{t('earlier')}</h3>
          <CopyTable locale={locale} copies={copies} now={now} />
        </>
      )}
    </section>
  );
}

function CopyTable({ locale, copies, now }: { locale: Locale; copies: readonly Copy[]; now: Temporal.Instant }) {
  const t = translator(messages, locale);
  return (
    <DataTable
      caption={t('earlier')}
      captionHidden
      columns={[
        { key: 'what', label: t('what') },
        { key: 'when', label: t('when') },
        { key: 'state', label: t('state') },
      ]}
      rows={copies.map((copy) => {
        const state = stateOf(copy, now);
        return {
          what: (
            <a href={localPath(locale, pathOf(copy))}>
              {copy.recipient === null ? t('own_copy') : t('for_recipient', { recipient: copy.recipient })}
            </a>
          ),
          when: <Moment value={copy.asked_at} locale={locale} />,
          state: <Tag tone={TONE[state]}>{t(`state_${state}`)}</Tag>,
        };
      })}
      empty={<p>{t('none')}</p>}
    />
  );
}

export interface CopyPageProps {
  readonly locale: Locale;
  readonly copy: Copy;
  readonly now: Temporal.Instant;
  readonly email: string;
}

export function CopyPage({ locale, copy, now, email }: CopyPageProps): Child {
  const t = translator(messages, locale);
  const state = stateOf(copy, now);
  return (
    <div class="page page-narrow">
      <Trail locale={locale} title={t('copy_title')} />
      <h1>{t('copy_title')}</h1>
      {isBeingMade(state) && <Making locale={locale} copy={copy} state={state} />}
      {(state === 'ready' || state === 'fetched') && (
        <>
          <Notice kind="success">
            <p>{t('ready', { until: untilOf(copy, locale) })}</p>
          </Notice>
          <p>
            <a class="button button-primary" href={localPath(locale, `${pathOf(copy)}/file`)} download>
              {t('download')}
            </a>
          </p>
          <p>{t('how_to_open')}</p>
          <p class="muted small">
            {t('size', { records: formatNumber(copy.done_rows, locale) })}. {t('sealed')}
          </p>
        </>
      )}
      {state === 'expired' && <p>{t('expired')}</p>}
      {state === 'failed' && (
        <Notice kind="danger">
          <p>{t('failed', { email })}</p>
        </Notice>
      )}
      {(state === 'expired' || state === 'failed') && (
        <form method="post" action={localPath(locale, '/account/privacy/copy')}>
          <Button>{t('again')}</Button>
        </form>
      )}
    </div>
  );
}

export function Trail({ locale, title }: { locale: Locale; title: string }) {
  const t = translator(messages, locale);
  return (
    <Breadcrumbs
      label={t('breadcrumbs')}
      items={[
        { href: localPath(locale, '/account'), label: t('account') },
        { href: localPath(locale, '/account/privacy'), label: t('your_data') },
        { label: title },
      ]}
    />
  );
}

export function untilOf(copy: Pick<Copy, 'expires_at'>, locale: Locale): string {
  return copy.expires_at ? formatMoment(copy.expires_at, locale) : '';
}

/** The page says it again every few seconds (see the route): no script is needed. */
export function Making({ locale, copy, state }: { locale: Locale; copy: Copy; state: CopyState }) {
  const t = translator(messages, locale);
  const percent = percentOf(copy);
  const [done, total] = [copy.done_rows, copy.total_rows ?? 0].map((count) => formatNumber(count, locale));
  const words = percent === undefined ? t('counting') : t('progress', { done: done ?? '', total: total ?? '' });
  return (
    <>
      <p>{t(state === 'asked' ? 'waiting' : 'making')}</p>
      <p>
        <progress class="progress" max={100} value={percent} aria-labelledby="copy-progress" />
        <span id="copy-progress" class="muted small">
          {state === 'asked' ? t('state_asked') : words}
        </span>
      </p>
      <p>
        <LinkButton href={localPath(locale, pathOf(copy))} kind="quiet">
          {t('refresh')}
        </LinkButton>
      </p>
    </>
  );
}
