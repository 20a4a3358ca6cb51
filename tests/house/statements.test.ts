/** The two pages that are asked for most make at most two statements, after the session's one. */
import { beforeAll, describe, expect, it } from 'vitest';
import { cookieOf } from '#tests/harness/crawl.ts';
import { useSchool } from '#tests/harness/school.ts';
import { seedDemo } from '../../src/seed/index.ts';

const school = useSchool();
const SESSION = 1;
const MOST = 2;

beforeAll(async () => {
  await seedDemo(school.ctx, { password: 'a passphrase for counting' });
}, 60_000);

async function statementsOf(path: string, cookie?: string): Promise<number> {
  // What is kept in memory is filled by the first request; the second is what a visitor in service meets.
  for (const _ of ['first', 'second']) {
    school.statements.length = 0;
    expect((await school.request(path, { cookie })).status, path).toBe(200);
  }
  return school.statements.length;
}

describe('statements', () => {
  it.each(['/', '/programmes', '/programmes/agent-career', '/privacy'])('of %s for a visitor', async (path) => {
    expect(await statementsOf(path)).toBeLessThanOrEqual(MOST);
  });

  it.each([
    '/account',
    '/learn',
    '/learn/first-connections-open',
    '/learn/first-connections-open/map',
    '/schedule',
    '/programmes',
  ])('of %s for a learner', async (path) => {
    const cookie = await cookieOf(school, 'daniyar@example.kz');
    expect(await statementsOf(path, cookie)).toBeLessThanOrEqual(SESSION + MOST);
  });
});
