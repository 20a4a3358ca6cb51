/**
 * Whose the data folder is. What root makes or takes over in another user's, that user cannot open any more: one command
 * in a hurry, and the service does not start again.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Root was about to open another user's school. Nothing was touched. */
export class NotAsRoot extends Error {
  override readonly name = 'NotAsRoot';
  /** As `sudo -u` takes it. */
  readonly user: string;
  constructor(dataDir: string, user: string) {
    super(`${dataDir} belongs to the user ${user}, whom root would shut out of it; nothing was touched`);
    this.user = user;
  }

  /** With the command to run instead. `program`: as it lies in the program's folder, where its commands are run. */
  advise(program: string, words: readonly string[]): string {
    const command = [join(process.cwd(), program), ...words].map(quoted).join(' ');
    return `${this.message}. As that user:\n  sudo -u ${quoted(this.user)} ${command}`;
  }
}

/**
 * Throws {@link NotAsRoot}. A folder that holds nothing of its owner's is nobody's school yet, or root's own, as where a
 * container has another machine's folder for its data.
 */
export async function refuseAsRoot(dataDir: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const owner = await ownerOf(dataDir);
  if (owner === undefined || owner === 0) return;
  const within = await Promise.all((await readdir(dataDir)).map((name) => ownerOf(join(dataDir, name))));
  if (within.includes(owner)) throw new NotAsRoot(dataDir, await nameOf(owner));
}

/** Undefined where there is nothing. */
async function ownerOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    ({ uid }) => uid,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    },
  );
}

async function nameOf(uid: number): Promise<string> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  const found = lines.map((line) => line.split(':')).find(([, , id]) => id === String(uid));
  return found?.[0] ?? `#${uid}`;
}

const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
