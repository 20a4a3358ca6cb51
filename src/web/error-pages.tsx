/** A refusal or a fault, as a page for people or JSON for machines; never a stack trace. */

import { HTTPException } from 'hono/http-exception';
import type { Child } from 'hono/jsx';
import { Conflict, Forbidden, NotFound, TooMany } from '#platform/errors.ts';
import { TooLarge } from '#platform/files/files.ts';
import { LinkButton } from '#platform/html/button.tsx';
import { type PageFrame, type Request, SecondFactorRequired, SignInRequired, seeOther } from '#platform/http/app.ts';
import { localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { traceOf } from '#platform/log/log.ts';
import { messages } from './messages.ts';

type Status = NonNullable<PageFrame['status']>;
interface Refusal {
  readonly status: Status;
  readonly word:
    | 'not_found'
    | 'forbidden'
    | 'conflict'
    | 'too_many'
    | 'too_large'
    | 'cross_site'
    | 'fault'
    | 'unavailable'
    | 'full';
  readonly values?: Record<string, string | number>;
  readonly retryAfter?: number;
}

/** SQLSTATE classes that mean the database cannot answer now: connection, resources, operator intervention, a statement
 * that took longer than it may. */
const UNAVAILABLE = /^(08|53|57P|57014)|^(ECONNREFUSED|ENOENT|ECONNRESET|EPIPE)$/;

/** No room on the disk: of a file, or of the database's own (SQLSTATE disk_full). */
const FULL = /^(ENOSPC|EDQUOT|53100)$/;

export class CrossSite extends Error {}

function refusalFor(error: unknown, requestId: string): Refusal {
  if (error instanceof NotFound) return { status: 404, word: 'not_found' };
  if (error instanceof Forbidden) return { status: 403, word: 'forbidden' };
  if (error instanceof Conflict) return { status: 409, word: 'conflict' };
  if (error instanceof CrossSite) return { status: 403, word: 'cross_site' };
  if (error instanceof TooMany) {
    return {
      status: 429,
      word: 'too_many',
      values: { minutes: Math.ceil(error.retryAfter / 60) },
      retryAfter: error.retryAfter,
    };
  }
  if (error instanceof TooLarge || (error instanceof HTTPException && error.status === 413))
    return { status: 413, word: 'too_large' };
  if (error instanceof HTTPException && error.status < 500) return { status: 400, word: 'conflict' };
  const code = String((error as { code?: unknown }).code ?? '');
  if (FULL.test(code)) return { status: 507, word: 'full', retryAfter: 600 };
  const lost =
    error instanceof Error && /connection terminated|timeout exceeded when trying to connect/i.test(error.message);
  if (UNAVAILABLE.test(code) || lost) return { status: 503, word: 'unavailable', retryAfter: 60 };
  return { status: 500, word: 'fault', values: { code: requestId } };
}

export async function answerError(c: Request, error: unknown): Promise<Response> {
  if (error instanceof SignInRequired) {
    if (wantsJson(c)) return c.json({ error: 'sign in required' }, 401);
    const next = c.req.method === 'GET' ? `?next=${encodeURIComponent(c.var.path)}` : '';
    return seeOther(c, `/sign-in${next}`);
  }
  if (error instanceof SecondFactorRequired) return seeOther(c, '/account/security/second-factor');
  const refusal = refusalFor(error, c.var.requestId);
  if (refusal.status >= 500)
    c.var.ctx.log.error({ event: 'request.failed', requestId: c.var.requestId, error: traceOf(error) });
  if (refusal.retryAfter) c.header('retry-after', String(refusal.retryAfter));
  if (wantsJson(c)) return c.json({ error: refusal.word.replaceAll('_', ' ') }, refusal.status);
  const t = translator(messages, c.var.locale);
  const frame = { title: t(refusal.word), status: refusal.status, noindex: true } as const;
  return c.var.frame(frame, refusalPage(c, refusal.status, t(refusal.word), t(`${refusal.word}_text`, refusal.values)));
}

export function wantsJson(c: Request): boolean {
  const accept = c.req.header('accept') ?? '';
  return accept.includes('application/json') && !accept.includes('text/html');
}

function refusalPage(c: Request, status: Status, title: string, text: string): Child {
  const t = translator(messages, c.var.locale);
  return (
    <div class="page">
      <h1>{title}</h1>
      <p class="lead">{text}</p>
      <div class="actions">
        <LinkButton href={localPath(c.var.locale, '/')} kind="secondary">
          {t('to_home')}
        </LinkButton>
        {status === 404 && (
          <LinkButton href={localPath(c.var.locale, '/programmes')} kind="quiet">
            {t('programmes')}
          </LinkButton>
        )}
      </div>
    </div>
  );
}
