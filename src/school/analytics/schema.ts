import { SCHOOL_ZONE } from '#platform/clock.ts';
import { declareThings } from '#platform/inventory/declare.ts';
import type { Visit } from './visit.ts';

export interface VisitsTable extends Omit<Visit, 'day'> {
  day: Temporal.PlainDate;
}

export interface VisitDaysTable {
  day: Temporal.PlainDate;
  kind: VisitDayKind;
  name: string;
  views: number;
  visitors: number;
}
export interface VisitMonthsTable extends Omit<VisitDaysTable, 'day'> {
  /** Its first day. */
  month: Temporal.PlainDate;
  /** The visitors of its fullest day: so many there were at least, since those of a month are its days added up. */
  busiest: number;
  /** Of a programme's page: the most that were there on one day without having seen it. Null of everything else. */
  busiest_rest: number | null;
}
export type VisitDayKind = 'all' | 'page' | 'source' | 'campaign' | 'device' | 'system' | 'browser' | 'locale' | 'step';

export interface AnalyticsDb {
  visits: VisitsTable;
  visit_days: VisitDaysTable;
  visit_months: VisitMonthsTable;
}

/** `keep.logs`: the months of visits are dropped whole at this age. */
export const VISIT_TERM_MONTHS = 12;
/** Months of which days are kept, this one included: the board shows no more of them by the day. */
export const DAYS_KEPT_MONTHS = 3;

export const visitsTable = declareThings<VisitsTable>()({
  table: 'visits',
  label: { ru: 'Посещения сайта', kk: 'Сайтқа кірулер', en: 'Visits to the site' },
  why: 'counted with the analytics choice alone; no person, no cookie, no address, the day’s keys destroyed at midnight; dropped by the month after twelve',
  retention: [
    {
      term: { period: `P${VISIT_TERM_MONTHS}M`, after: 'written', source: 'keep.logs' },
      since: `day::timestamp at time zone '${SCHOOL_ZONE}'`,
      byMonth: 'day',
    },
  ],
  columns: ['day', 'visitor', 'part', 'page', 'device', 'system', 'browser', 'locale', 'source', 'campaign'],
});

export const visitDaysTable = declareThings<VisitDaysTable>()({
  table: 'visit_days',
  label: { ru: 'Посещения по дням', kk: 'Күндер бойынша кірулер', en: 'Visits by day' },
  why: 'how many visits a day, by page and source; of a day with few visitors it says what they were, so it goes when the board no longer shows days',
  retention: [
    {
      term: { period: `P${DAYS_KEPT_MONTHS}M`, after: 'written', source: 'keep.logs' },
      since: `date_trunc('month', day)::timestamp at time zone '${SCHOOL_ZONE}'`,
    },
  ],
  columns: ['day', 'kind', 'name', 'views', 'visitors'],
});

export const visitMonthsTable = declareThings<VisitMonthsTable>()({
  table: 'visit_months',
  label: { ru: 'Посещения по месяцам', kk: 'Айлар бойынша кірулер', en: 'Visits by month' },
  why: 'the days of a month added up, for the board; once its visits are gone, only names by which ten visitors came on one day',
  columns: ['month', 'kind', 'name', 'views', 'visitors', 'busiest', 'busiest_rest'],
});
