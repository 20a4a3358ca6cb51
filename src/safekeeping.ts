/** What the room of backups is handed: the places from the settings, and what rooms above it do in a restored copy. */

import { join } from 'node:path';
import type { Context } from '#platform/context.ts';
import type { Connection } from '#platform/database/database.ts';
import { openStore } from '#platform/files/object-store.ts';
import { notePlace, spellPlace } from '#platform/files/place.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { findLedgered, replayErasures } from '#privacy/erasure';
import { type BackupSetup, openBackupStore, recipientsOf } from '#protection/backups';
import { assertRoomForBase, openLogStore, pruneLog, type WalSetup } from '#protection/wal';
import type { Config } from './config.ts';

/** What of this machine holds data, or opens them. */
export function foldersOf(config: Config): readonly string[] {
  const places = [config.files, config.ledger, config.backups, ...(config.wal ? [config.wal] : [])];
  return [
    config.dataDir,
    ...places.flatMap((place) => (place.kind === 'folder' ? [place.path] : [])),
    config.drillKeyFile,
  ];
}

/** Undefined where the log of the server is not shipped. */
export function walSetup(
  config: Config,
  { clock, files, log }: Pick<Context, 'clock' | 'files' | 'log'>,
): WalSetup | undefined {
  const { wal, databaseUrl, dataDir, drillKeyFile, backupRecipient: recipient } = config;
  if (!wal || !databaseUrl) return undefined;
  return {
    connectionString: databaseUrl,
    store: openLogStore(wal, dataDir),
    assertRoomForBase: (bytes) => assertRoomForBase(wal, dataDir, bytes),
    place: spellPlace(wal),
    spool: join(dataDir, 'wal'),
    keysDir: join(dataDir, 'keys'),
    recipients: () => recipientsOf({ drillKeyFile, recipient }),
    pgBin: config.pgBin,
    files: config.files.kind === 'folder' ? files : undefined,
    clock,
    log,
  };
}

export function backupSetup(config: Config, connection: Connection, inventory: () => Inventory): BackupSetup {
  return {
    connection,
    store: openBackupStore(config.backups, config.dataDir),
    place: spellPlace(config.backups),
    noted: notePlace(config.backups),
    folder: config.backups.kind === 'folder' ? config.backups.path : undefined,
    places: [config.files, config.backups, ...(config.wal ? [config.wal] : [])].map((place) => ({
      name: spellPlace(place),
      store: openStore(place),
    })),
    pruneLog: ({ clock, log }) =>
      pruneLog({
        store: config.wal && openLogStore(config.wal, config.dataDir),
        spool: join(config.dataDir, 'wal'),
        clock,
        log,
      }),
    recipient: config.backupRecipient,
    drillKeyFile: config.drillKeyFile,
    keysDir: join(config.dataDir, 'keys'),
    dataDir: config.dataDir,
    replay: (ctx, entries) => replayErasures(ctx, inventory(), entries),
    erasures: findLedgered,
    // What a certificate says is frozen at its issue; the holder's name alone may leave it.
    samples: [
      {
        table: 'certificates',
        columns: ['id', 'code', 'number', 'issued_at', 'programme_title', 'hours', 'completed_on'],
      },
    ],
  };
}
