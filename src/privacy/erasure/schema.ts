import { declareThings, type Handling, type TableDeclaration, withheld } from '#platform/inventory/declare.ts';
import type { ErasureState, RequestedBy, StoreOutcome } from './erasure.ts';

export interface ErasuresTable {
  id: string;
  /** Keyed hash of the person's identifier: after a restore it finds whom to erase again. */
  subject_hash: string;
  requested_by: RequestedBy;
  requested_at: Temporal.Instant;
  state: ErasureState;
  finished_at: Temporal.Instant | null;
  stores: StoreOutcome[];
  /** Sealed: whom and which files are left to erase. Null once nothing is. */
  pending: Buffer | null;
}
export interface VaultRecordsTable {
  id: string;
  erasure_id: string;
  what: string;
  why: string;
  source: string;
  keep_until: Temporal.PlainDate;
  sealed: Buffer;
  sealed_at: Temporal.Instant;
}
export interface ErasureDb {
  erasures: ErasuresTable;
  vault_records: VaultRecordsTable;
}

export const erasuresTable = declareThings<ErasuresTable>()({
  table: 'erasures',
  label: { ru: 'Журнал удалений', kk: 'Өшірулер журналы', en: 'Ledger of erasures' },
  why: 'a keyed hash, times and counts; what is sealed in it is emptied when the erasure is done',
  columns: ['id', 'subject_hash', 'requested_by', 'requested_at', 'state', 'finished_at', 'stores', 'pending'],
});

const byLaw: Handling = {
  category: 'finance',
  purposes: ['law'],
  basis: 'law',
  term: { period: 'P5Y', after: 'tax-period-closed', source: 'keep.finance' },
};
const describing = withheld('says which law keeps the record, and until when', 'stays');

/** Its rows belong to people who are erased: nobody is left to own them, and only their end or a court opens them. */
export const vaultRecordsTable: TableDeclaration = {
  table: 'vault_records',
  label: { ru: 'Хранилище по закону', kk: 'Заң бойынша сақтау орны', en: 'The vault' },
  subject: { none: 'records of erased people, sealed; they carry no identifier that still leads to anybody' },
  handling: byLaw,
  erasure: undefined,
  // Its end was reckoned when it was sealed.
  retention: [
    {
      term: { period: 'P0D', after: 'expired', source: 'keep.finance' },
      since: "(keep_until + 1)::timestamp at time zone 'Asia/Almaty'",
      action: 'delete',
    },
  ],
  columns: {
    id: describing,
    erasure_id: describing,
    what: describing,
    why: describing,
    source: describing,
    keep_until: describing,
    sealed: withheld('sealed; opened only when the law asks', 'stays'),
    sealed_at: describing,
  } satisfies Record<keyof VaultRecordsTable, unknown>,
};
