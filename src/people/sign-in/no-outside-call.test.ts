import dns from 'node:dns';
import net from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { useSchool } from '#tests/harness/school.ts';
import { createAccount, currentCode, enrolSecondFactor } from './index.ts';

// The library keeps quiet when it knows that it is tested: here it takes itself to be in service, and asked to report.
vi.hoisted(() => {
  process.env['NODE_ENV'] = 'production';
  delete process.env['TEST'];
  process.env['BETTER_AUTH_TELEMETRY'] = '1';
});

const school = useSchool();
afterEach(() => vi.restoreAllMocks());

/** Where a socket is told to go, leaving out the database's own socket in the file system. */
function hostOf(given: unknown): string | undefined {
  const [options] = Array.isArray(given) ? (given as unknown[]) : [given];
  if (typeof options === 'string') return undefined;
  const { path, host, port } = (options ?? {}) as { path?: string; host?: string; port?: number };
  return path ? undefined : `${host ?? 'localhost'}:${port}`;
}

it('signs in, second step and all, without a call to anybody outside', async () => {
  const outside: string[] = [];
  const database = process.env['TEST_DATABASE_URL'];
  const { hostname, port } = database ? new URL(database) : { hostname: '', port: '' };
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
    outside.push(`fetch ${String(input)}`);
    throw new Error('no outside calls');
  });
  const connect = net.Socket.prototype.connect;
  vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(function (this: net.Socket, ...args: unknown[]) {
    const host = hostOf(args[0]);
    if (host && !(database && host === `${hostname}:${port || 5432}`)) outside.push(`connect ${host}`);
    return (connect as (...given: unknown[]) => net.Socket).apply(this, args);
  } as typeof connect);
  const lookup = dns.lookup;
  vi.spyOn(dns, 'lookup').mockImplementation(((name: string, ...rest: unknown[]) => {
    if (name !== hostname) outside.push(`lookup ${name}`);
    return (lookup as unknown as (...given: unknown[]) => void)(name, ...rest);
  }) as typeof lookup);

  const email = 'quiet@example.kz';
  const account = await createAccount(school.ctx, {
    name: 'Тихон',
    email,
    password: 'six grey stones in a row',
    locale: 'ru',
    confirmed: true,
  });
  if (account === 'known') throw new Error('known');
  await enrolSecondFactor(school.ctx, account.personId);
  const first = await school.request('/sign-in', { form: { email, password: 'six grey stones in a row' } });
  const cookie = first.headers.getSetCookie().at(-1)?.split(';')[0] ?? '';
  const done = await school.request('/sign-in/second-factor', {
    form: { code: await currentCode(school.ctx, account.personId) },
    cookie,
  });
  expect(done.headers.get('location')).toBe('/learn');
  expect(outside).toEqual([]);

  // The guard itself works: a call outside is seen.
  await expect(fetch('http://outside.invalid/')).rejects.toThrow('no outside calls');
  expect(outside).toEqual(['fetch http://outside.invalid/']);
});

it('mounts none of the library’s own addresses', async () => {
  for (const path of ['/api/auth/ok', '/api/auth/get-session', '/api/auth/sign-in/email', '/api/auth/sign-up/email']) {
    expect((await school.request(path)).status, path).toBe(404);
    expect(
      (await school.request(path, { form: { email: 'a@b.kz', password: 'whatever it may be' } })).status,
      path,
    ).toBe(404);
  }
});
