import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ObjectStore } from './object-store.ts';

/** What is being written, or what a kill left of it. */
const PART = '.part';

/** Folders are open to the program's user alone. They are made when something is written first. */
export function folderStore(root: string): ObjectStore {
  const pathOf = (name: string): string => {
    if (name.split('/').some((each) => each === '' || each === '.' || each === '..')) throw new Error('not a name');
    return join(root, name);
  };
  const namesBelow = async (top: string): Promise<string[]> => {
    const entries = await readdir(top, { recursive: true, withFileTypes: true }).catch(noneWhereAbsent);
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
      .sort();
  };
  return {
    async write(name, source) {
      const path = pathOf(name);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const part = `${path}${PART}`;
      const file = await open(part, 'w', 0o600);
      try {
        for await (const chunk of source instanceof Uint8Array ? [source] : source) await file.writeFile(chunk);
        await file.sync();
        await file.close();
        await rename(part, path);
      } catch (error) {
        await file.close().catch(() => undefined);
        await rm(part, { force: true });
        throw error;
      }
      await syncFolder(dirname(path));
    },
    async adopt(name, from) {
      const path = pathOf(name);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await syncFile(from);
      await rename(from, path).catch(async (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EXDEV') throw error;
        await copyFile(from, `${path}${PART}`);
        await syncFile(`${path}${PART}`);
        await rename(`${path}${PART}`, path);
        await rm(from);
      });
      await syncFolder(dirname(path));
    },
    read: (name, range) => createReadStream(pathOf(name), range),
    has: (name) =>
      stat(pathOf(name)).then(
        () => true,
        () => false,
      ),
    async remove(name) {
      const path = pathOf(name);
      // A writer that was killed leaves its part.
      for (const each of [path, `${path}${PART}`]) await rm(each, { force: true });
    },
    list: async (folder) => (await namesBelow(folder === undefined ? root : pathOf(folder))).filter(isWhole),
    listParts: async () => (await namesBelow(root)).filter((name) => !isWhole(name)),
    keepsVersions: async () => false,
  };
}

const isWhole = (name: string): boolean => !name.endsWith(PART);

function noneWhereAbsent(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.sync().finally(() => file.close());
}

/** A name is safe from a power cut once its folder is on the disk. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}
