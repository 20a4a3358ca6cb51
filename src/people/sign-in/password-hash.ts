/** How passwords are kept: scrypt, as OWASP advises, computed in the thread pool so that nobody else waits. */
import { scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { makeSalt } from '#platform/secrets.ts';

/** OWASP Password Storage Cheat Sheet: N=2^16, r=8, p=2 (64 MiB a try). */
const COST = { log2N: 16, r: 8, p: 2 } as const;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

type Cost = { readonly log2N: number; readonly r: number; readonly p: number };

const derive = promisify(
  (password: string, salt: Buffer, { log2N, r, p }: Cost, answer: (error: Error | null, hash: Buffer) => void) =>
    scrypt(password.normalize('NFC'), salt, HASH_BYTES, { N: 2 ** log2N, r, p, maxmem: 256 * 2 ** log2N * r }, answer),
);

/** A password's hash; for callers that give one password to many people, as seeds and tests do. */
export type PasswordHash = string & { readonly __brand: 'PasswordHash' };

/** `scrypt$16$8$2$salt$hash`: the cost stands in it, so that it may grow. */
export async function hashPassword(password: string): Promise<PasswordHash> {
  const salt = makeSalt(SALT_BYTES);
  const hash = await derive(password, salt, COST);
  const { log2N, r, p } = COST;
  return ['scrypt', log2N, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$') as PasswordHash;
}

export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const [scheme, log2N, r, p, salt, expected] = hash.split('$');
  if (scheme !== 'scrypt' || !salt || !expected) return false;
  const given = await derive(password, Buffer.from(salt, 'base64url'), {
    log2N: Number(log2N),
    r: Number(r),
    p: Number(p),
  });
  return timingSafeEqual(given, Buffer.from(expected, 'base64url'));
}
