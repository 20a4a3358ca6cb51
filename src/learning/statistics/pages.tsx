import { localTextIn, programmeTextIn } from '#learning/programmes';
import { schoolDay } from '#platform/clock.ts';
import { DataTable, EmptyState, FunnelChart, formatDay, formatNumber, Pagination } from '#platform/html/index.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { FEWEST_PEOPLE, TRAITS } from './protect.ts';
import type { Release, Releases as ReleasesOfYear } from './queries.ts';
import { monthOf, Reach } from './reach-section.tsx';

const SHOWN = ['programme', 'cohort', 'month', 'presence', 'region', 'experience', 'language'] as const;

interface ReleasesProps {
  readonly released: ReleasesOfYear;
  readonly locale: Locale;
  /** The address of the page with the releases of another year. */
  readonly at: (year: number) => string;
}

export function StatisticsPage({ released, locale, at }: ReleasesProps) {
  const t = translator(messages, locale);
  return (
    <div class="page">
      <header class="page-header">
        <h1>{t('title')}</h1>
        <p class="lead">{t('lead')}</p>
      </header>
      <Releases released={released} locale={locale} at={at} />
    </div>
  );
}

/** Of a year the newest whole, the earlier ones and other years behind a click; in place of none, when the first will come. */
export function Releases({ released, locale, at }: ReleasesProps) {
  const t = translator(messages, locale);
  const [newest, ...earlier] = released.releases;
  return (
    <>
      {newest ? (
        <>
          <p class="measure">{t('rule', { k: FEWEST_PEOPLE })}</p>
          <p class="measure muted">{t('left_out')}</p>
          <ReleaseTables release={newest} locale={locale} />
        </>
      ) : (
        <EmptyState title={t('none_title')} plan="statistics">
          <p>{t('none', { k: FEWEST_PEOPLE })}</p>
        </EmptyState>
      )}
      {released.leftOut.map(({ restored_from, until }) => (
        <p class="measure muted">
          {t('restored', {
            from: formatDay(schoolDay(restored_from), locale),
            until: formatDay(schoolDay(until), locale),
          })}
        </p>
      ))}
      {earlier.length > 0 && (
        <section class="section">
          <h2>{t('earlier')}</h2>
          {earlier.map((release) => (
            <details class="disclosure">
              <summary>{titleOf(release, locale)}</summary>
              <ReleaseTables release={release} locale={locale} isInner />
            </details>
          ))}
        </section>
      )}
      {released.years.length > 1 && (
        <Pagination
          label={t('years')}
          summary={t('years')}
          pages={released.years.map((year) => ({
            href: at(year),
            label: `${year}`,
            current: year === released.year,
          }))}
        />
      )}
    </>
  );
}

function titleOf(release: Release, locale: Locale): string {
  const when = formatDay(schoolDay(release.released_at), locale);
  return translator(messages, locale)('release', { number: release.number, when });
}

function ReleaseTables({ release, locale, isInner }: { release: Release; locale: Locale; isInner?: boolean }) {
  const t = translator(messages, locale);
  return (
    <>
      <section class="section">
        {!isInner && <h2>{titleOf(release, locale)}</h2>}
        <p>{t('people_in', { people: release.people })}</p>
        <Cells release={release} dimension="all" locale={locale} caption={t('all')} />
      </section>
      <CompletedPlot release={release} locale={locale} />
      {SHOWN.map((dimension) => (
        <Cells release={release} dimension={dimension} locale={locale} caption={t(`dimension_${dimension}`)} />
      ))}
      <Reach release={release} locale={locale} isInner={isInner} />
    </>
  );
}

/** A programme of which nothing is told has no bar. */
function CompletedPlot({ release, locale }: { release: Release; locale: Locale }) {
  const t = translator(messages, locale);
  const told = release.cells.flatMap((cell) =>
    cell.dimension === 'programme' && cell.completed !== null ? [{ ...cell, completed: cell.completed }] : [],
  );
  if (told.length === 0) return null;
  return (
    <section class="section">
      <FunnelChart
        id={`completed-${release.number}`}
        locale={locale}
        title={t('completed_plot')}
        description={t('completed_text')}
        labelsTitle={t('programme')}
        labels={told.map((cell) => nameOf(cell, locale))}
        series={[{ label: t('completed'), values: told.map(({ completed, people }) => completed / people) }]}
        format={percentIn(locale)}
        empty=""
      />
    </section>
  );
}

function percentIn(locale: Locale): (value: number) => string {
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  return (value) => percent.format(value);
}

type ReleasedCell = Release['cells'][number];

function Cells(props: { release: Release; dimension: ReleasedCell['dimension']; locale: Locale; caption: string }) {
  const { release, dimension, locale, caption } = props;
  const t = translator(messages, locale);
  const found = release.cells.filter((cell) => cell.dimension === dimension);
  // That everybody is still here is no table.
  if (found.length < (dimension === 'presence' ? 2 : 1)) return null;
  // Groups from the largest, but months from the newest.
  const cells = dimension === 'month' ? found.toSorted((a, b) => b.value.localeCompare(a.value)) : found;
  const isTold = (figure: 'completed' | 'weeks' | 'rating') => cells.some((cell) => cell[figure] !== null);
  const number = (value: number | null) => (value === null ? '–' : formatNumber(value, locale));
  const percent = percentIn(locale);
  const table = (
    <DataTable
      caption={caption}
      captionHidden={dimension === 'all'}
      columns={[
        { key: 'group', label: t('group') },
        { key: 'people', label: t('people'), numeric: true },
        // A figure that no group has enough people for is no column of dashes, which on a phone are pages of them.
        ...(['completed', 'weeks', 'rating'] as const)
          .filter(isTold)
          .map((key) => ({ key, label: t(key), numeric: true })),
      ]}
      rows={[...cells, ...restOf(release, cells, dimension)].map((cell) => ({
        group: nameOf(cell, locale),
        people: number(cell.people),
        completed: cell.completed === null ? '–' : percent(cell.completed / cell.people),
        weeks: number(cell.weeks),
        rating: number(cell.rating),
      }))}
      empty=""
    />
  );
  if (dimension !== 'region') return table;
  return (
    <>
      {table}
      <p class="measure muted">{t('region_note')}</p>
    </>
  );
}

/**
 * What no row tells of, as its sum: everybody could reckon it. Cohorts belong to programmes, so they have no sum; and where
 * it is told how many are still here, traits are of these.
 */
function restOf(
  release: Release,
  cells: readonly ReleasedCell[],
  dimension: ReleasedCell['dimension'],
): ReleasedCell[] {
  const here = release.cells.find(({ dimension: of, value }) => of === 'presence' && value === 'here');
  const isOfHere = TRAITS.some((trait) => trait === dimension);
  const whole = (isOfHere ? here : undefined) ?? release;
  const people = whole.people - cells.reduce((sum, cell) => sum + cell.people, 0);
  if (dimension === 'cohort' || people === 0) return [];
  const untold = {
    completed: null,
    timed: null,
    weeks: null,
    raters: null,
    rating: null,
    programmeTexts: null,
    cohortTitles: null,
  };
  return [{ dimension: 'all', value: 'rest', within: '', people, ...untold }];
}

function nameOf(cell: ReleasedCell, locale: Locale): string {
  const t = translator(messages, locale);
  const valueNamed = (key: string) => (key in messages ? t(key as 'told' | 'untold' | Locale) : cell.value);
  const programme = cell.programmeTexts ? programmeTextIn(cell.programmeTexts, locale).text.title : cell.within;
  switch (cell.dimension) {
    case 'all':
      return t(cell.value === 'rest' ? 'rest' : 'all');
    case 'programme':
      return cell.programmeTexts ? programme : cell.value;
    case 'cohort':
      return `${programme} · ${cell.cohortTitles ? localTextIn(cell.cohortTitles, locale).text : cell.value}`;
    case 'month':
      return monthOf(cell.value);
    case 'region':
      return valueNamed(`region_${cell.value}`);
    default:
      return valueNamed(cell.value);
  }
}
