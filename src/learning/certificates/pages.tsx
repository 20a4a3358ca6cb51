/** What anybody sees who checks a certificate. */
import type { Child } from 'hono/jsx';
import { schoolDay } from '#platform/clock.ts';
import type { SchoolFacts } from '#platform/context.ts';
import { Button, Day, formatDay, ProgrammePlan, SummaryList, Tag, TextField } from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { CODE_LENGTH, stateOf } from './certificate.ts';
import { messages } from './messages.ts';
import type { Certificate } from './queries.ts';
import { reissueMessages } from './reissue-messages.ts';

export interface CertificatePageProps {
  readonly certificate: Certificate;
  /** The one issued in its place. */
  readonly replacement?: Pick<Certificate, 'code' | 'number'> | undefined;
  readonly school: SchoolFacts;
  readonly locale: Locale;
}

export function CertificatePage({ certificate, replacement, school, locale }: CertificatePageProps): Child {
  const t = translator(messages, locale);
  const { number, holder_name, programme_title, hours, completed_on, issued_at, revoked_at, code } = certificate;
  const state = stateOf(certificate);
  const own = translator(reissueMessages, locale);
  const day = revoked_at ? formatDay(schoolDay(revoked_at), locale) : '';
  const outOfForce = replacement ? own('replaced_text', { day }) : t('revoked_text', { day });
  const said = revoked_at ? outOfForce : t('valid_text', { school: school.name });
  return (
    <div class="page">
      <section class="certificate">
        <div class="certificate-text">
          <h1 class="eyebrow">{t('page_title', { number })}</h1>
          <Tag tone={state === 'valid' ? 'good' : 'bad'}>{replacement ? own('replaced') : t(state)}</Tag>
          {holder_name && <p class="certificate-name">{holder_name}</p>}
          <p>{said}</p>
          {replacement && (
            <p>
              <a href={localPath(locale, `/certificates/${replacement.code}`)}>
                {own('replaced_link', { number: replacement.number })}
              </a>
            </p>
          )}
          {!holder_name && <p class="muted">{t('erased_text')}</p>}
          <SummaryList
            items={[
              { label: t('number'), value: number },
              { label: t('programme'), value: <span lang={certificate.locale}>{programme_title}</span> },
              { label: t('hours'), value: t('hours_value', { hours }) },
              { label: t('completed'), value: <Day value={completed_on} locale={locale} /> },
              { label: t('issued'), value: <Day value={schoolDay(issued_at)} locale={locale} /> },
            ]}
          />
        </div>
        <ProgrammePlan seed={certificate.document?.plan.seed ?? code} rooms={certificate.document?.plan.rooms} />
      </section>
    </div>
  );
}

/** To type a code by hand: from paper, when no camera is near. */
export function CheckPage({ locale, unknown }: { locale: Locale; unknown?: string | undefined }): Child {
  const t = translator(messages, locale);
  return (
    <div class="page page-narrow">
      <h1>{t(unknown === undefined ? 'check_title' : 'unknown_title')}</h1>
      <p class="lead">{unknown === undefined ? t('check_lead') : t('unknown_text', { code: unknown })}</p>
      <form class="form" method="get" action={localPath(locale, '/certificates')}>
        <TextField
          name="code"
          label={t('code')}
          hint={unknown === undefined ? undefined : t('check_lead')}
          value={unknown}
          autocomplete="off"
          width="medium"
          maxlength={CODE_LENGTH * 2}
        />
        <div class="actions">
          <Button>{t('check')}</Button>
        </div>
      </form>
    </div>
  );
}
