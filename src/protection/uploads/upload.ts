/** What staff may send, how much of it, and how it is looked at before anything is stored. */
import { plainFileName } from './file-name.ts';
import { EXTENSIONS, sniffMediaType, type UploadType } from './media-type.ts';
import { type PictureSize, pictureSize } from './picture-size.ts';

export const UPLOAD_KINDS = ['picture', 'file', 'video', 'captions'] as const;
export type UploadKind = (typeof UPLOAD_KINDS)[number];

const MEGABYTE = 1024 * 1024;

/** In bytes. */
export const UPLOAD_LIMITS: Readonly<Record<UploadKind, number>> = {
  picture: 5 * MEGABYTE,
  file: 20 * MEGABYTE,
  video: 100 * MEGABYTE,
  captions: MEGABYTE,
};

export const UPLOAD_TYPES: Readonly<Record<UploadKind, readonly UploadType[]>> = {
  picture: ['image/png', 'image/jpeg', 'image/webp'],
  file: ['application/pdf', 'image/png', 'image/jpeg', 'image/webp'],
  video: ['video/mp4', 'video/webm'],
  captions: ['text/vtt'],
};

const extensionsOf = (kind: UploadKind) => UPLOAD_TYPES[kind].map((type) => EXTENSIONS[type]);
/** The same in words that people know: `['png', 'jpg', 'webp']`. */
export const EXTENSIONS_OF: Readonly<Record<UploadKind, readonly string[]>> = {
  picture: extensionsOf('picture'),
  file: extensionsOf('file'),
  video: extensionsOf('video'),
  captions: extensionsOf('captions'),
};

export interface Upload {
  /** Safe in an address, with the ending of what the file really is. */
  readonly name: string;
  readonly mediaType: UploadType;
  readonly bytes: number;
  readonly size: PictureSize | undefined;
  readonly source: AsyncIterable<Uint8Array>;
}

export type UploadRefusal = 'empty' | 'too_large' | 'wrong_type';

/** The sizes of a photograph stand behind its embedded preview, seldom further than this. */
const HEAD_BYTES = 256 * 1024;

/** Looks at a file somebody sent as this kind of thing. Nothing is written; the bytes stream when they are stored. */
export async function readUpload(file: File, kind: UploadKind): Promise<Upload | { readonly refused: UploadRefusal }> {
  if (file.size === 0) return { refused: 'empty' };
  if (file.size > UPLOAD_LIMITS[kind]) return { refused: 'too_large' };
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const mediaType = sniffMediaType(head);
  if (!mediaType || !UPLOAD_TYPES[kind].includes(mediaType)) return { refused: 'wrong_type' };
  return {
    name: plainFileName(file.name, EXTENSIONS[mediaType]),
    mediaType,
    bytes: file.size,
    size: pictureSize(head, mediaType),
    source: file.stream() as unknown as AsyncIterable<Uint8Array>,
  };
}
