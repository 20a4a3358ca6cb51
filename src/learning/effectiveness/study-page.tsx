import { localTextIn, programmeTextIn } from '#learning/programmes';
import { BarChart, DataTable, FunnelChart, formatNumber } from '#platform/html/index.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { BoardFilter } from './board.ts';
import { FEWEST } from './item.ts';
import { messages } from './messages.ts';
import { addressOf, BoardFrame, type BoardProps, shareOf, shortMonth } from './parts.tsx';
import { SILENT_DAYS } from './refresh-figures.ts';
import type { StudyBoard, StudyRow } from './study-board.ts';

/** Devices a day, and accounts; then studies: two units, so two plots, and no share of one in the other. */
const ON_SITE = ['visitors', 'programme', 'signUp', 'accounts'] as const;
const IN_STUDIES = ['placed', 'started', 'firstLesson', 'half', 'completed', 'certified'] as const;
type Step = (typeof ON_SITE)[number] | (typeof IN_STUDIES)[number];

/** Of one programme nobody can say who signed up for its sake, and of a cohort who looked at it. */
function stepsOnSite(filter: BoardFilter): readonly Step[] {
  if (filter.cohort) return [];
  return filter.programme ? ['programme'] : ON_SITE;
}

export function StudyBoardPage({ board, locale, filter }: BoardProps & { board: StudyBoard }) {
  const t = translator(messages, locale);
  const onSite = stepsOnSite(filter);
  const way = (steps: readonly Step[]) => ({
    locale,
    labelsTitle: t('step'),
    labels: steps.map((step) => t(`way_${step}`)),
    steps: true,
  });
  return (
    <BoardFrame part="studies" head={board} locale={locale} filter={filter}>
      <section class="section">
        <div class="columns">
          <BarChart
            id="enrolments"
            locale={locale}
            title={t('enrolments_plot')}
            description={t('enrolments_text')}
            labelsTitle={t('month')}
            labels={board.months.map(({ month }) => shortMonth(month))}
            series={[
              { label: t('placed'), values: board.months.map(({ placed }) => placed) },
              { label: t('completed'), values: board.months.map(({ completed }) => completed) },
            ]}
            empty={t('no_studies')}
          />
          <FunnelChart
            {...way(IN_STUDIES)}
            id="way"
            title={t('way_plot')}
            description={t('way_text')}
            series={[{ label: t('studies'), values: IN_STUDIES.map((step) => board.way[step]) }]}
            empty={t('no_studies')}
          />
        </div>
        <p class="muted">{t('enrolments_text')}</p>
        <p class="muted">{t('way_text')}</p>
      </section>
      {onSite.length > 0 && (
        <section class="section">
          <div class="columns">
            <FunnelChart
              {...way(onSite)}
              id="site"
              title={t('site_plot')}
              description={t('site_text')}
              series={[{ label: t('visits_and_accounts'), values: onSite.map((step) => board.way[step]) }]}
              empty={t('no_visits')}
            />
            <p class="muted">{t('site_text')}</p>
          </div>
        </section>
      )}
      <Rows board={board} locale={locale} filter={filter} />
    </BoardFrame>
  );
}

/** Many cohorts of many programmes are read by programme first, each of which leads to its cohorts. */
const MOST_ROWS = 40;

function Rows({ board, locale, filter }: BoardProps & { board: StudyBoard }) {
  const t = translator(messages, locale);
  const isByProgramme = !filter.programme && board.rows.length > MOST_ROWS;
  const title = t(isByProgramme ? 'programmes_table' : 'cohorts_table');
  const name = (row: StudyRow) => programmeTextIn(row.programmeTexts, locale).text.title;
  return (
    <section class="section">
      <h2>{title}</h2>
      <DataTable
        caption={title}
        captionHidden
        columns={[
          { key: 'programme', label: t('programme') },
          ...(isByProgramme ? [] : [{ key: 'cohort', label: t('cohort') }]),
          { key: 'placed', label: t('placed'), numeric: true },
          { key: 'started', label: t('started'), numeric: true },
          { key: 'completed', label: t('completed'), numeric: true },
          { key: 'dropped', label: t('dropped'), numeric: true },
          { key: 'days', label: t('days'), numeric: true },
        ]}
        rows={(isByProgramme ? addedUp(board.rows) : board.rows).map((row) => ({
          programme: isByProgramme ? (
            <a href={addressOf('studies', { ...filter, programme: row.programme }, locale)}>{name(row)}</a>
          ) : (
            name(row)
          ),
          cohort: localTextIn(row.titles, locale).text,
          placed: formatNumber(row.placed, locale),
          started: formatNumber(row.started, locale),
          completed: <Completed row={row} locale={locale} />,
          dropped: formatNumber(row.dropped, locale),
          days: row.completed > 0 ? formatNumber(Math.round(row.days / row.completed), locale) : '–',
        }))}
        empty={t('no_studies')}
      />
      <p class="muted">{t('cohorts_text', { days: SILENT_DAYS })}</p>
    </section>
  );
}

function Completed({ row, locale }: { row: StudyRow; locale: Locale }) {
  const share = shareOf(row.completed, row.started, locale);
  if (row.started < FEWEST) return <span class="nowrap">{share}</span>;
  return (
    <span class="nowrap">
      {formatNumber(row.completed, locale)} <span class="muted">· {share}</span>
    </span>
  );
}

/** One row a programme, in their order. */
function addedUp(rows: readonly StudyRow[]): StudyRow[] {
  const sums = new Map<string, StudyRow>();
  for (const row of rows) {
    const sum = sums.get(row.programme);
    const counts = sum && {
      placed: sum.placed + row.placed,
      started: sum.started + row.started,
      completed: sum.completed + row.completed,
      dropped: sum.dropped + row.dropped,
      days: sum.days + row.days,
    };
    sums.set(row.programme, { ...row, ...counts });
  }
  return [...sums.values()];
}
