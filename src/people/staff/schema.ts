import type { Role } from '#people/roles';
import { actingPerson, data, declareTable, key, owner, withheld } from '#platform/inventory/declare.ts';

export interface StaffInvitationsTable {
  id: string;
  email: string;
  role: Role;
  token_hash: string;
  invited_at: Temporal.Instant;
  invited_by: string | null;
  expires_at: Temporal.Instant;
  accepted_at: Temporal.Instant | null;
  person_id: string | null;
}
export interface StaffDb {
  staff_invitations: StaffInvitationsTable;
}

export const staffInvitationsTable = declareTable<StaffInvitationsTable>()({
  table: 'staff_invitations',
  label: { ru: 'Приглашения на работу', kk: 'Жұмысқа шақырулар', en: 'Invitations to the staff' },
  subject: 'person_id',
  subjectEmail: 'email',
  handling: {
    category: 'security',
    purposes: ['security'],
    basis: 'contract',
    term: { period: 'P12M', after: 'written', source: 'protect.staff_access' },
  },
  erasure: { rows: 'delete' },
  retention: [{ since: 'invited_at' }],
  columns: {
    id: key(),
    email: data({ ru: 'Адрес', kk: 'Мекенжай', en: 'Address' }, { category: 'contact' }),
    role: data({ ru: 'Роль', kk: 'Рөлі', en: 'Role' }),
    token_hash: withheld('the hash of a one-time link'),
    invited_at: data({ ru: 'Когда', kk: 'Қашан', en: 'When' }),
    invited_by: actingPerson(),
    expires_at: data({ ru: 'Действует до', kk: 'Жарамды мерзімі', en: 'Valid until' }),
    accepted_at: data({ ru: 'Принято', kk: 'Қабылданған', en: 'Accepted' }),
    person_id: owner(),
  },
});
