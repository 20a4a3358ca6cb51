import {
  actingPerson,
  data,
  declareTable,
  declareThings,
  type Handling,
  key,
  owner,
  type TableDeclaration,
  withheld,
} from '#platform/inventory/declare.ts';
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
/** A child whose guardian removed them, whose term ended, or who was erased as the adult they grew into. */
export interface WardErasuresTable {
  id: string;
  /** Keyed hash of the child's identifier. */
  subject_hash: string;
  erased_at: Temporal.Instant;
  /** Of the adult; null: they went as a child. */
  erasure_id: string | null;
}
export interface VaultRecordsTable {
  id: string;
  /** The erasure that sealed it; null: a run over the terms did. */
  erasure_id: string | null;
  /** Of what a run sealed: letters of chance, the same for what one batch sealed of one person. */
  together: string | null;
  what: string;
  why: string;
  source: string;
  keep_until: Temporal.PlainDate;
  sealed: Buffer;
  sealed_at: Temporal.Instant;
}
export interface ErasurePlansTable {
  id: string;
  person_id: string;
  requested_by: RequestedBy;
  planned_at: Temporal.Instant;
  planned_by: string | null;
  due_at: Temporal.Instant;
  /** When a case at law was found to hold the person's data back. */
  held_at: Temporal.Instant | null;
  cancelled_at: Temporal.Instant | null;
  cancelled_by: string | null;
}
export interface ErasureDb {
  erasure_plans: ErasurePlansTable;
  erasures: ErasuresTable;
  vault_records: VaultRecordsTable;
  ward_erasures: WardErasuresTable;
}

export const erasuresTable = declareThings<ErasuresTable>()({
  table: 'erasures',
  label: { ru: 'Журнал удалений', kk: 'Өшірулер журналы', en: 'Ledger of erasures' },
  // Without a term: as long as the school stands, no copy of a backup, however old, brings anybody back (decision 16).
  why: 'a keyed hash, times and counts; what is sealed in it is emptied when the erasure is done',
  columns: ['id', 'subject_hash', 'requested_by', 'requested_at', 'state', 'finished_at', 'stores', 'pending'],
});

export const wardErasuresTable = declareThings<WardErasuresTable>()({
  table: 'ward_erasures',
  label: { ru: 'Журнал удалений детей', kk: 'Балаларды өшіру журналы', en: 'Ledger of erased children' },
  // Without a term, like the ledger of people.
  why: 'a keyed hash and a time, so that no copy of a backup brings a removed child back',
  columns: ['id', 'subject_hash', 'erased_at', 'erasure_id'],
});

export const erasurePlansTable = declareTable<ErasurePlansTable>()({
  table: 'erasure_plans',
  label: {
    ru: 'Когда вы просили удалить данные',
    kk: 'Деректерді өшіруді сұраған кезіңіз',
    en: 'When you asked to be deleted',
  },
  office: { ru: 'Просьбы об удалении данных', kk: 'Деректерді өшіру туралы өтініштер', en: 'Requests to be deleted' },
  subject: 'person_id',
  handling: {
    category: 'security',
    purposes: ['law'],
    basis: 'law',
    term: { period: 'P12M', after: 'written', source: 'keep.logs' },
  },
  erasure: { rows: 'delete' },
  retention: [{ since: 'cancelled_at' }],
  columns: {
    id: key(),
    person_id: owner(),
    requested_by: data({ ru: 'Кто попросил', kk: 'Кім сұрады', en: 'Who asked' }),
    planned_at: data({ ru: 'Когда попросили', kk: 'Қашан сұралды', en: 'Asked at' }),
    planned_by: actingPerson(),
    due_at: data({ ru: 'Когда удалим', kk: 'Қашан өшіреміз', en: 'To be deleted at' }),
    held_at: data({ ru: 'Задержано по закону', kk: 'Заң бойынша кідіртілді', en: 'Held back by law' }),
    cancelled_at: data({ ru: 'Отменено', kk: 'Тоқтатылды', en: 'Cancelled' }),
    cancelled_by: actingPerson(),
  },
});

const byLaw: Handling = {
  category: 'finance',
  purposes: ['law'],
  basis: 'law',
  term: { period: 'P5Y', after: 'tax-period-closed', source: 'keep.finance' },
};
const describing = withheld('says which law keeps the record, and until when', 'stays');

/** Its rows belong to people who are erased, or whose contacts are: nobody is left to own them, and only their end or a court opens them. */
export const vaultRecordsTable: TableDeclaration = {
  table: 'vault_records',
  label: { ru: 'Хранилище по закону', kk: 'Заң бойынша сақтау орны', en: 'The vault' },
  subject: {
    none: 'records of people who are erased or whose contacts are, sealed; they carry no identifier that still leads to anybody',
  },
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
    together: withheld('letters of chance: records that have the same are of one person', 'stays'),
    what: describing,
    why: describing,
    source: describing,
    keep_until: describing,
    sealed: withheld('sealed; opened only when the law asks', 'stays'),
    sealed_at: describing,
  } satisfies Record<keyof VaultRecordsTable, unknown>,
};
