/** The keyed marks of one row of the audit trail. Pure but for the key. */
import { createHmac } from 'node:crypto';

/** A row as the database writes it. */
export interface TrailRow {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly action: string;
  readonly actor_kind: string;
  readonly object_kind: string | null;
  readonly actor_id: string | null;
  readonly object_id: string | null;
  readonly person_id: string | null;
  readonly reason: string | null;
  /** The document as text. */
  readonly details: string;
}

/** Bytes: what never changes, who acted, on what, about whom and why, and whether it was about anybody. */
const [LASTING, ACTOR, OBJECT, THEIRS, FLAG] = [16, 8, 8, 8, 1];
export const MARK_BYTES = LASTING + ACTOR + OBJECT + THEIRS + FLAG;
const CLEARED_DETAILS = '{}';

export function markOf(key: Buffer, row: TrailRow): Buffer {
  const hash = (bytes: number, ...parts: readonly (string | null)[]) =>
    createHmac('sha256', key)
      .update(JSON.stringify([row.id, ...parts]))
      .digest()
      .subarray(0, bytes);
  return Buffer.concat([
    hash(LASTING, 'lasting', row.at.toString(), row.action, row.actor_kind, row.object_kind),
    hash(ACTOR, 'actor', row.actor_id),
    hash(OBJECT, 'object', row.object_id),
    hash(THEIRS, 'theirs', row.person_id, row.reason, row.details),
    Buffer.from([row.person_id === null ? 0 : 1]),
  ]);
}

/** What of a row stays whoever is erased: a row is known by it. */
export function lastingOf(mark: Buffer): string {
  return mark.subarray(0, LASTING).toString('base64');
}

export type Comparison = 'same' | 'anonymised' | 'altered';

/** The row as it stands, with its mark of now, against the sealed one: only what an erasure empties may be empty. */
export function compareMark(row: TrailRow, now: Buffer, sealed: Buffer): Comparison {
  if (now.equals(sealed)) return 'same';
  const same = (from: number, bytes: number) =>
    now.subarray(from, from + bytes).equals(sealed.subarray(from, from + bytes));
  const [actor, object, theirs] = [LASTING, LASTING + ACTOR, LASTING + ACTOR + OBJECT];
  const wasAboutSomebody = sealed[theirs + THEIRS] === 1;
  const emptied = row.person_id === null && row.reason === null && row.details === CLEARED_DETAILS;
  const right =
    same(0, LASTING) &&
    (same(actor, ACTOR) || row.actor_id === null) &&
    (same(object, OBJECT) || row.object_id === null) &&
    (same(theirs, THEIRS) || (wasAboutSomebody && emptied));
  return right ? 'anonymised' : 'altered';
}
