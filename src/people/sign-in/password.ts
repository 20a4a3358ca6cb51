/** `protect.passwords`: what a password has to be. Length counts most; what others would guess first is refused. */
import { COMMON_PASSWORDS, WALKS } from './common-passwords.ts';

export const PASSWORD_LENGTH = { min: 10, max: 128 } as const;

export type PasswordProblem = 'common' | 'contains-email' | 'contains-name';

/** Shorter parts of a name stand in too many honest words. */
const TELLING_PART = 4;

function bare(password: string): string {
  return password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
}

function isWalk(password: string): boolean {
  return WALKS.some((walk) => walk.includes(password) || [...walk].reverse().join('').includes(password));
}

/** `abcabcabcabc`, `7777777777`. */
function repeatsItself(password: string): boolean {
  return /^(.{1,4})\1+.{0,3}$/u.test(password);
}

/** Why this password may not be used by this person; the length is the form's matter. */
export function passwordProblem(
  password: string,
  person: { readonly email: string; readonly name: string },
): PasswordProblem | undefined {
  const lower = password.normalize('NFC').toLowerCase();
  const local = person.email.toLowerCase().split('@')[0] ?? '';
  if (local.length >= TELLING_PART && lower.includes(local)) return 'contains-email';
  const parts = person.name
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s-]+/);
  if (parts.some((part) => part.length >= TELLING_PART && lower.includes(part))) return 'contains-name';
  if (COMMON_PASSWORDS.has(lower) || COMMON_PASSWORDS.has(bare(lower)) || isWalk(lower) || repeatsItself(lower))
    return 'common';
  return undefined;
}
