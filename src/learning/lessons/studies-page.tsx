/** What a person studies: each programme with its next step. */
import { EmptyState, LinkButton } from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import type { Study } from './queries.ts';
import {
  Awaiting,
  NextStep,
  StudyEyebrow,
  StudyProgress,
  type StudyProps,
  StudyState,
  studyPath,
  studyTitle,
} from './study-parts.tsx';

export function StudiesPage({ locale, studies }: { locale: Locale; studies: readonly Study[] }) {
  const t = translator(messages, locale);
  return (
    <div class="page">
      <header class="page-header">
        <h1>{t('learn')}</h1>
        {studies.length > 0 && <p class="lead">{t('learn_lead')}</p>}
      </header>
      {studies.length === 0 && (
        <EmptyState title={t('empty_title')} plan="learn">
          <p>{t('empty_text')}</p>
          <div class="actions">
            <LinkButton href={localPath(locale, '/programmes')}>{t('choose_programme')}</LinkButton>
          </div>
        </EmptyState>
      )}
      {studies.map((study) => (
        <section class="section">
          <div class="with-margin">
            <StudySummary locale={locale} study={study} />
            {study.activeAt && (
              <div>
                <StudyProgress locale={locale} study={study} />
              </div>
            )}
          </div>
        </section>
      ))}
    </div>
  );
}

function StudySummary({ locale, study }: StudyProps) {
  const t = translator(messages, locale);
  return (
    <div>
      <StudyEyebrow locale={locale} study={study} />
      <h2>
        <a href={studyPath(locale, study)}>{studyTitle(locale, study)}</a>
      </h2>
      <StudyState locale={locale} study={study} />
      {study.activeAt ? (
        <NextStep locale={locale} study={study}>
          <LinkButton kind="quiet" href={studyPath(locale, study)}>
            {t('open_programme')}
          </LinkButton>
        </NextStep>
      ) : (
        <Awaiting locale={locale} study={study} />
      )}
    </div>
  );
}
