import { data, declareTable, key, owner } from '#platform/inventory/declare.ts';

export interface PolicyAcceptancesTable {
  id: string;
  person_id: string;
  revision: string;
  way: string;
  accepted_at: Temporal.Instant;
}
export interface PolicyDb {
  policy_acceptances: PolicyAcceptancesTable;
}

export const policyAcceptancesTable = declareTable<PolicyAcceptancesTable>()({
  table: 'policy_acceptances',
  label: {
    ru: 'Принятые версии политики',
    kk: 'Қабылданған саясат нұсқалары',
    en: 'Versions of the policy you accepted',
  },
  subject: 'person_id',
  handling: {
    category: 'consent',
    purposes: ['law'],
    basis: 'law',
    term: { period: 'P0D', after: 'account-closed', source: 'policy.acceptance' },
  },
  erasure: { rows: 'delete' },
  columns: {
    id: key(),
    person_id: owner(),
    revision: data({ ru: 'Версия', kk: 'Нұсқа', en: 'Version' }),
    way: data({ ru: 'Как', kk: 'Қалай', en: 'How' }),
    accepted_at: data({ ru: 'Когда', kk: 'Қашан', en: 'When' }),
  },
});
