/** Where backups lie: a folder, best one of another machine. */
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isSpent, timeOfName } from './backup.ts';

export async function openStore(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

/** Whole backups, the newest last. What is still being written, or was left half written, is none. */
export async function listBackups(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => timeOfName(name) && !name.endsWith('.part')).sort();
}

/** Removes what is past its term. Returns the names. */
export async function removeSpent(folder: string, now: Temporal.Instant): Promise<string[]> {
  const spent = (await readdir(folder)).filter((name) => isSpent(name, now)).sort();
  for (const name of spent) await rm(join(folder, name), { force: true });
  return spent;
}

export function fileExists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** A name is safe from a power cut once its folder is on the disk. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}
