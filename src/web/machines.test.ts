import { describe, expect, it } from 'vitest';
import { actingAs } from '#platform/context.ts';
import { NotFound } from '#platform/errors.ts';
import { createApp } from '#platform/http/app.ts';
import { useSchool } from '#tests/harness/school.ts';
import { machinePages } from './machines.ts';

const school = useSchool();

function appFor(metricsToken: string | undefined, address: string) {
  const app = createApp();
  app.use(async (c, next) => {
    c.set('ctx', actingAs(school.ctx, { kind: 'visitor' }));
    c.set('address', address);
    await next();
  });
  app.onError((error, c) => c.text('', error instanceof NotFound ? 404 : 500));
  const { baseUrl, email } = { baseUrl: 'http://school.test', email: 'school@example.kz' };
  machinePages({ baseUrl, email, metricsToken, publishedPaths: async () => [] }).routes(app);
  return app;
}

const statusOf = async (token: string | undefined, address: string, headers: Record<string, string> = {}) =>
  (await appFor(token, address).request('/metrics', { headers })).status;

describe('/metrics', () => {
  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('is read on this machine (%s) without a token', async (address) => {
    expect(await statusOf(undefined, address)).toBe(200);
  });

  it.each(['x-forwarded-for', 'x-real-ip', 'x-forwarded-proto', 'forwarded', 'via'])(
    'is not there for whom a proxy on this machine asks (%s)',
    async (header) => {
      expect(await statusOf(undefined, '127.0.0.1', { [header]: '203.0.113.5' })).toBe(404);
    },
  );

  it('is not there for another machine', async () => {
    expect(await statusOf(undefined, '203.0.113.5')).toBe(404);
    expect(await statusOf(undefined, '127.0.0.1.example')).toBe(404);
  });

  it('is read from anywhere with the token, and with a token set from nowhere without it', async () => {
    const token = 'a-token-of-sixteen-or-more';
    expect(await statusOf(token, '203.0.113.5', { authorization: `Bearer ${token}` })).toBe(200);
    expect(await statusOf(token, '203.0.113.5', { authorization: 'Bearer another-token-as-long' })).toBe(404);
    expect(await statusOf(token, '127.0.0.1')).toBe(404);
  });
});
