/** Pages are sent compressed to browsers that take it; the work is done in the thread pool, beside the requests. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { PageFrame, Request } from '#platform/http/app.ts';
import type { FinishedAnswer } from './finished.ts';

const compress = promisify(gzip);
/** Below this a packet holds the page anyway. */
const WORTHWHILE_CHARACTERS = 1_000;
const LEVEL = 5;

/** A page as it goes out, in the forms that were asked for so far; a page in memory is encoded and compressed once. */
export interface OutgoingPage {
  readonly html: string;
  readonly status: NonNullable<PageFrame['status']>;
  readonly headers: Readonly<Record<string, string>>;
  plain?: FinishedAnswer;
  compressed?: Promise<FinishedAnswer>;
}

const encoder = new TextEncoder();

/** The page in a form that this browser takes. */
export function encodedFor(c: Request, page: OutgoingPage): FinishedAnswer | Promise<FinishedAnswer> {
  const { html, status, headers } = page;
  const accepted = c.req.header('accept-encoding');
  if (!accepted || html.length < WORTHWHILE_CHARACTERS || !/\bgzip\b/.test(accepted)) {
    page.plain ??= { status, headers, bytes: encoder.encode(html) };
    return page.plain;
  }
  page.compressed ??= compress(html, { level: LEVEL }).then((bytes) => ({
    status,
    headers: { ...headers, 'content-encoding': 'gzip' },
    bytes: new Uint8Array(bytes),
  }));
  return page.compressed;
}
