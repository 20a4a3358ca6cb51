import { declareThings } from '#platform/inventory/declare.ts';
import type { Demand } from './terms.ts';

export interface RequestTermsTable {
  demand: Demand;
  valid_from: Temporal.PlainDate;
  working_days: number;
  source: string;
  /** Null for the law's own, which came with the program. */
  set_at: Temporal.Instant | null;
  set_by: string | null;
}
export interface TermsDb {
  request_terms: RequestTermsTable;
}

export const requestTermsTable = declareThings<RequestTermsTable>()({
  table: 'request_terms',
  label: { ru: 'Сроки ответов', kk: 'Жауап мерзімдері', en: 'Terms of answers' },
  why: 'the terms of the law and of the school, in working days, and by which member of staff they were set',
  columns: ['demand', 'valid_from', 'working_days', 'source', 'set_at', 'set_by'],
  acting: ['set_by'],
});
