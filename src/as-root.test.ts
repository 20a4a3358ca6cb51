/** Root beside a school of another user: what it would make there, that user could not open. */
import { execFile } from 'node:child_process';
import { chown, lstat, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NotAsRoot, refuseAsRoot } from '#platform/owner.ts';
import { environmentOf } from '#tests/drills/kills.ts';

const run = promisify(execFile);
/** A user of every Debian, and one of none. */
const [KNOWN, UNKNOWN] = [33, 54_321];
let folder: string;
const dataDir = () => join(folder, 'data');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'as-root-test-'));
  await mkdir(join(dataDir(), 'postgres'), { recursive: true });
  await writeFile(join(dataDir(), 'postgres', 'PG_VERSION'), '18\n');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function give(uid: number): Promise<void> {
  await run('chown', ['-R', `${uid}:${uid}`, dataDir()]);
}

/** Everything in the folder: whose it is, and when it was changed last. */
async function traces(): Promise<string[]> {
  const names = ['.', ...(await readdir(folder, { recursive: true }))].sort();
  return Promise.all(
    names.map(async (name) => {
      const { uid, mode, ctimeMs } = await lstat(join(folder, name));
      return `${name} ${uid} ${mode} ${ctimeMs}`;
    }),
  );
}

async function ends(file: string, ...words: string[]): Promise<{ code: number; stderr: string }> {
  const env = { PATH: process.env['PATH'], HOME: folder, ...environmentOf({ folder }) };
  return run(process.execPath, ['--import', 'tsx', file, ...words], { env, timeout: 60_000 }).then(
    () => ({ code: 0, stderr: '' }),
    (error: { code: number; stderr: string }) => error,
  );
}

describe.runIf(process.getuid?.() === 0)('root, where the data folder is another user’s', () => {
  it('is told the command to use instead, and touches nothing', async () => {
    await give(KNOWN);
    const { stdout } = await run('id', ['-un', String(KNOWN)]);
    const as = (command: string) => `As that user:\n  sudo -u ${stdout.trim()} ${join(process.cwd(), command)}\n`;
    const before = await traces();
    for (const [file, program, ...words] of [
      ['src/main.ts', 'bin/start', '--empty'],
      ['src/operator/main.ts', 'bin/school', 'doctor'],
      ['src/operator/main.ts', 'bin/school', 'restore', 'newest', '--key', "the owner's key"],
    ] as const) {
      const { code, stderr } = await ends(file, ...words);
      const typed = words.map((word) => (word.includes(' ') ? `'the owner'\\''s key'` : word));
      expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(as([program, ...typed].join(' '))) });
    }
    expect(await traces()).toEqual(before);
  }, 120_000);

  it('is told the number of a user without a name', async () => {
    await give(UNKNOWN);
    const refused = await refuseAsRoot(dataDir()).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(NotAsRoot);
    expect((refused as NotAsRoot).advise('bin/start', [])).toContain(`sudo -u '#${UNKNOWN}' `);
  });

  it('opens what is root’s own, or holds nothing yet', async () => {
    await refuseAsRoot(join(folder, 'not', 'there'));
    await refuseAsRoot(dataDir());
    // The server’s own account, where root cannot be shown to it under another name.
    await chown(join(dataDir(), 'postgres'), 65_534, 65_534);
    await refuseAsRoot(dataDir());
    // Another machine’s folder, which a container runs on as root.
    await chown(dataDir(), UNKNOWN, UNKNOWN);
    await refuseAsRoot(dataDir());
    await rm(join(dataDir(), 'postgres'), { recursive: true });
    await refuseAsRoot(dataDir());
  });
});
