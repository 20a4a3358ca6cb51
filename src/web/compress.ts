/** Pages are sent compressed to browsers that take it; the work is done in the thread pool, beside the requests. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { PageFrame, Request } from '#platform/http/app.ts';

const compress = promisify(gzip);
/** Below this a packet holds the page anyway. */
const WORTHWHILE_CHARACTERS = 1_000;
const LEVEL = 5;

/** A page as it goes out, in the forms that were asked for so far; a page in memory is encoded and compressed once. */
export interface OutgoingPage {
  readonly html: string;
  plain?: Uint8Array<ArrayBuffer>;
  compressed?: Promise<Uint8Array<ArrayBuffer>>;
}

const encoder = new TextEncoder();

export async function answerHtml(
  c: Request,
  page: OutgoingPage,
  status: NonNullable<PageFrame['status']>,
): Promise<Response> {
  c.header('vary', 'accept-encoding, cookie');
  c.header('content-type', 'text/html; charset=UTF-8');
  const accepted = c.req.header('accept-encoding');
  if (!accepted || page.html.length < WORTHWHILE_CHARACTERS || !/\bgzip\b/.test(accepted)) {
    page.plain ??= encoder.encode(page.html);
    return c.body(page.plain, status);
  }
  c.header('content-encoding', 'gzip');
  page.compressed ??= compress(page.html, { level: LEVEL }).then((bytes) => new Uint8Array(bytes));
  return c.body(await page.compressed, status);
}
