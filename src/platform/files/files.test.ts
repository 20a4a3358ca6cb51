import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Files, openFiles, TooLarge } from './files.ts';
import { folderPlace } from './place.ts';

const KEY = 'certificates/01890a5d-ac96-774b-bcce-b302099a8057';
let folder: string;
let files: Files;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'));
  files = openFiles(folderPlace(folder));
});
afterAll(() => rm(folder, { recursive: true }));

async function* chunks(...parts: string[]) {
  for (const part of parts) yield new TextEncoder().encode(part);
}

describe('files', () => {
  it('come back as they were written, with their hash', async () => {
    const written = await files.write(KEY, chunks('карта ', 'связей'));
    expect(written.bytes).toBe(23);
    expect(written.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await text(files.read(KEY))).toBe('карта связей');
    expect(await text(files.read(KEY, { start: 0, end: 1 }))).toBe('к');
  });

  it('are refused over the limit, and nothing of them stays', async () => {
    const other = 'certificates/01890a5d-ac96-774b-bcce-b302099a8058';
    await expect(files.write(other, chunks('12345', '67890'), 8)).rejects.toThrow(TooLarge);
    expect(await files.exists(other)).toBe(false);
    expect((await readdir(join(folder, 'certificates'))).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('have no key that leads out of their folder', async () => {
    for (const key of ['../x', 'certificates/../../etc/passwd', '/etc/passwd', 'a/b/c']) {
      await expect(files.write(key, chunks('x'))).rejects.toThrow('not a file key');
    }
  });

  it('can be removed twice', async () => {
    await files.remove(KEY);
    await files.remove(KEY);
    expect(await files.exists(KEY)).toBe(false);
  });
});
