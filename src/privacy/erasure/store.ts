/** The stores of the school, as an erasure goes through them and reports on them one by one. Pure. */
import type { Kept, StoreName, StoreOutcome } from './erasure.ts';

/** Tables that are a store of their own to whoever asks where their data were; all others are the database. */
const STORE_OF: Readonly<Record<string, StoreName>> = {
  outbox_messages: 'outbox',
  sessions: 'sessions',
  verifications: 'sessions',
  copies: 'exports',
  audit_events: 'logs',
  visits: 'logs',
  stored_files: 'files',
};
const ORDER: readonly StoreName[] = ['database', 'outbox', 'sessions', 'exports', 'logs', 'jobs', 'files', 'backups'];

/** `place` is a table, or `schema.table` with or without a column, as the search after an erasure names it. */
export function storeOf(place: string): StoreName {
  const [first = '', second] = place.split('.');
  if (second === undefined) return STORE_OF[first] ?? 'database';
  return first === 'graphile_worker' ? 'jobs' : (STORE_OF[second] ?? 'database');
}

export interface Findings {
  /** What a law keeps, by the table it came from. */
  readonly kept: readonly { readonly table: string; readonly kept: Kept }[];
  /** Where the search found something: `schema.table.column`. */
  readonly remains: readonly string[];
  /** Keys of files that could not be removed. */
  readonly files: readonly string[];
  readonly backups: readonly Kept[];
}

/** One entry a store; a store is done when nothing of the person is left in it. */
export function outcomesOf(findings: Findings): StoreOutcome[] {
  return ORDER.map((store) => {
    const remains = [
      ...findings.remains.filter((place) => storeOf(place) === store),
      ...(store === 'files' ? findings.files : []),
    ];
    const kept =
      store === 'backups'
        ? findings.backups
        : findings.kept.filter(({ table }) => storeOf(table) === store).map((each) => each.kept);
    return { store, done: remains.length === 0, kept, remains };
  });
}

/** The same stores before anything was done in them. */
export function notDone(outcomes: readonly StoreOutcome[]): StoreOutcome[] {
  return outcomes.map((outcome) => ({ ...outcome, done: false }));
}

/** What each store was found to keep, with what it keeps after another run, once each. */
export function mergeStores(before: readonly StoreOutcome[], now: readonly StoreOutcome[]): StoreOutcome[] {
  return now.map((outcome) => {
    const earlier = before.find((each) => each.store === outcome.store)?.kept ?? [];
    const known = new Set(outcome.kept.map((kept) => JSON.stringify(kept)));
    if (outcome.store === 'backups') return outcome;
    return { ...outcome, kept: [...earlier.filter((kept) => !known.has(JSON.stringify(kept))), ...outcome.kept] };
  });
}
