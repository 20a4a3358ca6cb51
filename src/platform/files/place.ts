/** Where a setting says that files lie: a folder of this machine, or a bucket that speaks S3. */
import { readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
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

/**
 * Where a path of this machine leads, whatever links are on the way; of what is not there yet, the nearest folder that
 * is. Two places are the same, or within each other, by this alone.
 */
export function realPath(path: string): string {
  const links = new Set<string>();
  const follow = (at: string): string => {
    try {
      return realpathSync(at);
    } catch {
      const above = dirname(at);
      if (above === at) return at;
      const target = links.has(at) ? undefined : targetOf(at);
      links.add(at);
      return target === undefined ? join(follow(above), basename(at)) : follow(resolve(follow(above), target));
    }
  };
  return follow(resolve(path));
}

/** Of a link whose end is not there yet; undefined: it is no link. */
function targetOf(link: string): string | undefined {
  try {
    return readlinkSync(link);
  } catch {
    return undefined;
  }
}

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

/** To tell places apart, whatever links lead there and whoever provides them: never with the keys. */
export function notePlace(place: Place): string {
  return place.kind === 'folder' ? realPath(place.path) : `${spellPlace(place)} at ${place.endpoint}`;
}

/** Something in a place that {@link spellPlace} wrote. */
export function spellIn(place: string, name: string): string {
  return place.endsWith('/') ? `${place}${name}` : `${place}/${name}`;
}
