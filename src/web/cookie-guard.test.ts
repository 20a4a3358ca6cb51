import { expect, it } from 'vitest';
import { actingAs } from '#platform/context.ts';
import { createApp } from '#platform/http/app.ts';
import { CHOICE_COOKIE } from '#privacy/cookies';
import { useSchool } from '#tests/harness/school.ts';
import { guardCookies } from './cookie-guard.ts';

const school = useSchool();

function appWith(settings: readonly string[], dropped: number[]) {
  const app = createApp();
  app.use(async (c, next) => {
    c.set('ctx', actingAs(school.ctx, { kind: 'visitor' }));
    c.set('requestId', 'of-a-test');
    await next();
  });
  app.use(guardCookies((count) => dropped.push(count)));
  app.get('/', (c) => {
    for (const setting of settings) c.header('set-cookie', setting, { append: true });
    return c.text('here');
  });
  return app;
}

it('drops what is not in the register, keeps the rest, counts and reports without the value', async () => {
  const dropped: number[] = [];
  const kept = `${CHOICE_COOKIE}=1; Path=/`;
  const app = appWith(['_ga=somebody', kept, 'school.theme=dark; Path=/'], dropped);
  const answer = await app.request('/');
  expect(answer.headers.getSetCookie()).toEqual([kept]);
  expect(await answer.text()).toBe('here');
  expect(dropped).toEqual([2]);
  const line = school.logLines.find((each) => each.includes('cookie.dropped')) ?? '';
  expect(JSON.parse(line)).toMatchObject({ requestId: 'of-a-test', count: 2 });
  expect(line).not.toContain('somebody');
});

it('leaves an answer alone that sets what it may', async () => {
  const dropped: number[] = [];
  const answer = await appWith([`${CHOICE_COOKIE}=1`], dropped).request('/');
  expect(answer.headers.getSetCookie()).toHaveLength(1);
  expect(dropped).toEqual([]);
});

it('is counted among the metrics', async () => {
  expect(await (await school.request('/metrics')).text()).toContain('cookies_dropped_total 0');
});
