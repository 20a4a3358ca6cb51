/** Files of the school and of its people: bytes in a store, a row in `stored_files`, never one without the other. */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { type ByteRange, type ObjectStore, openStore } from './object-store.ts';
import type { Place } from './place.ts';

export interface Files {
  /** Writes the bytes durably under a key; returns their SHA-256 and length. Throws {@link TooLarge} past `limit`. */
  write(
    key: string,
    source: Uint8Array | AsyncIterable<Uint8Array>,
    limit?: number,
  ): Promise<{ sha256: string; bytes: number }>;
  read(key: string, range?: ByteRange): Readable;
  exists(key: string): Promise<boolean>;
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>;
  /** The keys of a bucket, those of files that were begun and not ended too. What is no file of the school is left out. */
  list(bucket: string): Promise<string[]>;
}

export class TooLarge extends Error {}

const KEY = /^[a-z-]+\/[0-9a-f-]{36}$/;

/** Whether it may be a file's; backups, the ledger and the log have other names in their stores. */
export const isFileKey = (name: string): boolean => KEY.test(name);

export const openFiles = (place: Place): Files => filesIn(openStore(place));

export function filesIn(store: ObjectStore): Files {
  const known = (key: string): string => {
    if (!isFileKey(key)) throw new Error('not a file key');
    return key;
  };
  return {
    async write(key, source, limit = Number.POSITIVE_INFINITY) {
      const hash = createHash('sha256');
      let bytes = 0;
      async function* measured() {
        for await (const chunk of source instanceof Uint8Array ? [source] : source) {
          bytes += chunk.byteLength;
          if (bytes > limit) throw new TooLarge();
          hash.update(chunk);
          yield chunk;
        }
      }
      await store.write(known(key), measured());
      return { sha256: hash.digest('hex'), bytes };
    },
    read: (key, range) => store.read(known(key), range),
    exists: async (key) => store.has(known(key)),
    remove: async (key) => store.remove(known(key)),
    async list(bucket) {
      const begun = (await store.listParts()).map((name) => name.replace(/\.part$/, ''));
      const keys = [...(await store.list(bucket)), ...begun.filter((name) => name.startsWith(`${bucket}/`))];
      return [...new Set(keys)].filter(isFileKey);
    },
  };
}
