/** Pages are sent compressed to browsers that take it; the work is done in the thread pool, beside the requests. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { PageFrame, Request } from '#platform/http/app.ts';

const compress = promisify(gzip);
/** Below this a packet holds the page anyway. */
const WORTHWHILE_CHARACTERS = 1_000;
const LEVEL = 5;

export async function answerHtml(
  c: Request,
  html: string,
  status: NonNullable<PageFrame['status']>,
): Promise<Response> {
  c.header('vary', 'accept-encoding, cookie');
  const accepted = c.req.header('accept-encoding');
  if (!accepted || html.length < WORTHWHILE_CHARACTERS || !/\bgzip\b/.test(accepted)) return c.html(html, status);
  c.header('content-encoding', 'gzip');
  c.header('content-type', 'text/html; charset=UTF-8');
  return c.body(new Uint8Array(await compress(html, { level: LEVEL })), status);
}
