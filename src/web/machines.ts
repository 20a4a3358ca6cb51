/** Pages for machines: health, metrics, robots, and the well-known addresses. */
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { sql } from 'kysely';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { NotFound } from '#platform/errors.ts';
import { type App, type Request, seeOther, type WebEnv } from '#platform/http/app.ts';
import { LOCALES, localPath } from '#platform/i18n/locale.ts';
import { isLoopback } from '#platform/loopback.ts';
import { equalInConstantTime } from '#platform/secrets.ts';

export interface MachinePages {
  readonly measure: MiddlewareHandler<WebEnv>;
  readonly countDroppedCookies: (count: number) => void;
  routes(app: App): void;
}

const PUBLIC_PATHS = [
  '/',
  '/programmes',
  '/statistics',
  '/privacy',
  '/privacy/promises',
  '/privacy/partners',
  '/privacy/cookies',
  '/sign-up',
  '/sign-in',
];

export function machinePages(options: {
  baseUrl: string;
  email: string;
  metricsToken: string | undefined;
  publishedPaths: () => Promise<readonly string[]>;
}): MachinePages {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Answers by route and status',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'http_request_seconds',
    help: 'Time to answer',
    labelNames: ['route'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  const droppedCookies = new Counter({
    name: 'cookies_dropped_total',
    help: 'Set-Cookie headers that were not in the register or not allowed by the visitor',
    registers: [registry],
  });

  return {
    countDroppedCookies: (count) => droppedCookies.inc(count),
    measure: async (c, next) => {
      const stop = durations.startTimer();
      await next();
      const route = routePath(c);
      stop({ route });
      requests.inc({ method: c.req.method, route, status: String(c.res.status) });
    },
    routes(app) {
      app.get('/healthz', (c) => c.text('ok'));
      app.get('/readyz', async (c) => {
        await sql`select 1`.execute(c.var.ctx.db);
        return c.text('ready');
      });
      app.get('/metrics', async (c) => {
        const token = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1];
        const known = options.metricsToken && token ? equalInConstantTime(options.metricsToken, token) : false;
        if (!known && (options.metricsToken || !isFromHere(c))) throw new NotFound('metrics');
        return c.text(await registry.metrics(), 200, { 'content-type': registry.contentType });
      });
      app.get('/robots.txt', (c) =>
        c.text(
          `User-agent: *\nDisallow: /account\nDisallow: /learn\nDisallow: /office\nSitemap: ${options.baseUrl}/sitemap.xml\n`,
        ),
      );
      app.get('/sitemap.xml', async (c) => {
        const paths = [...PUBLIC_PATHS, ...(await options.publishedPaths())];
        const urls = paths.flatMap((path) =>
          LOCALES.map((locale) => `<url><loc>${options.baseUrl}${localPath(locale, path)}</loc></url>`),
        );
        const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>\n`;
        return c.body(xml, 200, { 'content-type': 'application/xml; charset=utf-8' });
      });
      app.get('/.well-known/security.txt', (c) => {
        const expires = c.var.ctx.clock.now().toZonedDateTimeISO('UTC').add({ months: 6 }).startOfDay().toInstant();
        return c.text(
          `Contact: mailto:${options.email}\nExpires: ${expires}\nPreferred-Languages: ru, kk, en\nCanonical: ${options.baseUrl}/.well-known/security.txt\n`,
        );
      });
      app.get('/.well-known/gpc.json', (c) => c.json({ gpc: true, lastUpdate: '2026-01-01' }));
      app.get('/.well-known/change-password', (c) => seeOther(c, '/account/security'));
    },
  };
}

/** What a proxy adds, saying that it asks for another. */
const FORWARDING = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

/** Asked on this machine, and for nobody else: behind a proxy the whole world comes from loopback. */
function isFromHere(c: Request): boolean {
  // `local`: asked inside the program.
  const isHere = c.var.address === 'local' || isLoopback(c.var.address);
  return isHere && !FORWARDING.some((name) => c.req.header(name) !== undefined);
}
