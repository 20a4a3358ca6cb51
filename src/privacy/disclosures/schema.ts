import type { Category } from '#platform/inventory/declare.ts';
import { actingPerson, data, declareTable, key, nothing, owner } from '#platform/inventory/declare.ts';

/** Why data left the school. */
export type DisclosureReason = 'portability' | 'partner' | 'authority' | 'court' | 'representative';

export interface DisclosuresTable {
  id: string;
  person_id: string;
  recipient: string;
  /** In the register of partners; null for everybody else. */
  partner_id: string | null;
  contact: string | null;
  country: string | null;
  reason: DisclosureReason;
  categories: readonly Category[];
  disclosed_at: Temporal.Instant;
  disclosed_by: string | null;
}
export interface DisclosuresDb {
  disclosures: DisclosuresTable;
}

export const disclosuresTable = declareTable<DisclosuresTable>()({
  table: 'disclosures',
  label: { ru: 'Кому передавали ваши данные', kk: 'Деректеріңіз кімге берілді', en: 'To whom your data were given' },
  office: { ru: 'Передачи данных', kk: 'Деректерді берулер', en: 'Disclosures of data' },
  subject: 'person_id',
  handling: {
    category: 'security',
    purposes: ['law'],
    basis: 'law',
    term: { period: 'P0D', after: 'records-ended', source: '94-V art. 19(1)' },
  },
  erasure: { rows: 'delete' },
  columns: {
    id: key(),
    person_id: owner(),
    recipient: data({ ru: 'Кому', kk: 'Кімге', en: 'To whom' }),
    partner_id: nothing('which partner of the register'),
    contact: data({ ru: 'Как с ними связаться', kk: 'Олармен қалай байланысуға болады', en: 'How to reach them' }),
    country: data({ ru: 'Страна', kk: 'Ел', en: 'Country' }),
    reason: data({ ru: 'Почему', kk: 'Неліктен', en: 'Why' }),
    categories: data({ ru: 'Какие данные', kk: 'Қандай деректер', en: 'Which data' }),
    disclosed_at: data({ ru: 'Когда', kk: 'Қашан', en: 'When' }),
    disclosed_by: actingPerson(),
  },
});
