/** The learner's overview: what to do next first, what one has, and what one may do with one's data. */
import type { Child } from 'hono/jsx';
import { seatAddress } from '#learning/enrolments';
import { programmeTextIn } from '#learning/programmes';
import { EmptyState, formatMoney, LinkButton, Notice, ProgressPlan, Tag } from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { Closing } from '#privacy/retention';
import { messages } from './messages.ts';
import type { Cabinet, CabinetCertificate, CabinetOrder, CabinetStudy } from './queries.ts';

export interface CabinetPageProps {
  readonly cabinet: Cabinet;
  /** The account closes soon. */
  readonly closing: Closing | undefined;
  readonly locale: Locale;
}

export function CabinetPage({ cabinet, closing, locale }: CabinetPageProps): Child {
  const t = translator(messages, locale);
  const { name, studies, waiting, certificates } = cabinet;
  return (
    <div class="page">
      <header class="page-header">
        <h1>{t('hello', { name })}</h1>
      </header>
      {closing && (
        <Notice kind="warning" title={closing.when}>
          <p>{closing.until}</p>
          <p>{closing.stay}</p>
          <p>
            <a href={localPath(locale, PATHS.privacy)}>{t('privacy')}</a>
          </p>
        </Notice>
      )}
      {waiting.map((order) => (
        <WaitingOrder order={order} locale={locale} />
      ))}
      <section class="section">
        <h2>{t('studies')}</h2>
        {studies.length === 0 ? (
          <EmptyState title={t('no_studies')} plan="cabinet">
            <p>{t('no_studies_text')}</p>
            <LinkButton href={localPath(locale, '/programmes')}>{t('to_programmes')}</LinkButton>
          </EmptyState>
        ) : (
          studies.map((study) => <Study study={study} locale={locale} />)
        )}
      </section>
      {certificates.length > 0 && (
        <section class="section">
          <h2>{t('certificates')}</h2>
          {certificates.map((certificate) => (
            <OwnCertificate certificate={certificate} locale={locale} />
          ))}
        </section>
      )}
      <section class="section">
        <h2>{t('about_you')}</h2>
        <Places locale={locale} />
      </section>
    </div>
  );
}

function WaitingOrder({ order, locale }: { order: CabinetOrder; locale: Locale }) {
  const t = translator(messages, locale);
  const { number, amountKzt, wardName: name } = order;
  const description = name === null ? order.description : t('for_child', { description: order.description, name });
  return (
    <Notice kind="warning" title={t('waiting')}>
      <p>{t('order_line', { number, description, amount: formatMoney(amountKzt, locale) })}</p>
      <p>
        <a href={localPath(locale, `/account/orders/${order.id}`)}>
          {t('to_order')}
          <span class="visually-hidden"> ({number})</span>
        </a>
      </p>
    </Notice>
  );
}

function Study({ study, locale }: { study: CabinetStudy; locale: Locale }) {
  const t = translator(messages, locale);
  const told = programmeTextIn(study.texts, locale);
  const { done, total, completed, active, wardName: name } = study;
  const whose = name === null ? '' : `, ${name}`;
  const step = completed ? 'look_again' : done > 0 ? 'go_on' : 'start';
  return (
    <div class="choice-row">
      <div>
        <h3 lang={told.locale === locale ? undefined : told.locale}>{told.text.title}</h3>
        {name !== null && <p class="muted">{t('child_studies', { name })}</p>}
        {completed && <Tag tone="good">{t('completed')}</Tag>}
        {!active && <Tag tone="attention">{t('awaiting')}</Tag>}
        {active && !completed && (
          <ProgressPlan label={t('progress', { done, total })} done={done} total={total} seed={study.programmeSlug} />
        )}
      </div>
      {active && (
        <LinkButton href={localPath(locale, `/learn/${seatAddress(study)}`)} kind={completed ? 'secondary' : 'primary'}>
          {t(step)}
          <span class="visually-hidden">{` (${told.text.title}${whose})`}</span>
        </LinkButton>
      )}
    </div>
  );
}

function OwnCertificate({ certificate, locale }: { certificate: CabinetCertificate; locale: Locale }) {
  const t = translator(messages, locale);
  const { id, code, number, title, drawn, underFormerName, wardName } = certificate;
  return (
    <div class="choice-row">
      <div>
        <h3>{title}</h3>
        {wardName !== null && <p class="muted">{wardName}</p>}
        <p class="muted">
          {t('certificate_line', { number })}
          {', '}
          <a href={localPath(locale, `/certificates/${code}`)}>{t('check_page')}</a>
        </p>
        {underFormerName && (
          <p>
            <a href={localPath(locale, '/account/certificates/reissue')}>{t('former_name')}</a>
          </p>
        )}
      </div>
      {drawn ? (
        <LinkButton href={localPath(locale, `/account/certificates/${id}/pdf`)} kind="secondary">
          {t('download')}
          <span class="visually-hidden"> ({number})</span>
        </LinkButton>
      ) : (
        <p class="muted">{t('being_drawn')}</p>
      )}
    </div>
  );
}

const PLACES = ['schedule', 'orders', 'profile', 'security', 'privacy', 'wards'] as const;
const PATHS: Record<(typeof PLACES)[number], string> = {
  schedule: '/schedule',
  orders: '/account/orders',
  profile: '/account/profile',
  security: '/account/security',
  privacy: '/account/privacy',
  wards: '/account/wards',
};

function Places({ locale }: { locale: Locale }) {
  const t = translator(messages, locale);
  return (
    <ul class="columns">
      {PLACES.map((place) => (
        <li>
          <h3>
            <a href={localPath(locale, PATHS[place])}>{t(place)}</a>
          </h3>
          <p class="muted">{t(`${place}_text`)}</p>
        </li>
      ))}
    </ul>
  );
}
