/** The doors of the back office. */

import type { PersonActor } from '#platform/context.ts';
import { Forbidden, NotFound } from '#platform/errors.ts';
import { type Request, requirePerson, SecondFactorRequired } from '#platform/http/app.ts';
import { may, type Permission } from './role.ts';

/**
 * Staff with a second factor in this very session. A visitor is led to sign in, staff without a second factor to their
 * second factor, and for everybody else the office does not exist.
 */
export function requireOffice(c: Request): PersonActor {
  const actor = requirePerson(c);
  if (actor.roles.length === 0) throw new NotFound('page');
  if (!actor.secondFactor) throw new SecondFactorRequired();
  return actor;
}

/** The same, for a page or an act that needs this permission. Throws Forbidden. */
export function requirePermission(c: Request, permission: Permission): PersonActor {
  const actor = requireOffice(c);
  if (!may(actor, permission)) throw new Forbidden(permission);
  return actor;
}
