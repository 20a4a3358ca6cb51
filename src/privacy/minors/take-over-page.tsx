/** What the link of the invitation opens: the now-adult takes their studies over. */
import type { Child } from 'hono/jsx';
import { Button, EmptyState, formatDay, LinkButton, Notice } from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { wardMessages } from './ward-messages.ts';

export interface TakeOverPageProps {
  readonly locale: Locale;
  readonly token: string;
  /** The last day to take them over. */
  readonly until: Temporal.PlainDate | 'held' | 'gone';
  readonly viewer: 'visitor' | 'person' | 'guardian';
}

export function TakeOverPage({ locale, token, until, viewer }: TakeOverPageProps): Child {
  const t = translator(wardMessages, locale);
  if (until === 'gone') return <EmptyState title={t('over_gone')} />;
  return (
    <div class="page page-narrow">
      <header class="page-header">
        <h1>{t('over_title')}</h1>
        {until !== 'held' && <p class="lead">{t('over_text', { until: formatDay(until, locale) })}</p>}
      </header>
      {until === 'held' && (
        <Notice kind="warning">
          <p>{t('over_held')}</p>
        </Notice>
      )}
      {viewer === 'guardian' && (
        <Notice kind="warning">
          <p>{t('guardian_link')}</p>
        </Notice>
      )}
      {viewer === 'visitor' && (
        <>
          <p>{t('over_sign_up')}</p>
          <p class="actions">
            <LinkButton href={localPath(locale, '/sign-up')}>{t('sign_up')}</LinkButton>
            <LinkButton kind="secondary" href={localPath(locale, '/sign-in')}>
              {t('sign_in')}
            </LinkButton>
          </p>
        </>
      )}
      {viewer === 'person' && until !== 'held' && (
        <form method="post" action={localPath(locale, `/coming-of-age/${token}`)}>
          <Button>{t('take')}</Button>
        </form>
      )}
    </div>
  );
}
