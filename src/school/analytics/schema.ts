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
}
export type VisitDayKind = 'all' | 'page' | 'source' | 'campaign' | 'device' | 'system' | 'browser' | 'locale' | 'step';

export interface AnalyticsDb {
  visits: VisitsTable;
  visit_days: VisitDaysTable;
  visit_months: VisitMonthsTable;
}

/** `keep.logs`: the months of visits are dropped whole at this age. */
export const VISIT_TERM_MONTHS = 12;

export const visitsTable = declareThings<VisitsTable>()({
  table: 'visits',
  label: { ru: 'Посещения сайта', kk: 'Сайтқа кірулер', en: 'Visits to the site' },
  why: 'counted with the analytics choice alone; no person, no cookie, the address shortened, the day’s key destroyed at midnight; dropped by the month after twelve',
  retention: [
    {
      term: { period: `P${VISIT_TERM_MONTHS}M`, after: 'written', source: 'keep.logs' },
      since: `day::timestamp at time zone '${SCHOOL_ZONE}'`,
      byMonth: 'day',
    },
  ],
  columns: ['day', 'visitor', 'page', 'network', 'device', 'system', 'browser', 'locale', 'source', 'campaign'],
});

export const visitDaysTable = declareThings<VisitDaysTable>()({
  table: 'visit_days',
  label: { ru: 'Посещения по дням', kk: 'Күндер бойынша кірулер', en: 'Visits by day' },
  why: 'how many visits a day, by page and source; about nobody',
  columns: ['day', 'kind', 'name', 'views', 'visitors'],
});

export const visitMonthsTable = declareThings<VisitMonthsTable>()({
  table: 'visit_months',
  label: { ru: 'Посещения по месяцам', kk: 'Айлар бойынша кірулер', en: 'Visits by month' },
  why: 'the days of a month added up, for the board; about nobody',
  columns: ['month', 'kind', 'name', 'views', 'visitors'],
});
