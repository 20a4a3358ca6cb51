/** What each role of the staff may do: one table, as data. */
import type { Actor } from '#platform/context.ts';

export const ROLES = ['manager', 'instructor', 'adviser', 'accountant', 'privacy-officer', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = [
  'programmes.edit',
  'cohorts.edit',
  'enrolments.read',
  'enrolments.edit',
  'certificates.issue',
  'certificates.revoke',
  'people.read',
  'orders.read',
  'orders.confirm',
  'staff.manage',
  'audit.read',
  'jobs.manage',
  'privacy.manage',
  'analytics.read',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const PERMISSIONS_OF: Readonly<Record<Role, readonly Permission[]>> = {
  manager: [
    'programmes.edit',
    'cohorts.edit',
    'enrolments.read',
    'enrolments.edit',
    'certificates.issue',
    'people.read',
    'orders.read',
    'analytics.read',
  ],
  instructor: ['programmes.edit', 'cohorts.edit', 'enrolments.read', 'analytics.read'],
  adviser: ['enrolments.read', 'people.read'],
  accountant: ['enrolments.read', 'orders.read', 'orders.confirm'],
  'privacy-officer': ['people.read', 'audit.read', 'privacy.manage'],
  administrator: PERMISSIONS,
};

export function isRole(text: unknown): text is Role {
  return ROLES.includes(text as Role);
}

/** Whether these roles together give the permission; an unknown role gives none. */
export function rolesAllow(roles: readonly string[], permission: Permission): boolean {
  return roles.some((role) => isRole(role) && PERMISSIONS_OF[role].includes(permission));
}

/**
 * Whether the actor may do this. The operator at the machine and the program's own jobs may do everything; a visitor
 * nothing; staff what their roles give, and only in a session with a second factor (`protect.mfa`).
 */
export function may(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'operator' || actor.kind === 'system') return true;
  return actor.kind === 'person' && actor.secondFactor && rolesAllow(actor.roles, permission);
}
