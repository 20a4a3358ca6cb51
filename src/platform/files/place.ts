/** Where a setting says that files lie: a folder of this machine, or a bucket that speaks S3. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface FolderPlace {
  readonly kind: 'folder';
  readonly path: string;
}
export interface S3Place extends S3Access {
  readonly kind: 's3';
  readonly bucket: string;
  /** Before every name: empty, or ending with a slash. */
  readonly prefix: string;
}
export type Place = FolderPlace | S3Place;

/** Of the provider; the same for every bucket of this installation. */
export interface S3Access {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** `file:/path` or `s3://bucket/prefix`; anything else is no place. */
export const PLACE = /^(file:.+|s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[\w.-]+)*\/?)$/;

export const folderPlace = (path: string): FolderPlace => ({ kind: 'folder', path: resolve(path) });

/** `url` has the form of {@link PLACE}. Throws for a bucket where the access is not known. */
export function placeOf(url: string, access: S3Access | undefined): Place {
  if (url.startsWith('file:')) return folderPlace(url.startsWith('file://') ? fileURLToPath(url) : url.slice(5));
  if (!access) throw new Error('the access to S3 is not known');
  const [bucket = '', ...folders] = url.slice('s3://'.length).split('/').filter(Boolean);
  return { kind: 's3', bucket, prefix: folders.map((folder) => `${folder}/`).join(''), ...access };
}

/** For messages: never with the keys. */
export function spellPlace(place: Place): string {
  return place.kind === 'folder' ? place.path : `s3://${place.bucket}/${place.prefix}`;
}

/** Something in a place that {@link spellPlace} wrote. */
export function spellIn(place: string, name: string): string {
  return place.endsWith('/') ? `${place}${name}` : `${place}/${name}`;
}
