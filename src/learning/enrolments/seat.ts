/**
 * Where the pages of a seat are: under the cohort's slug, and for a child's seat with the child's identifier after a
 * tilde, so that a guardian with two children in a cohort, or with a seat of their own there, never meets the wrong one.
 */
import { NotFound } from '#platform/errors.ts';

export interface Seat {
  readonly cohortSlug: string;
  /** Null: the person's own. */
  readonly wardId: string | null;
}

/** A part of a path: `evenings`, `evenings~019ab…`. */
export function seatAddress({ cohortSlug, wardId }: Seat): string {
  return wardId === null ? cohortSlug : `${cohortSlug}~${wardId}`;
}

const ADDRESS = /^([^~]+)(?:~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))?$/;

/** Throws NotFound for what is no address of a seat. */
export function seatAt(address: string): Seat {
  const found = ADDRESS.exec(address);
  if (!found?.[1]) throw new NotFound('enrolment');
  return { cohortSlug: found[1], wardId: found[2] ?? null };
}
