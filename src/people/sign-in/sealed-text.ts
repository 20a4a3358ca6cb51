/** How secrets of second factors are kept: sealed with the installation's key, in the library's own form. */
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { Context } from '#platform/context.ts';
import { signInSecret } from './session-cookie.ts';

export function sealText(ctx: Context, text: string): Promise<string> {
  return symmetricEncrypt({ key: signInSecret(ctx.secrets), data: text });
}

export function openText(ctx: Context, sealed: string): Promise<string> {
  return symmetricDecrypt({ key: signInSecret(ctx.secrets), data: sealed });
}
