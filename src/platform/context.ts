/** What a verb is handed: everything it may touch, and nothing it could reach by itself. */
import type { Clock } from './clock.ts';
import type { Database } from './database/database.ts';
import type { BankDetails } from './documents/templates/order.ts';
import type { Listeners } from './events.ts';
import type { Files } from './files/files.ts';
import type { Locale } from './i18n/locale.ts';
import type { Ids } from './ids.ts';
import type { ErasureLedger } from './ledger.ts';
import type { Log } from './log/log.ts';
import type { StoreCountries } from './school.ts';
import type { Secrets } from './secrets.ts';

/** Who acts. Staff are persons with roles; what a role may do is known by the room `people/roles`. */
export type Actor =
  | { readonly kind: 'visitor' }
  | PersonActor
  | { readonly kind: 'system'; readonly job: string }
  | { readonly kind: 'operator' };

export interface PersonActor {
  readonly kind: 'person';
  readonly personId: string;
  readonly sessionId: string;
  readonly roles: readonly string[];
  /** True when this very session was opened with a second factor. */
  readonly secondFactor: boolean;
}

/** The school as footers, letters and documents show it (`school.identity`). */
export interface SchoolFacts {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: Readonly<Record<Locale, string>>;
  readonly bin: string | undefined;
  /** Who signs certificates; undefined: nobody was named. */
  readonly head?: string | undefined;
  /** Where its money is received; undefined: people ask how to pay. */
  readonly bank?: BankDetails | undefined;
  readonly baseUrl: string;
  /** In which country each store is. */
  readonly countries: StoreCountries;
}

export interface Context {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly actor: Actor;
  readonly log: Log;
  readonly files: Files;
  readonly secrets: Secrets;
  /** The copy of the ledger of erasures outside the database. */
  readonly ledger: ErasureLedger;
  /** Of this machine, where data lie, and the drill key: each is closed to its other users. */
  readonly folders: readonly string[];
  readonly listeners: Listeners;
  readonly school: SchoolFacts;
  /** True for the demo school: its people are invented, its letters may be read at /dev/mail. */
  readonly demo: boolean;
  /** Told of each step of an erasure as it is taken; only the proofs that stop the program there listen. */
  readonly onStep?: (step: string) => Promise<void>;
}

/** Who signs what is done: the person who acts, or nobody where a job, the operator or a visitor does. */
export function actingId({ actor }: Pick<Context, 'actor'>): string | null {
  return actor.kind === 'person' ? actor.personId : null;
}

/** The same context for another actor: a job, the operator, a signed-in person. */
export function actingAs(ctx: Context, actor: Actor): Context {
  return { ...ctx, actor };
}

/**
 * Runs `work` in one transaction: all of it is kept, or none. Inside a transaction already, it joins that one.
 * Jobs, letters and audit rows made inside belong to it too.
 */
export async function transact<T>(ctx: Context, work: (tx: Context) => Promise<T>): Promise<T> {
  if (ctx.db.isTransaction) return work(ctx);
  return ctx.db.transaction().execute((db) => work({ ...ctx, db }));
}
