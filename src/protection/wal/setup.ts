import type { Clock } from '#platform/clock.ts';
import type { Files } from '#platform/files/files.ts';
import type { ObjectStore } from '#platform/files/object-store.ts';
import type { Log } from '#platform/log/log.ts';

export interface WalSetup {
  /** Of the school's database; its role has the right REPLICATION. */
  readonly connectionString: string;
  readonly store: ObjectStore;
  /** Throws `DiskFull` where a base of so many bytes would leave the school too little room. */
  readonly assertRoomForBase: (bytes: number) => Promise<void>;
  /** Where that is, for people to read. */
  readonly place: string;
  /** Where the log arrives before it is shipped. */
  readonly spool: string;
  readonly keysDir: string;
  readonly recipients: () => Promise<readonly string[]>;
  readonly pgBin: string | undefined;
  /** Where the files lie on this machine, and so are shipped too; undefined: they outlive it anyway. */
  readonly files: Files | undefined;
  readonly clock: Clock;
  readonly log: Log;
}
