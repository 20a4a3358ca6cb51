import { declareThings } from '#platform/inventory/declare.ts';

export interface CalendarYearsTable {
  year: number;
  confirmed_at: Temporal.Instant | null;
  confirmed_by: string | null;
}
export interface CalendarDaysTable {
  day: Temporal.PlainDate;
  working: boolean;
  changed_at: Temporal.Instant | null;
  changed_by: string | null;
}
export interface CalendarDb {
  calendar_years: CalendarYearsTable;
  calendar_days: CalendarDaysTable;
}

const why = 'the working days of Kazakhstan, and by which member of staff they were confirmed';

export const calendarYearsTable = declareThings<CalendarYearsTable>()({
  table: 'calendar_years',
  label: { ru: 'Годы календаря', kk: 'Күнтізбе жылдары', en: 'Years of the calendar' },
  why,
  columns: ['year', 'confirmed_at', 'confirmed_by'],
  acting: ['confirmed_by'],
});

export const calendarDaysTable = declareThings<CalendarDaysTable>()({
  table: 'calendar_days',
  label: { ru: 'Дни календаря', kk: 'Күнтізбе күндері', en: 'Days of the calendar' },
  why,
  columns: ['day', 'working', 'changed_at', 'changed_by'],
  acting: ['changed_by'],
});
