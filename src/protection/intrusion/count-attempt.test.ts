import { describe, expect, it } from 'vitest';
import { tables } from '#platform/database/database.ts';
import { TooMany } from '#platform/errors.ts';
import { useSchool } from '#tests/harness/school.ts';
import { dropEndedCounters } from './count-attempt.ts';
import { countAttempt, forgetAttempts, wasAttempted } from './index.ts';
import type { IntrusionDb } from './schema.ts';

const school = useSchool();
const attempt = (who: string) => ({ kind: 'door', who, limit: 2, window: { minutes: 10 } });

describe('counting attempts', () => {
  it('lets through as many as the limit says, and tells the rest how long to wait', async () => {
    await countAttempt(school.ctx, attempt('a'));
    school.clock.advance({ minutes: 4 });
    await countAttempt(school.ctx, attempt('a'));
    const refused = await countAttempt(school.ctx, attempt('a')).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(TooMany);
    expect((refused as TooMany).retryAfter).toBe(360);
    await countAttempt(school.ctx, attempt('b'));
    await countAttempt(school.ctx, { ...attempt('a'), kind: 'window' });
  });

  it('starts anew when the window has ended', async () => {
    for (let i = 0; i < 2; i += 1) await countAttempt(school.ctx, attempt('c'));
    school.clock.advance({ minutes: 10 });
    await countAttempt(school.ctx, attempt('c'));
    await countAttempt(school.ctx, attempt('c'));
    await expect(countAttempt(school.ctx, attempt('c'))).rejects.toBeInstanceOf(TooMany);
  });

  it('counts every one of many at once', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => countAttempt(school.ctx, attempt('d'))));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  });

  it('forgets on request, and drops what is over', async () => {
    await countAttempt(school.ctx, attempt('e'));
    expect(await wasAttempted(school.ctx, attempt('e'))).toBe(true);
    await forgetAttempts(school.ctx, attempt('e'));
    expect(await wasAttempted(school.ctx, attempt('e'))).toBe(false);
    await countAttempt(school.ctx, attempt('f'));
    school.clock.advance({ minutes: 11 });
    await dropEndedCounters(school.ctx);
    expect(await tables<IntrusionDb>(school.ctx).selectFrom('attempt_counters').selectAll().execute()).toEqual([]);
  });

  it('stores nothing that can be read', async () => {
    await countAttempt(school.ctx, attempt('somebody@example.kz'));
    const rows = await tables<IntrusionDb>(school.ctx).selectFrom('attempt_counters').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('somebody');
    expect(rows.map(({ key_hash }) => key_hash)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });
});
