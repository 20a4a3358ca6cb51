/** The one-time code that goes to the address a demand came from. */
import type { Context } from '#platform/context.ts';
import { sha256 } from '#platform/secrets.ts';

const LENGTH = 8;
const LIFETIME: Temporal.DurationLike = { hours: 24 * 7 };
/** Then the code is worth nothing, and a new one must be asked for. */
export const CODE_TRIES = 5;

export interface FreshCode {
  readonly code: string;
  readonly sha256: string;
  readonly expiresAt: Temporal.Instant;
}

export function freshCode(ctx: Context): FreshCode {
  const code = ctx.ids.code(LENGTH);
  return { code, sha256: sha256(code), expiresAt: ctx.clock.now().add(LIFETIME) };
}

/** As people type it: small letters, spaces and dashes count for nothing. */
export function tidyCode(typed: string): string {
  return typed.replaceAll(/[\s-]/g, '').toUpperCase();
}
