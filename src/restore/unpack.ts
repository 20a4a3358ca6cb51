/** A backup opened into a folder, with the key that its school had and every erasure that is known. */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { systemClock } from '#platform/clock.ts';
import { openStore } from '#platform/files/object-store.ts';
import { folderPlace } from '#platform/files/place.ts';
import { DamagedLedger, type ErasureEntry, lackingIn, openLedger } from '#platform/ledger.ts';
import { createSecrets } from '#platform/secrets.ts';
import {
  isAhead,
  listBackups,
  type Manifest,
  packedErasures,
  readIdentities,
  secretCheck,
  timeOfName,
  UnusableBackup,
  unpackArchive,
} from '#protection/backups';
import type { Config } from '../config.ts';
import { RefusedRestore, type RestoreRequest } from './request.ts';

export interface Unpacked {
  readonly manifest: Manifest;
  readonly secretKey: string;
  readonly erasures: readonly ErasureEntry[];
  /** Erasures that the backup knows and the ledger outside does not. */
  readonly unledgered: readonly ErasureEntry[];
}

/** Checks every part of it; throws {@link RefusedRestore} or `UnusableBackup`. */
export async function unpack(config: Config, request: RestoreRequest, folder: string): Promise<Unpacked> {
  const backup = await findBackup(config, request.file);
  const identities = await readIdentities(request.keyFile).catch((error: NodeJS.ErrnoException) => {
    throw new RefusedRestore('no key', error.code === 'ENOENT' ? `there is no ${request.keyFile}` : error.message);
  });
  const manifest = await unpackArchive(backup(), identities, folder);
  const secretKey = config.secretKey ?? (await packedSecret(folder));
  if (secretKey === undefined) throw new RefusedRestore('no secret');
  if (secretCheck(createSecrets(secretKey)) !== manifest.secretCheck)
    throw new UnusableBackup('wrong secret', 'SECRET_KEY is not the one the school had');
  const packed = await packedErasures(folder);
  const found = await openLedger(config.ledger)
    .read()
    .catch((error: unknown) => {
      if (!(error instanceof DamagedLedger)) throw error;
      if (!request.withoutLedger) throw new RefusedRestore('damaged ledger', error.where);
      return error.entries;
    });
  // A school that was started once has one, if only without entries: a missing one is the wrong place.
  if (found === undefined && !request.withoutLedger) throw new RefusedRestore('no ledger');
  const outside = found ?? [];
  const unledgered = lackingIn(outside, packed);
  if (unledgered.length > 0 && !request.withoutLedger) throw new RefusedRestore('ledger');
  return { manifest, secretKey, erasures: [...packed, ...outside], unledgered };
}

/** A file of this machine, or one of the kept backups: by its name, or the newest that is not dated in the future. */
async function findBackup(config: Config, file: string): Promise<() => Readable> {
  const store = openStore(config.backups);
  if (file === 'newest') {
    const names = await listBackups(store);
    const newest = names.findLast((name) => !isAhead(timeOfName(name) as Temporal.Instant, systemClock.now()));
    if (newest === undefined) throw new RefusedRestore(names.length > 0 ? 'only future' : 'no file');
    return () => store.read(newest);
  }
  const isKept = file === basename(file) && !(await openStore(folderPlace('.')).has(file)) && (await store.has(file));
  if (isKept) return () => store.read(file);
  const isThere = await stat(file).then(
    (found) => !found.isDirectory(),
    () => false,
  );
  if (!isThere) throw new RefusedRestore('no file');
  return () => createReadStream(file);
}

async function packedSecret(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, 'keys', 'secret'), 'utf8').catch(() => undefined);
  return text?.trim();
}
