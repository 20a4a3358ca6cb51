/**
 * The link at the foot of every offer. Its token is the person's identifier, sealed with the installation's key: nobody
 * can read it, make one or change one, two letters bear different ones, and nothing has to be stored.
 */
import type { Context } from '#platform/context.ts';
import { NotFound } from '#platform/errors.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { isUuid } from '#platform/ids.ts';
import { objectTo } from './object-to.ts';

const USE = 'unsubscribe from offers';

export function unsubscribeUrl(ctx: Context, personId: string, locale: Locale): string {
  const token = ctx.secrets.seal(USE, personId).toString('base64url');
  return `${ctx.school.baseUrl}${localPath(locale, `/unsubscribe/${token}`)}`;
}

/** Throws NotFound for a token that this installation did not make. */
export function readUnsubscribeToken(ctx: Context, token: string): string {
  let personId: string;
  try {
    personId = ctx.secrets.open(USE, Buffer.from(token, 'base64url')).toString('utf8');
  } catch {
    throw new NotFound('unsubscribe link');
  }
  if (!isUuid(personId)) throw new NotFound('unsubscribe link');
  return personId;
}

/**
 * An objection to offers. A person who is gone gets no letters either, so the answer to them is the same. Returns whose it
 * is.
 */
export async function unsubscribe(ctx: Context, token: string): Promise<string> {
  const personId = readUnsubscribeToken(ctx, token);
  try {
    await objectTo(ctx, { personId, purpose: 'offers', way: 'letter' });
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
  return personId;
}
