import { declareThings } from '#platform/inventory/declare.ts';

/** Who may demand a record that the law makes the school keep, and where that stands. */
export const GROUNDS = {
  'tax-audit': 'Tax Code art. 206(3)',
  court: '94-V art. 9(1)',
  investigation: '94-V art. 9(1)',
} as const;
export type Ground = keyof typeof GROUNDS;
export const GROUND_WORDS = Object.keys(GROUNDS) as [Ground, ...Ground[]];

export interface VaultOpeningsTable {
  id: string;
  /** The identifier of the record, as text: the log outlives it. */
  record: string;
  what: string;
  ground: Ground;
  /** Number and day of the demand. */
  document: string;
  opened_at: Temporal.Instant;
  opened_by: string | null;
}
export interface VaultDb {
  vault_openings: VaultOpeningsTable;
}

export const vaultOpeningsTable = declareThings<VaultOpeningsTable>()({
  table: 'vault_openings',
  label: { ru: 'Открытия хранилища', kk: 'Сақтау орнын ашу', en: 'Openings of the vault' },
  why: 'which sealed record was opened on which demand; whose it was stands in the sealed record alone',
  columns: ['id', 'record', 'what', 'ground', 'document', 'opened_at', 'opened_by'],
  acting: ['opened_by'],
  retention: [{ since: 'opened_at', term: { period: 'P3Y', after: 'written', source: 'school’s decision 0014' } }],
});
