import type { Child } from 'hono/jsx';
import { Breadcrumbs, Button, EmptyState, Notice } from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { reissueMessages } from './reissue-messages.ts';
import type { ReissueOffer } from './reissue-renamed.ts';

export const REISSUE_PATH = '/account/certificates/reissue';

export interface ReissuePageProps {
  readonly locale: Locale;
  readonly offers: readonly ReissueOffer[];
  readonly done: boolean;
}

export function ReissuePage({ locale, offers, done }: ReissuePageProps): Child {
  const t = translator(reissueMessages, locale);
  return (
    <div class="page page-narrow">
      <Breadcrumbs
        label={t('breadcrumbs')}
        items={[{ href: localPath(locale, '/account'), label: t('account') }, { label: t('title') }]}
      />
      <h1>{t('title')}</h1>
      {done && (
        <Notice kind="success">
          <p>{t('done')}</p>
        </Notice>
      )}
      {offers.length === 0 ? (
        <EmptyState title={t('none')}>
          <p>{t('none_text')}</p>
        </EmptyState>
      ) : (
        <>
          <p>{t('lead')}</p>
          {offers.map(({ id, number, title, formerName }) => (
            <div class="choice-row">
              <div>
                <h2>{title}</h2>
                <p class="muted">{t('line', { number, name: formerName })}</p>
              </div>
              <form method="post" action={localPath(locale, `/account/certificates/${id}/reissue`)}>
                <Button kind="secondary">
                  {t('replace')}
                  <span class="visually-hidden"> {number}</span>
                </Button>
              </form>
            </div>
          ))}
          <p class="muted">{t('choice')}</p>
        </>
      )}
    </div>
  );
}
