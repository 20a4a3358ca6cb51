/** Codes of an authenticator app. */
import type { AttemptLimit } from '#protection/intrusion';

/** Six digits, however they were grouped. */
export function digitsOf(code: string): string | undefined {
  const digits = code.replaceAll(/[\s-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : undefined;
}

/** RFC 6238, 5.2: a code is accepted once. It is good for a minute and a half, so it is remembered a little longer. */
export function usedCode(personId: string, digits: string): AttemptLimit {
  return { kind: 'second-factor.used', who: `${personId} ${digits}`, limit: 1, window: { minutes: 3 } };
}
