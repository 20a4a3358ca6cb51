/** What a file really is, by its first bytes: neither its name nor what the browser says about it is believed. */

export type UploadType =
  | 'image/png'
  | 'image/jpeg'
  | 'image/webp'
  | 'application/pdf'
  | 'video/mp4'
  | 'video/webm'
  | 'text/vtt';

export const EXTENSIONS: Readonly<Record<UploadType, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'text/vtt': 'vtt',
};

/** Undefined for everything else, SVG and HTML among it: they can carry a program. */
export function sniffMediaType(head: Uint8Array): UploadType | undefined {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const text = (from: number, to: number) => bytes.toString('latin1', from, to);
  if (text(0, 8) === '\x89PNG\r\n\x1a\n' && text(12, 16) === 'IHDR') return 'image/png';
  if (text(0, 3) === '\xff\xd8\xff') return 'image/jpeg';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'image/webp';
  if (text(0, 5) === '%PDF-') return 'application/pdf';
  if (text(4, 8) === 'ftyp') return 'video/mp4';
  if (text(0, 4) === '\x1aE\xdf\xa3' && text(4, 64).includes('webm')) return 'video/webm';
  if (/^(\xef\xbb\xbf)?WEBVTT([ \t\r\n]|$)/.test(text(0, 16))) return 'text/vtt';
  return undefined;
}
