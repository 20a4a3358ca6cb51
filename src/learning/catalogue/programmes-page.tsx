import { EmptyState } from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { ProgrammeList } from './programme-list.tsx';
import type { OfferedProgramme } from './queries.ts';

export const SHOWINGS = ['all', 'free', 'start', 'practice'] as const;
export type Showing = (typeof SHOWINGS)[number];

export interface CatalogueProps {
  readonly programmes: readonly OfferedProgramme[];
  readonly showing: Showing;
  readonly locale: Locale;
  readonly today: Temporal.PlainDate;
  readonly email: string;
}

/** Fewer are compared faster by eye than by choosing. */
const WORTH_CHOOSING = 6;

export function CataloguePage({ programmes, showing, locale, today, email }: CatalogueProps) {
  const t = translator(messages, locale);
  const shown = programmes.filter((programme) => isShown(programme, showing));
  return (
    <div class="page">
      <header class="page-header">
        <h1>{t('programmes')}</h1>
        <p class="lead">{t('programmes_lead')}</p>
      </header>
      {programmes.length > WORTH_CHOOSING && <ShowingTabs showing={showing} locale={locale} />}
      {shown.length > 0 && <ProgrammeList programmes={shown} locale={locale} today={today} headings="h2" />}
      {programmes.length > 0 && shown.length === 0 && (
        <EmptyState title={t('no_match')} plan="programmes">
          <p>
            <a href={localPath(locale, '/programmes')}>{t('all_programmes')}</a>
          </p>
        </EmptyState>
      )}
      {programmes.length === 0 && (
        <EmptyState title={t('no_programmes')} plan="programmes">
          <p>{t('no_programmes_text', { email })}</p>
        </EmptyState>
      )}
    </div>
  );
}

function isShown(programme: OfferedProgramme, showing: Showing): boolean {
  if (showing === 'free') return programme.priceKzt === 0;
  return showing === 'all' || programme.level === showing;
}

function ShowingTabs({ showing, locale }: { showing: Showing; locale: Locale }) {
  const t = translator(messages, locale);
  const path = localPath(locale, '/programmes');
  return (
    <nav class="tabs" aria-label={t('show')}>
      {SHOWINGS.map((each) => (
        <a href={each === 'all' ? path : `${path}?show=${each}`} aria-current={each === showing ? 'page' : undefined}>
          {t(`show_${each}`)}
        </a>
      ))}
    </nav>
  );
}
