/** What every page of the board has: its parts, its filters, and when it was counted. */
import type { Child } from 'hono/jsx';
import { localTextIn, programmeTextIn } from '#learning/programmes';
import { Button, formatMoment, formatNumber, Select } from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { type BoardFilter, type FeedbackFilter, PERIODS, percent } from './board.ts';
import type { BoardHead, CohortChoice } from './board-head.ts';
import { FEWEST } from './item.ts';
import { messages } from './messages.ts';

export const PARTS = ['studies', 'lessons', 'feedback', 'visits', 'releases'] as const;
export type BoardPart = (typeof PARTS)[number];

const PATHS: Readonly<Record<BoardPart, string>> = {
  studies: '/office/analytics',
  lessons: '/office/analytics/lessons',
  feedback: '/office/analytics/feedback',
  visits: '/office/analytics/visits',
  releases: '/office/analytics/releases',
};

export interface BoardProps {
  readonly locale: Locale;
  readonly filter: BoardFilter;
}

/** A part of the board as it is asked for. */
export function addressOf(part: BoardPart, filter: FeedbackFilter, locale: Locale): string {
  const { programme, cohort, period, lesson, unread, before } = filter;
  const query = new URLSearchParams({
    ...(programme && { programme }),
    ...(cohort && { cohort }),
    period,
    ...(lesson && { lesson }),
    ...(unread && { unread: '1' }),
    ...(before && { before }),
  });
  return localPath(locale, `${PATHS[part]}?${query}`);
}

/**
 * `head`: of the boards that are counted anew; a release stands as it was made. `filters`: those that this part alone has.
 * Words are read as they stand; of them only the ratings are counted.
 */
export function BoardFrame({
  part,
  head,
  locale,
  filter,
  filters,
  children,
}: BoardProps & { part: BoardPart; head: BoardHead | undefined; filters?: Child; children: Child }) {
  const t = translator(messages, locale);
  return (
    <div class="page">
      <header class="page-header">
        <h1>{t('title')}</h1>
        <p class="lead">{t(`lead_${part}`)}</p>
      </header>
      <nav class="tabs" aria-label={t('tabs')}>
        {PARTS.map((each) => (
          <a
            href={addressOf(
              each,
              { programme: filter.programme, cohort: filter.cohort, period: filter.period },
              locale,
            )}
            aria-current={each === part ? 'page' : undefined}
          >
            {t(`tab_${each}`)}
          </a>
        ))}
      </nav>
      {head && (
        <>
          <Filters part={part} head={head} locale={locale} filter={filter} filters={filters} />
          <p class="muted">
            {head.refreshedAt
              ? t(part === 'feedback' ? 'refreshed_ratings' : 'refreshed', {
                  when: formatMoment(head.refreshedAt, locale),
                })
              : t('never_refreshed')}
          </p>
        </>
      )}
      {children}
    </div>
  );
}

/** Visits belong to no programme, so that page asks for the time alone. */
function Filters({
  part,
  head,
  locale,
  filter,
  filters,
}: BoardProps & { part: BoardPart; head: BoardHead; filters?: Child }) {
  const t = translator(messages, locale);
  const all = { value: '', label: t('all') };
  const programmes = [...new Map(head.choices.map((choice) => [choice.programme, choice.programmeTexts]))];
  const cohorts = head.choices.filter(({ programme }) => !filter.programme || programme === filter.programme);
  return (
    <form class="filters" method="get" action={localPath(locale, PATHS[part])}>
      {part !== 'visits' && (
        <>
          <Select
            name="programme"
            label={t('programme')}
            value={filter.programme ?? ''}
            options={[
              ...(part === 'lessons' && filter.programme ? [] : [all]),
              ...programmes.map(([value, texts]) => ({ value, label: programmeTextIn(texts, locale).text.title })),
            ]}
          />
          <Select
            name="cohort"
            label={t('cohort')}
            value={filter.cohort ?? ''}
            options={[all, ...cohorts.map((choice) => cohortOption(choice, locale, filter.programme === undefined))]}
          />
        </>
      )}
      <Select
        name="period"
        label={t('period')}
        value={filter.period}
        options={PERIODS.map((value) => ({ value, label: t(`period_${value}`) }))}
      />
      {filters}
      <Button kind="secondary">{t('show')}</Button>
    </form>
  );
}

/** Cohorts of two programmes may have one title. */
function cohortOption({ slug, titles, programmeTexts }: CohortChoice, locale: Locale, ofMany: boolean) {
  const title = localTextIn(titles, locale).text;
  return {
    value: slug,
    label: ofMany ? `${programmeTextIn(programmeTexts, locale).text.title} · ${title}` : title,
  };
}

/** `2026-11` as `11.26`: read the same in every language, and short enough for an axis. */
export function shortMonth(month: string): string {
  const [year = '', number = ''] = month.split('-');
  return `${number}.${year.slice(2)}`;
}

/** Of fewer than ten a per cent says more than is known, so both numbers are written. */
export function shareOf(part: number, whole: number, locale: Locale): string {
  if (whole > 0 && whole < FEWEST) return `${formatNumber(part, locale)} / ${formatNumber(whole, locale)}`;
  return shareText(percent(part, whole), locale);
}

function shareText(share: number | undefined, locale: Locale): string {
  if (share === undefined) return '–';
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share / 100);
}

export function decimal(value: number | undefined, locale: Locale, digits = 1): string {
  if (value === undefined) return '–';
  return new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}
