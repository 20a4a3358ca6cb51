/** What a restore is asked for, what it answers, and for which reasons it refuses. */
import type { Lost } from '#platform/jobs/standstill.ts';
import type { Replayed } from '#protection/backups';

export interface RestoreRequest {
  /** A path, the name of a kept backup, or `newest`. */
  readonly file: string;
  /** Holds an age secret key: the owner's, or this machine's drill key. */
  readonly keyFile: string;
  readonly overLive: boolean;
  readonly withoutLedger: boolean;
}
export interface Restored extends Replayed {
  readonly madeAt: string;
  readonly rows: number;
  readonly files: number;
  /** What happened meanwhile is not known any more. */
  readonly lost: Lost;
  /** Whether nothing of a school that was here before is left. */
  readonly cleared: boolean;
}

type Reason =
  | 'no log'
  | 'no file'
  | 'only future'
  | 'no key'
  | 'live school'
  | 'other files'
  | 'in use'
  | 'no secret'
  | 'no ledger'
  | 'ledger'
  | 'damaged ledger'
  | 'own erasures'
  | 'erased people';
/** Nothing was touched. */
export class RefusedRestore extends Error {
  override readonly name = 'RefusedRestore';
  readonly reason: Reason;
  readonly detail: string;
  constructor(reason: Reason, detail = '') {
    super(`restore refused: ${reason} ${detail}`);
    this.reason = reason;
    this.detail = detail;
  }
}
