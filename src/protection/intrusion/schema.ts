import { declareThings } from '#platform/inventory/declare.ts';

export interface AttemptCountersTable {
  key_hash: string;
  attempts: number;
  window_ends_at: Temporal.Instant;
}
export interface IntrusionDb {
  attempt_counters: AttemptCountersTable;
}

export const attemptCountersTable = declareThings<AttemptCountersTable>()({
  table: 'attempt_counters',
  label: { ru: 'Счётчики попыток', kk: 'Әрекет есептегіштері', en: 'Counters of attempts' },
  why: 'a keyed hash of what was tried: without the key it leads to nobody, and it is gone within a day',
  retention: [{ term: { period: 'P0D', after: 'expired', source: 'protect.intrusion' }, since: 'window_ends_at' }],
  columns: ['key_hash', 'attempts', 'window_ends_at'],
});
