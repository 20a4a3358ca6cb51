import { describe, expect, it } from 'vitest';
import type { PersonActor } from '#platform/context.ts';
import { may, PERMISSIONS, ROLES, type Role, rolesAllow } from './role.ts';

const actor = (roles: readonly string[], secondFactor = true): PersonActor => ({
  kind: 'person',
  personId: 'p',
  sessionId: 's',
  roles,
  secondFactor,
});

describe('what roles allow', () => {
  it('gives staff what their roles give, and nothing without a second factor', () => {
    expect(may(actor(['accountant']), 'orders.confirm')).toBe(true);
    expect(may(actor(['accountant']), 'people.read')).toBe(false);
    expect(may(actor(['accountant', 'adviser']), 'people.read')).toBe(true);
    expect(may(actor(['administrator'], false), 'people.read')).toBe(false);
    expect(may(actor([]), 'people.read')).toBe(false);
    expect(may({ kind: 'visitor' }, 'people.read')).toBe(false);
  });

  it('lets the operator and the program’s own jobs do everything', () => {
    for (const permission of PERMISSIONS) {
      expect(may({ kind: 'operator' }, permission)).toBe(true);
      expect(may({ kind: 'system', job: 'x' }, permission)).toBe(true);
    }
  });

  it('ignores a role it does not know', () => {
    expect(rolesAllow(['owner', 'toString', '__proto__'], 'people.read')).toBe(false);
  });

  it('keeps staff and money apart: only the administrator manages staff, an instructor sees no people', () => {
    const holders = (permission: (typeof PERMISSIONS)[number]): Role[] =>
      ROLES.filter((role) => rolesAllow([role], permission));
    expect(holders('staff.manage')).toEqual(['administrator']);
    expect(holders('orders.confirm')).toEqual(['accountant', 'administrator']);
    expect(holders('certificates.revoke')).toEqual(['administrator']);
    expect(holders('people.read')).not.toContain('instructor');
    for (const permission of PERMISSIONS) expect(holders(permission), permission).toContain('administrator');
  });
});
