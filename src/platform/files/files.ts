/** Files of the school and of its people: bytes in a folder, a row in `stored_files`, never one without the other. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

export interface Files {
  /** Writes the bytes durably under a key; returns their SHA-256 and length. Throws {@link TooLarge} past `limit`. */
  write(
    key: string,
    source: Uint8Array | AsyncIterable<Uint8Array>,
    limit?: number,
  ): Promise<{ sha256: string; bytes: number }>;
  read(key: string, range?: { start: number; end: number }): Readable;
  exists(key: string): Promise<boolean>;
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>;
}

export class TooLarge extends Error {}

const KEY = /^[a-z-]+\/[0-9a-f-]{36}$/;

export function openFiles(folder: string): Files {
  const pathOf = (key: string): string => {
    if (!KEY.test(key)) throw new Error('not a file key');
    return join(folder, key);
  };
  return {
    async write(key, source, limit = Number.POSITIVE_INFINITY) {
      const path = pathOf(key);
      await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
      const part = `${path}.part`;
      const handle = await open(part, 'w', 0o600);
      const hash = createHash('sha256');
      let bytes = 0;
      try {
        for await (const chunk of source instanceof Uint8Array ? [source] : source) {
          bytes += chunk.byteLength;
          if (bytes > limit) throw new TooLarge();
          hash.update(chunk);
          await handle.write(chunk);
        }
        await handle.sync();
        await handle.close();
        await rename(part, path);
      } catch (error) {
        await handle.close().catch(() => undefined);
        await rm(part, { force: true });
        throw error;
      }
      return { sha256: hash.digest('hex'), bytes };
    },
    read: (key, range) => createReadStream(pathOf(key), range),
    exists: (key) =>
      stat(pathOf(key)).then(
        () => true,
        () => false,
      ),
    remove: (key) => rm(pathOf(key), { force: true }),
  };
}
