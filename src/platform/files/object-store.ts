/** Bytes under names, wherever they lie. What is written is there whole, or not at all. */
import type { Readable } from 'node:stream';
import { folderStore } from './folder-store.ts';
import type { Place } from './place.ts';
import { s3Store } from './s3-store.ts';

export interface ByteRange {
  readonly start: number;
  /** The last byte, itself included. */
  readonly end: number;
}

export interface ObjectStore {
  /** Returns once the bytes are durable under the name; what was there before is replaced. */
  write(name: string, source: Uint8Array | AsyncIterable<Uint8Array>): Promise<void>;
  /** Takes over a file of this machine, which is gone afterwards or may be removed. */
  adopt(name: string, path: string): Promise<void>;
  /** The stream fails with the code `ENOENT` where there is no such name. */
  read(name: string, range?: ByteRange): Readable;
  has(name: string): Promise<boolean>;
  /** Removing what is not there is no error. A beginning of the name goes with it. */
  remove(name: string): Promise<void>;
  /** Every whole object, sorted, by its full name; of one folder, where told. None where nothing was written yet. */
  list(folder?: string): Promise<string[]>;
  /** Beginnings that a kill left, each as its name with `.part`; what is being written this moment is among them. */
  listParts(): Promise<string[]>;
  /** Whether what is removed stays as an old version. False where the store does not tell. */
  keepsVersions(): Promise<boolean>;
}

export function openStore(place: Place): ObjectStore {
  return place.kind === 'folder' ? folderStore(place.path) : s3Store(place);
}
