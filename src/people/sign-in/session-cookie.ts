/** The cookie of a session: its token, and a signature that is checked before the database is asked. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse } from 'hono/utils/cookie';
import type { Context, SchoolFacts } from '#platform/context.ts';
import type { Secrets } from '#platform/secrets.ts';

export const COOKIE_PREFIX = 'school';

/** Browsers take a cookie with this prefix over https only. */
export function cookieName(school: Pick<SchoolFacts, 'baseUrl'>, name: 'session_token' | 'two_factor'): string {
  return `${school.baseUrl.startsWith('https:') ? '__Secure-' : ''}${COOKIE_PREFIX}.${name}`;
}

/** The key of everything about signing in: cookies' signatures, secrets of second factors. */
export function signInSecret(secrets: Secrets): string {
  return secrets.key('sign-in').toString('base64');
}

function signatureOf(ctx: Pick<Context, 'secrets'>, token: string): Buffer {
  return createHmac('sha256', signInSecret(ctx.secrets)).update(token).digest();
}

/** The session's token, when the signature is ours. */
export function readSessionToken(ctx: Pick<Context, 'secrets' | 'school'>, cookieHeader: string): string | undefined {
  const name = cookieName(ctx.school, 'session_token');
  const value = parse(cookieHeader, name)[name] ?? '';
  const dot = value.lastIndexOf('.');
  if (dot <= 0) return undefined;
  const token = value.slice(0, dot);
  const verified = verifiedOf(ctx.secrets);
  if (verified.has(value)) return token;
  const given = Buffer.from(value.slice(dot + 1), 'base64');
  const expected = signatureOf(ctx, token);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  if (verified.size >= MOST_VERIFIED) verified.clear();
  verified.add(value);
  return token;
}

/** Cookies whose signature was found right: it stays right, and a browser sends the same cookie with every request. */
const verifiedBy = new WeakMap<Secrets, Set<string>>();
const MOST_VERIFIED = 10_000;

function verifiedOf(secrets: Secrets): Set<string> {
  const known = verifiedBy.get(secrets) ?? new Set<string>();
  verifiedBy.set(secrets, known);
  return known;
}

/** `name=value`, as a browser would send it back. */
export function sessionCookie(ctx: Pick<Context, 'secrets' | 'school'>, token: string): string {
  const value = `${token}.${signatureOf(ctx, token).toString('base64')}`;
  return `${cookieName(ctx.school, 'session_token')}=${encodeURIComponent(value)}`;
}
