/** Who works at the school: joining by invitation, roles, leaving; and the office's look at people. */
import type { Room } from '#platform/room.ts';
import { routes } from './routes.tsx';
import { staffInvitationsTable } from './schema.ts';

export { inviteStaff } from './invite-staff.ts';
export { roleName } from './role-names.ts';
export type { StaffDb } from './schema.ts';

export const room: Room = { name: 'people/staff', tables: [staffInvitationsTable], routes };
