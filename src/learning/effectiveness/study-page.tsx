import { localTextIn, programmeTextIn } from '#learning/programmes';
import { BarChart, DataTable, FunnelChart, formatNumber } from '#platform/html/index.ts';
import { translator } from '#platform/i18n/messages.ts';
import { percent } from './board.ts';
import { messages } from './messages.ts';
import { BoardFrame, type BoardProps, shareText, shortMonth } from './parts.tsx';
import { SILENT_DAYS } from './refresh-figures.ts';
import type { StudyBoard } from './study-board.ts';

const STEPS = [
  'visitors',
  'programme',
  'signUp',
  'accounts',
  'placed',
  'started',
  'firstLesson',
  'half',
  'completed',
  'certified',
] as const;
/** Of one programme or cohort nobody can say who signed up for its sake. */
const STEPS_OF_ONE = STEPS.filter((step) => !['visitors', 'signUp', 'accounts'].includes(step));

export function StudyBoardPage({ board, locale, filter }: BoardProps & { board: StudyBoard }) {
  const t = translator(messages, locale);
  const steps = filter.cohort ? STEPS_OF_ONE.slice(1) : filter.programme ? STEPS_OF_ONE : STEPS;
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
            id="way"
            locale={locale}
            title={t('way_plot')}
            description={t('way_text')}
            labelsTitle={t('step')}
            labels={steps.map((step) => t(`way_${step}`))}
            series={[{ label: t('people'), values: steps.map((step) => board.way[step]) }]}
            empty={t('no_studies')}
            steps
          />
        </div>
        <p class="muted">{t('way_text')}</p>
      </section>
      <section class="section">
        <h2>{t('cohorts_table')}</h2>
        <DataTable
          caption={t('cohorts_table')}
          captionHidden
          wide
          columns={[
            { key: 'programme', label: t('programme') },
            { key: 'cohort', label: t('cohort') },
            { key: 'placed', label: t('placed'), numeric: true },
            { key: 'started', label: t('started'), numeric: true },
            { key: 'completed', label: t('completed'), numeric: true },
            { key: 'dropped', label: t('dropped'), numeric: true },
            { key: 'days', label: t('days'), numeric: true },
          ]}
          rows={board.rows.map((row) => ({
            programme: programmeTextIn(row.programmeTexts, locale).text.title,
            cohort: localTextIn(row.titles, locale).text,
            placed: formatNumber(row.placed, locale),
            started: formatNumber(row.started, locale),
            completed: withShare(row.completed, row.started),
            dropped: formatNumber(row.dropped, locale),
            days: row.completed > 0 ? formatNumber(Math.round(row.days / row.completed), locale) : '–',
          }))}
          empty={t('no_studies')}
        />
        <p class="muted">{t('cohorts_text', { days: SILENT_DAYS })}</p>
      </section>
    </BoardFrame>
  );

  function withShare(part: number, whole: number) {
    return (
      <span class="nowrap">
        {formatNumber(part, locale)} <span class="muted">· {shareText(percent(part, whole), locale)}</span>
      </span>
    );
  }
}
