/** The tables of holds and of what was destroyed. */
import { actingPerson, data, declareTable, declareThings, key, owner } from '#platform/inventory/declare.ts';
import type { Action } from './rule.ts';

export interface LegalHoldsTable {
  id: string;
  person_id: string;
  case_reference: string;
  placed_at: Temporal.Instant;
  placed_by: string | null;
  lifted_at: Temporal.Instant | null;
  lifted_by: string | null;
}
export interface ClosingNoticesTable {
  person_id: string;
  closes_on: Temporal.PlainDate;
  told_at: Temporal.Instant;
}
export interface RetentionRunsTable {
  id: string;
  as_of: Temporal.Instant;
  started_at: Temporal.Instant;
  finished_at: Temporal.Instant | null;
}
export interface RetentionCountsTable {
  run_id: string;
  table_name: string;
  action: Action;
  source: string;
  destroyed: number;
  batches: number;
  longest_ms: number;
}
export interface RetentionDb {
  legal_holds: LegalHoldsTable;
  closing_notices: ClosingNoticesTable;
  retention_runs: RetentionRunsTable;
  retention_counts: RetentionCountsTable;
}

export const legalHoldsTable = declareTable<LegalHoldsTable>()({
  table: 'legal_holds',
  label: {
    ru: 'По какому делу ваши данные не удаляются',
    kk: 'Деректеріңіз қай іс бойынша өшірілмейді',
    en: 'For which case your data are held back',
  },
  office: { ru: 'Данные, удержанные по делу', kk: 'Іс бойынша ұсталған деректер', en: 'Data held back for a case' },
  subject: 'person_id',
  handling: {
    category: 'security',
    purposes: ['law'],
    basis: 'law',
    term: { period: 'P0D', after: 'records-ended', source: '94-V art. 18' },
  },
  erasure: { rows: 'delete' },
  columns: {
    id: key(),
    person_id: owner(),
    case_reference: data({ ru: 'Дело', kk: 'Іс', en: 'Case' }),
    placed_at: data({ ru: 'С какого времени', kk: 'Қашаннан', en: 'Since' }),
    placed_by: actingPerson(),
    lifted_at: data({ ru: 'Когда снято', kk: 'Қашан алынды', en: 'Lifted at' }),
    lifted_by: actingPerson(),
  },
});

export const closingNoticesTable = declareTable<ClosingNoticesTable>()({
  table: 'closing_notices',
  label: {
    ru: 'О закрытии учётной записи вас предупредили',
    kk: 'Тіркелгінің жабылатыны туралы ескерту',
    en: 'That your account closes, as you were told',
  },
  office: {
    ru: 'Предупреждения о закрытии учётных записей',
    kk: 'Тіркелгілердің жабылатыны туралы ескертулер',
    en: 'Notices that accounts close',
  },
  subject: 'person_id',
  handling: {
    category: 'letters',
    purposes: ['support'],
    basis: 'contract',
    term: { period: 'P0D', after: 'account-closed', source: 'keep.contacts' },
  },
  erasure: { rows: 'delete' },
  columns: {
    person_id: owner(),
    closes_on: data({ ru: 'В какой день закроется', kk: 'Жабылатын күні', en: 'Closes on' }),
    told_at: data({ ru: 'Когда предупредили', kk: 'Ескертілген уақыты', en: 'Told at' }),
  },
});

export const retentionRunsTable = declareThings<RetentionRunsTable>()({
  table: 'retention_runs',
  label: { ru: 'Ночи, когда выходили сроки', kk: 'Мерзімі біткендерді өшіру', en: 'Runs of retention' },
  why: 'when what had reached its term was destroyed',
  columns: ['id', 'as_of', 'started_at', 'finished_at'],
});

export const retentionCountsTable = declareThings<RetentionCountsTable>()({
  table: 'retention_counts',
  label: { ru: 'Акты об уничтожении', kk: 'Жою актілері', en: 'Certificates of destruction' },
  why: 'how many rows of a table were destroyed, and by which promise or law',
  columns: ['run_id', 'table_name', 'action', 'source', 'destroyed', 'batches', 'longest_ms'],
});
