/** The web: middleware in order, then each room's routes. */
import { getConnInfo } from '@hono/node-server/conninfo';
import { bodyLimit } from 'hono/body-limit';
import { routePath } from 'hono/route';
import { getPath } from 'hono/utils/url';
import { requireOffice } from '#people/roles';
import { findSignedIn } from '#people/sign-in';
import { actingAs, type Context } from '#platform/context.ts';
import type { Disk } from '#platform/disk.ts';
import { NotFound } from '#platform/errors.ts';
import { type App, createApp, type Request } from '#platform/http/app.ts';
import { localPath, splitLocale } from '#platform/i18n/locale.ts';
import { continueUse } from '#privacy/policy';
import type { VisitRecorder } from '#school/analytics';
import { type BuiltAssets, serveAssets } from './assets.ts';
import { guardCookies } from './cookie-guard.ts';
import { answerError, CrossSite } from './error-pages.tsx';
import { framer } from './frame.tsx';
import type { MachinePages } from './machines.ts';
import { comesFromElsewhere, securityHeaders, securityHeadersFor } from './security-headers.ts';

export interface WebParts {
  readonly ctx: Context;
  readonly assets: BuiltAssets;
  readonly trustProxy: boolean;
  readonly disk: Disk;
  readonly machines: MachinePages;
  readonly visits: VisitRecorder;
  readonly rooms: readonly { readonly routes?: (app: App) => void }[];
}

const FORM_LIMIT = 1024 * 1024;
/** Where staff may send files: the largest of them, and the rest of the form; each kind has its own, lower limit. */
const UPLOAD_LIMIT = 101 * 1024 * 1024;
const UPLOADS = /^\/office\/programmes\/[^/]+\/lessons\/[^/]+\/media$/;

export function createWeb(parts: WebParts): App {
  const app = createApp({ getPath: (request) => splitLocale(getPath(request)).path });
  const https = parts.ctx.school.baseUrl.startsWith('https:');
  const frameOf = framer(parts.assets.head, securityHeadersFor({ https }));

  app.use(securityHeaders({ https }));
  serveAssets(app, parts.assets);

  app.use(async (c, next) => {
    const { locale, path } = splitLocale(getPath(c.req.raw));
    c.set('locale', locale);
    c.set('path', path);
    c.set('requestId', parts.ctx.ids.trace());
    c.set('address', addressOf(c, parts.trustProxy));
    c.set('ctx', parts.ctx);
    c.set('frame', frameOf(c));
    await next();
  });
  app.use(guardCookies(parts.machines.countDroppedCookies));
  app.use(async (c, next) => {
    await next();
    parts.visits.see(c);
  });
  app.use(parts.machines.measure);
  app.use(async (c, next) => {
    const started = performance.now();
    await next();
    const milliseconds = Math.round(performance.now() - started);
    parts.ctx.log.info({
      event: 'request',
      requestId: c.get('requestId'),
      method: c.req.method,
      route: routePath(c),
      status: c.res.status,
      milliseconds,
    });
  });
  const formLimit = bodyLimit({ maxSize: FORM_LIMIT });
  const uploadLimit = bodyLimit({ maxSize: UPLOAD_LIMIT });
  app.use((c, next) => {
    // What carries no body needs no limit; asking the request for its body would build it.
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    return (UPLOADS.test(c.req.path) ? uploadLimit : formLimit)(c, next);
  });
  app.use(async (c, next) => {
    // Refused before anything of it is written; pages that only read go on.
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD')
      await parts.disk.assertRoom(Number(c.req.header('content-length') ?? 0));
    await next();
  });
  app.use(async (c, next) => {
    if (comesFromElsewhere(c.req.raw, parts.ctx.school.baseUrl)) throw new CrossSite();
    const cookies = c.req.header('cookie');
    const signedIn = cookies ? await findSignedIn(parts.ctx, cookies) : undefined;
    if (signedIn) {
      c.set('ctx', actingAs(parts.ctx, signedIn.actor));
      c.set('viewer', signedIn.viewer);
      await continueUse(c);
    }
    await next();
  });
  app.use('/office', officeOnly);
  app.use('/office/*', officeOnly);

  parts.machines.routes(app);
  for (const room of parts.rooms) room.routes?.(app);

  app.get('*', async (c, next) => {
    // An address with a slash too many is the same page.
    if (c.var.path.length > 1 && c.var.path.endsWith('/'))
      return c.redirect(localPath(c.var.locale, c.var.path.replace(/\/+$/, '')), 301);
    return next();
  });
  app.notFound((c) => answerError(c, new NotFound('page')));
  app.onError((error, c) => answerError(c, error));
  return app;
}

async function officeOnly(c: Request, next: () => Promise<void>): Promise<void> {
  requireOffice(c);
  await next();
}

function addressOf(c: Request, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  if (forwarded) return forwarded;
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    // Requests made inside the process, as tests do, come over no network.
    return 'local';
  }
}
