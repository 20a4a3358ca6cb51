/** The last door for cookies: nothing outside the register, and nothing the visitor refused, leaves the server. */
import type { MiddlewareHandler } from 'hono';
import type { WebEnv } from '#platform/http/app.ts';
import { dropUnallowedCookies } from '#privacy/cookies';
import { isFinished } from './finished.ts';

/** `onDropped` counts them; the log names the event alone, since a cookie's value may tell who somebody is. */
export function guardCookies(onDropped: (count: number) => void): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    await next();
    if (isFinished(c.res)) return;
    const count = dropUnallowedCookies(c);
    if (count === 0) return;
    onDropped(count);
    c.var.ctx.log.error({ event: 'cookie.dropped', requestId: c.var.requestId, count });
  };
}
