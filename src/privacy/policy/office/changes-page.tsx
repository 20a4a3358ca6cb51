/** What a revision changes, beside the one in force. */
import type { Child } from 'hono/jsx';
import { Day } from '#platform/html/index.ts';
import { LOCALES, type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { SectionChanges } from '../compare.ts';
import { Difference } from '../document-view.tsx';
import type { Revision } from '../queries.ts';
import { OfficeCrumbs, officePath } from './frame.tsx';
import { office } from './messages.ts';

export function OfficeChangesPage({
  revision,
  inForce,
  sections,
  language,
  locale,
}: {
  revision: Pick<Revision, 'id' | 'name' | 'created_at'>;
  inForce: { readonly name: string | null; readonly effective_on: Temporal.PlainDate | null } | undefined;
  sections: readonly SectionChanges[];
  language: Locale;
  locale: Locale;
}): Child {
  const t = translator(office, locale);
  return (
    <div class="page">
      <OfficeCrumbs revision={revision} here={t('changes')} locale={locale} />
      <header class="page-header">
        <h1>{t('changes')}</h1>
        {inForce?.effective_on && (
          <p class="lead">
            <a href={localPath(language, '/privacy')}>{inForce.name}</a>,{' '}
            <Day value={inForce.effective_on} locale={locale} />
          </p>
        )}
      </header>
      <nav class="tabs" aria-label={t('texts')}>
        {LOCALES.map((each) => (
          <a
            href={officePath(locale, `/${revision.id}/changes/${each}`)}
            aria-current={each === language ? 'page' : undefined}
          >
            {t(each)}
          </a>
        ))}
      </nav>
      <div lang={language}>
        <Difference sections={sections} locale={locale} />
      </div>
    </div>
  );
}
