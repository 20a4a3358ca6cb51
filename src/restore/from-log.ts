/**
 * A school from the log that was shipped of its server: the server is recovered aside on this machine, its school is
 * archived, and the archive restored like any other, with every check of a restore.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { systemClock } from '#platform/clock.ts';
import { openFiles } from '#platform/files/files.ts';
import { openStore } from '#platform/files/object-store.ts';
import { folderPlace } from '#platform/files/place.ts';
import { createIds } from '#platform/ids.ts';
import { keptLedger } from '#platform/ledger.ts';
import type { Log } from '#platform/log/log.ts';
import { refuseAsRoot } from '#platform/owner.ts';
import { archiveSchool, readIdentities } from '#protection/backups';
import { type Recovered, recoverServer } from '#protection/wal';
import type { Config } from '../config.ts';
import { restoreSchool } from './from-backup.ts';
import { RefusedRestore, type Restored, type RestoreRequest } from './request.ts';
import { FOLDERS, removeFolders } from './traces.ts';

const ARCHIVE = 'last-second.tar.age';

/** Throws {@link RefusedRestore}, `NotAsRoot` or `UnusableBackup` before anything is touched. */
export async function restoreLastSecond(
  config: Config,
  request: Omit<RestoreRequest, 'file'>,
  log: Log,
): Promise<Restored> {
  if (!config.wal) throw new RefusedRestore('no log');
  const identities = await readIdentities(request.keyFile).catch((error: Error) => {
    throw new RefusedRestore('no key', error.message);
  });
  await refuseAsRoot(config.dataDir);
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  // Of a recovery that was killed: what lies there is decrypted.
  await removeFolders(config.dataDir, FOLDERS.recovered);
  const folder = join(config.dataDir, `${FOLDERS.recovered}${createIds(systemClock).uuid()}`);
  await mkdir(folder, { mode: 0o700 });
  try {
    const server = join(folder, 'server');
    const recovered = await recoverServer(openStore(config.wal), {
      folder: server,
      identities,
      pgBin: config.pgBin,
      now: systemClock.now(),
    });
    const keyFile = await archive(recovered, config, folder).finally(() => recovered.stop());
    return await restoreSchool(config, { ...request, keyFile, file: join(folder, ARCHIVE) }, log);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** For a key that is made for this archive alone. Returns the file of the key. */
async function archive(recovered: Recovered, config: Config, folder: string): Promise<string> {
  const [keysDir, filesDir, keyFile] = ['keys', 'files', 'key'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await mkdir(keysDir, { mode: 0o700 });
  for (const [name, text] of Object.entries(recovered.keys))
    await writeFile(join(keysDir, name), text, { mode: 0o600 });
  await recovered.unpackFiles(filesDir);
  const identity = await generateX25519Identity();
  await writeFile(keyFile, identity, { mode: 0o600 });
  await archiveSchool(
    {
      connection: recovered.connection,
      files: openFiles(config.files.kind === 'folder' ? folderPlace(filesDir) : config.files),
      // What was erased since is in the ledger outside, which the restore reads.
      ledger: keptLedger([]),
      keysDir,
      secretCheck: recovered.base.secretCheck,
      // The same log tells the same moment, so that a change-over that was killed is known again as its own.
      madeAt: recovered.lastAt,
    },
    [await identityToRecipient(identity)],
    { store: openStore(folderPlace(folder)), name: ARCHIVE },
  );
  return keyFile;
}
