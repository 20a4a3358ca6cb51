/** What restores have in the data folder while they are at work, and what one that was killed leaves there. */
import { open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The beginnings of the names of their folders: decrypted backups, recovered servers, what was put aside. */
export const FOLDERS = { unpacked: 'restore-', recovered: 'recovery-', replaced: 'replaced-' } as const;

/**
 * Stands from the first step of a change-over to the last, with the moment the backup was made: between them the data
 * folder belongs to two schools.
 */
const MARK = 'change-over-under-way';

/** The change-over of a restore was killed, or could not be taken back. */
export class UnfinishedRestore extends Error {
  override readonly name = 'UnfinishedRestore';
  constructor(dataDir: string) {
    super(
      `a restore ended in the midst of its change-over, so ${dataDir} holds parts of two schools: ` +
        'run the same bin/school restore again, to its end; until then the school is not opened',
    );
  }
}

/** On the disk when it returns, for what follows it may be cut off by the power. */
export async function markChangeOver(dataDir: string, madeAt: string): Promise<void> {
  await writeFile(join(dataDir, MARK), madeAt, { mode: 0o600, flush: true });
  const folder = await open(dataDir);
  await folder.sync().finally(() => folder.close());
}

export async function unmarkChangeOver(dataDir: string): Promise<void> {
  await rm(join(dataDir, MARK), { force: true });
}

/** The backup whose change-over did not come to its end: the moment it was made. Undefined: there is none. */
export async function findChangeOver(dataDir: string): Promise<string | undefined> {
  return readFile(join(dataDir, MARK), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

/** Throws {@link UnfinishedRestore}. */
export async function refuseUnfinished(dataDir: string): Promise<void> {
  if ((await findChangeOver(dataDir)) !== undefined) throw new UnfinishedRestore(dataDir);
}

/** Only while no restore is under way. */
export async function removeFolders(dataDir: string, ...beginnings: readonly string[]): Promise<void> {
  for (const name of await readdir(dataDir))
    if (beginnings.some((beginning) => name.startsWith(beginning)))
      await rm(join(dataDir, name), { recursive: true, force: true });
}
