/** Who works at the school: joining by invitation, roles, leaving; and the office's look at people. */
import type { Room } from '#platform/room.ts';
import { staffInvitationsTable } from './schema.ts';

export {
  endRole,
  grantRole,
  may,
  type Permission,
  ROLES,
  type Role,
  requireOffice,
  requirePermission,
} from '#people/roles';
export type { StaffDb } from './schema.ts';

export const room: Room = { name: 'people/staff', tables: [staffInvitationsTable] };
