import type { Child } from 'hono/jsx';
import { BarChart, Button, DataTable, FunnelChart, formatNumber, LineChart, Select } from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { DeskTabs } from '#privacy/desk';
import { demandWords } from '#privacy/terms';
import { messages } from './messages.ts';
import { monthName, shortMonth } from './month-names.ts';
import type { MonthCounts, RightCounts } from './report.ts';

export const PATH = '/office/requests/report';

export interface ReportPageProps {
  readonly locale: Locale;
  readonly month: Temporal.PlainYearMonth;
  /** To choose from, the newest first. */
  readonly choices: readonly Temporal.PlainYearMonth[];
  /** Twelve months, the last of them is the report's own. */
  readonly year: readonly MonthCounts[];
  readonly rights: readonly RightCounts[];
  readonly open: number;
}

export function ReportPage(props: ReportPageProps): Child {
  const { locale, month, choices, year, rights, open } = props;
  const t = translator(messages, locale);
  const counts = year.at(-1);
  return (
    <>
      <DeskTabs locale={locale} current={PATH} />
      <h1>{t('title', { month: monthName(month, locale) })}</h1>
      <p class="lead">{t('lead')}</p>
      <form class="filters" method="get" action={localPath(locale, PATH)}>
        <Select
          name="month"
          label={t('month')}
          value={month.toString()}
          options={choices.map((each) => ({ value: each.toString(), label: monthName(each, locale) }))}
        />
        <Button kind="secondary">{t('show')}</Button>
      </form>
      {counts && <Figures locale={locale} counts={counts} open={open} />}
      <RightsSection locale={locale} rights={rights} />
      <YearSection locale={locale} year={year} />
      <p class="small muted no-print">{t('print_hint')}</p>
    </>
  );
}

function daysText(days: number | null, locale: Locale): string {
  const t = translator(messages, locale);
  return days === null ? t('no_answer') : t('days', { days: formatNumber(days, locale) });
}

function Figures({ locale, counts, open }: { locale: Locale; counts: MonthCounts; open: number }) {
  const t = translator(messages, locale);
  const words = ['received', 'answered', 'refused', 'ended', 'late'] as const;
  return (
    <dl class="figures">
      {words.map((word) => (
        <div>
          <dt>{t(word)}</dt>
          <dd>{formatNumber(counts[word], locale)}</dd>
        </div>
      ))}
      <div>
        <dt>{t('open')}</dt>
        <dd>{formatNumber(open, locale)}</dd>
      </div>
      <div>
        <dt>{t('median')}</dt>
        <dd>{daysText(counts.medianDays, locale)}</dd>
      </div>
    </dl>
  );
}

function RightsSection({ locale, rights }: { locale: Locale; rights: readonly RightCounts[] }) {
  const t = translator(messages, locale);
  const word = demandWords(locale);
  return (
    <section class="section">
      <h2>{t('rights_title')}</h2>
      <div class="stack">
        <FunnelChart
          id="by-right"
          locale={locale}
          title={t('rights_plot')}
          description={t('rights_text')}
          labelsTitle={t('right')}
          labels={rights.map(({ demand }) => word(demand))}
          series={[{ label: t('received'), values: rights.map(({ received }) => received) }]}
          empty={<p>{t('nothing')}</p>}
        />
        {rights.length > 0 && (
          <DataTable
            caption={t('rights_title')}
            captionHidden
            wide
            columns={[
              { key: 'right', label: t('right') },
              { key: 'received', label: t('received'), numeric: true },
              { key: 'answered', label: t('answered'), numeric: true },
              { key: 'refused', label: t('refused'), numeric: true },
              { key: 'late', label: t('late'), numeric: true },
              { key: 'median', label: t('median'), numeric: true },
            ]}
            rows={rights.map((each) => ({
              right: word(each.demand),
              received: each.received,
              answered: each.answered,
              refused: each.refused,
              late: each.late,
              median: daysText(each.medianDays, locale),
            }))}
            empty=""
          />
        )}
      </div>
    </section>
  );
}

function YearSection({ locale, year }: { locale: Locale; year: readonly MonthCounts[] }) {
  const t = translator(messages, locale);
  const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0);
  const decided = year.map(({ answered, refused }) => answered + refused);
  const received = year.map((each) => each.received);
  const totals = { received: formatNumber(sum(received), locale), decided: formatNumber(sum(decided), locale) };
  const common = { locale, labelsTitle: t('month'), labels: year.map(({ month }) => shortMonth(month)) };
  return (
    <section class="section">
      <h2>{t('year')}</h2>
      <div class="columns">
        <BarChart
          {...common}
          id="flow"
          title={t('flow_title')}
          description={t('flow_text', totals)}
          series={[
            { label: t('received'), values: received },
            { label: t('decided'), values: decided },
          ]}
          empty={<p>{t('nothing')}</p>}
        />
        <LineChart
          {...common}
          id="time"
          title={t('time_title')}
          description={t('time_text')}
          series={[
            { label: t('median'), values: year.map(({ medianDays }) => medianDays) },
            { label: t('longest'), values: year.map(({ longestDays }) => longestDays) },
          ]}
          empty={<p>{t('nothing')}</p>}
        />
      </div>
    </section>
  );
}
