import { declareThings } from '#platform/inventory/declare.ts';

export interface PartnersTable {
  id: string;
  name: string;
  /** What it does for the school. */
  service: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  agreement_on: Temporal.PlainDate | null;
  added_at: Temporal.Instant;
  added_by: string | null;
  ended_at: Temporal.Instant | null;
  ended_by: string | null;
}
export interface PartnerAddressesTable {
  address: string;
  partner_id: string;
  /** From 0; letters go to the first. */
  place: number;
}
export interface PartnerSuspensionsTable {
  id: string;
  partner_id: string;
  reason: string;
  suspended_at: Temporal.Instant;
  suspended_by: string | null;
  resumed_at: Temporal.Instant | null;
  resumed_by: string | null;
}
export interface PartnersDb {
  partners: PartnersTable;
  partner_addresses: PartnerAddressesTable;
  partner_suspensions: PartnerSuspensionsTable;
}

const why = 'an organisation that works with data on behalf of the school; nothing says whose data';

export const partnersTable = declareThings<PartnersTable>()({
  table: 'partners',
  label: { ru: 'Партнёры', kk: 'Серіктестер', en: 'Partners' },
  why,
  columns: ['id', 'name', 'service', 'country', 'agreement_on', 'added_at', 'added_by', 'ended_at', 'ended_by'],
  acting: ['added_by', 'ended_by'],
});

export const partnerAddressesTable = declareThings<PartnerAddressesTable>()({
  table: 'partner_addresses',
  label: { ru: 'Адреса партнёров', kk: 'Серіктестердің мекенжайлары', en: 'Addresses of partners' },
  why,
  columns: ['address', 'partner_id', 'place'],
});

export const partnerSuspensionsTable = declareThings<PartnerSuspensionsTable>()({
  table: 'partner_suspensions',
  label: { ru: 'Приостановки партнёров', kk: 'Серіктестерді тоқтата тұру', en: 'Suspensions of partners' },
  why,
  columns: ['id', 'partner_id', 'reason', 'suspended_at', 'suspended_by', 'resumed_at', 'resumed_by'],
  acting: ['suspended_by', 'resumed_by'],
});
