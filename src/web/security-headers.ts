/** The same headers on every answer: nothing from elsewhere, nothing inline, no frames, no referrer to others. */
import type { MiddlewareHandler } from 'hono';
import type { WebEnv } from '#platform/http/app.ts';
import { isFinished } from './finished.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The policy of one page that frames other sites, or speaks to a program on its reader's machine, because its reader asked
 * for it; everything else stays shut.
 */
export function policyLetting(
  {
    frames = [],
    connections = [],
  }: { frames?: readonly string[] | undefined; connections?: readonly string[] | undefined },
  options: { https: boolean },
): string {
  const connecting = ["connect-src 'self'", ...connections].join(' ');
  const framing = frames.length > 0 ? `; frame-src ${frames.join(' ')}` : '';
  const upgrade = options.https ? '; upgrade-insecure-requests' : '';
  return `${POLICY.replace("connect-src 'self'", connecting)}${framing}${upgrade}`;
}

export function securityHeadersFor(options: { https: boolean }): Readonly<Record<string, string>> {
  return {
    'content-security-policy': options.https ? `${POLICY}; upgrade-insecure-requests` : POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()',
    ...(options.https && { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }),
  };
}

export function securityHeaders(options: { https: boolean }): MiddlewareHandler<WebEnv> {
  const headers = Object.entries(securityHeadersFor(options));
  return async (c, next) => {
    await next();
    if (isFinished(c.res)) return;
    // A route may answer with a policy of its own, stricter in its own way: a letter, a picture.
    for (const [name, value] of headers) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  };
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A form counts only when it comes from our own pages. Every browser names the origin of a post; what is no browser
 * carries nobody's cookies by itself, so a request without these headers is let through.
 */
export function comesFromElsewhere(request: globalThis.Request, baseUrl: string): boolean {
  if (SAFE.has(request.method)) return false;
  const site = request.headers.get('sec-fetch-site');
  if (site) return site !== 'same-origin' && site !== 'none';
  const origin = request.headers.get('origin');
  if (!origin) return false;
  return origin !== new URL(request.url).origin && origin !== new URL(baseUrl).origin;
}
