import type { LocalText } from '#platform/i18n/locale.ts';
import { declareThings } from '#platform/inventory/declare.ts';

export interface CohortsTable {
  id: string;
  programme_id: string;
  slug: string;
  titles: LocalText;
  starts_on: Temporal.PlainDate;
  /** Null: open without end. */
  ends_on: Temporal.PlainDate | null;
  /** Null: as many as come. */
  seats: number | null;
  instructor_id: string | null;
  created_at: Temporal.Instant;
  /** From then on nobody joins; those who study go on. */
  closed_at: Temporal.Instant | null;
}

export interface CohortSessionsTable {
  id: string;
  cohort_id: string;
  starts_at: Temporal.Instant;
  minutes: number;
  titles: LocalText;
}

export interface CohortsDb {
  cohorts: CohortsTable;
  cohort_sessions: CohortSessionsTable;
}

export const cohortsTable = declareThings<CohortsTable>()({
  table: 'cohorts',
  label: { ru: 'Потоки', kk: 'Топтар', en: 'Cohorts' },
  why: 'when a programme is taught; its instructor is an identifier without a name',
  columns: [
    'id',
    'programme_id',
    'slug',
    'titles',
    'starts_on',
    'ends_on',
    'seats',
    'instructor_id',
    'created_at',
    'closed_at',
  ],
  acting: ['instructor_id'],
});

export const cohortSessionsTable = declareThings<CohortSessionsTable>()({
  table: 'cohort_sessions',
  label: { ru: 'Занятия потоков', kk: 'Топтардың сабақтары', en: 'Sessions of cohorts' },
  why: 'when a cohort meets, about nobody',
  columns: ['id', 'cohort_id', 'starts_at', 'minutes', 'titles'],
});
