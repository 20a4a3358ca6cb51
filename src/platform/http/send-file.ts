/** Answers with a stored file: its hash as ETag, parts of it on request (videos seek), nothing that could run. */
import { Readable } from 'node:stream';
import { NotFound } from '../errors.ts';
import { fileKey, type StoredFile } from '../files/stored-files.ts';
import type { Request } from './app.ts';

/** What browsers show in place; everything else is downloaded. */
const SHOWN = /^(image\/(png|jpeg|webp|svg\+xml)|video\/(mp4|webm)|text\/vtt)$/;
const TEXT = /^text\/|\+xml$/;
/** A picture may carry its own styles; it may load nothing and run nothing, even when opened by itself. */
const DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

export interface Sending {
  /** The name the file is saved under; the stored name otherwise. */
  readonly name?: string;
  /** `private, no-cache` unless told: asked again each time, sent again only when it changed. */
  readonly cacheControl?: string;
  readonly download?: boolean;
}

/** 200, 206, 304 or 416. Who may have the file is the caller's question, asked before. */
export async function sendFile(c: Request, file: StoredFile, sending: Sending = {}): Promise<Response> {
  const { files } = c.var.ctx;
  const etag = `"${file.sha256}"`;
  const headers: Record<string, string> = {
    etag,
    'accept-ranges': 'bytes',
    'cache-control': sending.cacheControl ?? 'private, no-cache',
    'content-type': TEXT.test(file.media_type) ? `${file.media_type}; charset=utf-8` : file.media_type,
    'content-disposition': disposition(sending.name ?? file.name, sending.download ?? !SHOWN.test(file.media_type)),
  };
  if (file.media_type === 'image/svg+xml') headers['content-security-policy'] = DRAWING_POLICY;

  if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
  const condition = c.req.header('if-range');
  const asked = condition && condition !== etag ? undefined : c.req.header('range');
  const range = asked === undefined ? undefined : readRange(asked, file.bytes);
  if (range === 'unsatisfiable') return c.body(null, 416, { ...headers, 'content-range': `bytes */${file.bytes}` });

  const key = fileKey(file);
  if (!(await files.exists(key))) throw new NotFound('file');
  const { start, end } = range ?? { start: 0, end: file.bytes - 1 };
  headers['content-length'] = String(end - start + 1);
  if (range) headers['content-range'] = `bytes ${start}-${end}/${file.bytes}`;
  const empty = c.req.method === 'HEAD' || file.bytes === 0;
  const body = empty ? null : (Readable.toWeb(files.read(key, { start, end })) as ReadableStream);
  return c.newResponse(body, range ? 206 : 200, headers);
}

function matches(header: string | undefined, etag: string): boolean {
  if (!header) return false;
  return header.split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === etag);
}

/**
 * One range of bytes (RFC 9110, 14.1.2). Several ranges, other units and what cannot be read are ignored, as the
 * standard lets a server do: the whole file is sent.
 */
export function readRange(header: string, bytes: number): { start: number; end: number } | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header.trim());
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const last = bytes - 1;
  if (match[1] === '') {
    const length = Number(match[2]);
    return length === 0 || bytes === 0 ? 'unsatisfiable' : { start: Math.max(0, bytes - length), end: last };
  }
  const start = Number(match[1]);
  const end = match[2] === '' ? last : Math.min(Number(match[2]), last);
  if (match[2] !== '' && Number(match[2]) < start) return undefined;
  return start > last ? 'unsatisfiable' : { start, end };
}

/** RFC 6266: a plain name for old programs, the real one for the rest. */
function disposition(name: string, download: boolean): string {
  const plain = name.replaceAll(/[^\w.-]/g, '_');
  const real = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${download ? 'attachment' : 'inline'}; filename="${plain}"; filename*=UTF-8''${real}`;
}
