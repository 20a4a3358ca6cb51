/** Identifiers and secrets by chance: the only place that asks the system for randomness. */
import { randomBytes, randomFillSync, randomInt } from 'node:crypto';
import type { Clock } from './clock.ts';

export interface Ids {
  /** A UUIDv7: sorts by the time it was made. */
  uuid(): string;
  /** A secret for a link or a session, base64url, 32 bytes unless told. */
  token(bytes?: number): string;
  /** Upper-case letters and digits that people can read aloud: no 0/O, 1/I/L, and no vowels, so no words. */
  code(length: number): string;
  /** Eight characters that tie the lines of one request together: by chance, and no secret. */
  trace(): string;
}

const READABLE = '23456789BCDFGHJKMNPQRSTVWXYZ';

export function createIds(clock: Clock): Ids {
  return {
    uuid: () => uuidv7(clock.now().epochMilliseconds),
    token: (bytes = 32) => randomBytes(bytes).toString('base64url'),
    trace: traces(),
    code: (length) => Array.from({ length }, () => READABLE[randomInt(READABLE.length)]).join(''),
  };
}

const TRACE_BYTES = 6;
const TRACES_AT_ONCE = 512;

/** Asks for the chance of many at once: one is needed for every request. */
function traces(): () => string {
  const pool = Buffer.alloc(TRACE_BYTES * TRACES_AT_ONCE);
  let used = pool.length;
  return () => {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    used += TRACE_BYTES;
    return pool.toString('base64url', used - TRACE_BYTES, used);
  };
}

/** RFC 9562: 48 bits of milliseconds, version and variant, the rest random. */
function uuidv7(milliseconds: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(milliseconds, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** When a UUIDv7 was made; undefined for any other text. */
export function madeAt(uuid: string): Temporal.Instant | undefined {
  if (!isUuid(uuid) || uuid[14] !== '7') return undefined;
  return Temporal.Instant.fromEpochMilliseconds(Number.parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16));
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function isUuid(text: string): boolean {
  return UUID.test(text);
}
