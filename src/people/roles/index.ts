/** What the staff's roles allow, who has which, and the doors of the back office. */
import type { Room } from '#platform/room.ts';
import { staffRolesTable } from './schema.ts';

export { endRole, grantRole } from './grant-role.ts';
export { requireOffice, requirePermission } from './guards.ts';
export { isRole, may, type Permission, ROLES, type Role, rolesAllow } from './role.ts';
export type { RolesDb } from './schema.ts';

export const room: Room = { name: 'people/roles', tables: [staffRolesTable] };
