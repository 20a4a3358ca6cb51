import { actingPerson, data, declareTable, key, owner } from '#platform/inventory/declare.ts';
import type { Role } from './role.ts';

export interface StaffRolesTable {
  id: string;
  person_id: string;
  role: Role;
  granted_at: Temporal.Instant;
  granted_by: string | null;
  ended_at: Temporal.Instant | null;
  ended_by: string | null;
}
export interface RolesDb {
  staff_roles: StaffRolesTable;
}

export const staffRolesTable = declareTable<StaffRolesTable>()({
  table: 'staff_roles',
  label: { ru: 'Ваша работа в школе', kk: 'Мектептегі қызметіңіз', en: 'Your work at the school' },
  office: { ru: 'Работа в школе', kk: 'Мектептегі қызмет', en: 'Work at the school' },
  subject: 'person_id',
  handling: {
    category: 'security',
    purposes: ['security'],
    basis: 'contract',
    term: { period: 'P12M', after: 'account-closed', source: 'protect.staff_access' },
  },
  erasure: { rows: 'delete' },
  columns: {
    id: key(),
    person_id: owner(),
    role: data({ ru: 'Роль', kk: 'Рөлі', en: 'Role' }),
    granted_at: data({ ru: 'С какого времени', kk: 'Қашаннан', en: 'Since' }),
    granted_by: actingPerson(),
    ended_at: data({ ru: 'До какого времени', kk: 'Қашанға дейін', en: 'Until' }),
    ended_by: actingPerson(),
  },
});
