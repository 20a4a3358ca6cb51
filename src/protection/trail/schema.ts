import { declareThings } from '#platform/inventory/declare.ts';

export interface AuditSealsTable {
  number: number;
  since: Temporal.Instant;
  until: Temporal.Instant;
  rows: number;
  marks: Buffer;
  previous: string;
  seal: string;
  sealed_at: Temporal.Instant;
}
export interface TrailDb {
  audit_seals: AuditSealsTable;
}

/** As long as the rows under them, which go by the month. */
export const TRAIL_TERM_MONTHS = 12;

export const auditSealsTable = declareThings<AuditSealsTable>()({
  table: 'audit_seals',
  label: { ru: 'Печати журнала действий', kk: 'Әрекеттер журналының мөрлері', en: 'Seals of the audit trail' },
  why: 'keyed marks by which a change to the audit trail is noticed; without the key they say nothing',
  retention: [{ term: { period: `P${TRAIL_TERM_MONTHS}M`, after: 'written', source: 'keep.logs' }, since: 'until' }],
  columns: ['number', 'since', 'until', 'rows', 'marks', 'previous', 'seal', 'sealed_at'],
});
