/** What the room is handed by `app.ts`: where things are, and what rooms above do for it. */
import type { Context } from '#platform/context.ts';
import type { Connection } from '#platform/database/database.ts';
import type { ObjectStore } from '#platform/files/object-store.ts';
import type { ErasureEntry } from '#platform/ledger.ts';

export interface Replayed {
  readonly erased: number;
  readonly incomplete: number;
  readonly remaining: number;
}
/** Erases, in the context's database and files, everybody the ledger names. */
export type Replay = (ctx: Context, entries: readonly ErasureEntry[]) => Promise<Replayed>;

/** Rows that must be in the school as they are in its backup: columns that nothing ever changes, the key first. */
export interface Sample {
  readonly table: string;
  readonly columns: readonly [string, ...string[]];
}

export interface BackupSetup {
  readonly connection: Connection;
  /** Of the kept backups. */
  readonly store: ObjectStore;
  /** Where that is, for people to read. */
  readonly place: string;
  /** The same, as it is noted beside each backup: where the links lead to, and at which provider. */
  readonly noted: string;
  /** Where it is a folder of this machine. */
  readonly folder: string | undefined;
  /** Every place that something is removed from for good, with what people read of it. */
  readonly places: readonly { readonly name: string; readonly store: Pick<ObjectStore, 'keepsVersions'> }[];
  /** Ends what else is kept for as long as a backup: the shipped log of a server. */
  readonly pruneLog: (ctx: Context) => Promise<void>;
  /** The owner's public key. */
  readonly recipient: string | undefined;
  readonly drillKeyFile: string;
  readonly keysDir: string;
  /** Where an unpacked copy lies while it is tried; as well guarded as the school's own data. */
  readonly dataDir: string;
  readonly replay: Replay;
  /** The erasures that the database knows and that are in the ledger outside, or were. */
  readonly erasures: (ctx: Pick<Context, 'db'>) => Promise<readonly ErasureEntry[]>;
  readonly samples: readonly Sample[];
}
