/** What may be seen of the vault without opening it. Pure. */
import type { Ground } from './schema.ts';

/** A record as it may be seen without opening it: nothing says whose it is. */
export interface SealedRecord {
  readonly id: string;
  readonly what: string;
  readonly source: string;
  readonly sealedAt: Temporal.Instant;
  readonly keepUntil: Temporal.PlainDate;
  /** How often it was opened. */
  readonly opened: number;
  /** Of the same person, this one counted. */
  readonly together: number;
  /** Its last day is over: it is not opened any more, and goes with the next run of retention. */
  readonly over: boolean;
}

export interface LoggedOpening {
  readonly id: string;
  readonly what: string;
  readonly ground: Ground;
  readonly document: string;
  readonly at: Temporal.Instant;
  /** By name; null for somebody who was erased. */
  readonly by: string | null;
}

export const RECORDS_ON_PAGE = 50;
