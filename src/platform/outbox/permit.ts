/**
 * Leave to write one person an offer. Only the gate of `privacy/consents` makes permits, each for one person and for the
 * transaction in which the gate said yes; a letter of offers without one is refused, whatever its type pretends.
 */
import type { Context } from '../context.ts';
import type { Database } from '../database/database.ts';

declare const madeByTheGate: unique symbol;
export interface Permit {
  readonly [madeByTheGate]: true;
}

const permits = new WeakMap<object, { personId: string; db: Database }>();

/** For the gate alone; a test reads the sources for anybody else. Throws outside a transaction. */
export function makePermit(tx: Context, personId: string): Permit {
  if (!tx.db.isTransaction) throw new Error('a permit belongs to a transaction');
  const permit = Object.freeze({}) as Permit;
  permits.set(permit, { personId, db: tx.db });
  return permit;
}

/** Throws unless the gate made this permit, in this transaction, for this person. */
export function checkPermit(tx: Context, permit: Permit, personId: string | null): void {
  const made = typeof permit === 'object' && permit !== null ? permits.get(permit) : undefined;
  if (!made || made.db !== tx.db || made.personId !== personId) throw new Error('no permit for this offer');
}
