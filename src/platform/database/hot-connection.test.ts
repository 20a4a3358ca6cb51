import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useSchool } from '#tests/harness/school.ts';
import { transact } from '../context.ts';
import { hotStatement } from './database.ts';

const school = useSchool();

describe('a hot statement', () => {
  it('gets its own answer among many asked at once, also beside one that fails', async () => {
    const asked = Array.from({ length: 200 }, async (_, each) => {
      const text = each % 10 === 3 ? 'select 1 / ($1::int * 0) as twice' : 'select $1::int * 2 as twice';
      const [row] = await hotStatement<{ twice: number }>(school.ctx, text, [each]);
      return row?.twice;
    });
    const answers = await Promise.allSettled(asked);
    answers.forEach((answer, each) => {
      if (each % 10 === 3) expect(answer).toMatchObject({ status: 'rejected', reason: { code: '22012' } });
      else expect(answer).toEqual({ status: 'fulfilled', value: each * 2 });
    });
  });

  it('fails when its connection breaks, and finds a new one the next time', async () => {
    const [mine] = await hotStatement<{ pid: number }>(school.ctx, 'select pg_backend_pid() as pid', []);
    const waiting = hotStatement(school.ctx, 'select pg_sleep(30)', []);
    const broken = expect(waiting).rejects.toThrow();
    await sql`select pg_terminate_backend(${mine?.pid ?? 0}, 5000)`.execute(school.ctx.db);
    await broken;
    const [next] = await hotStatement<{ pid: number }>(school.ctx, 'select pg_backend_pid() as pid', []);
    expect(next?.pid).toBeGreaterThan(0);
    expect(next?.pid).not.toBe(mine?.pid);
  });

  it('stays in the transaction that it is asked in', async () => {
    await transact(school.ctx, async (tx) => {
      const pid = 'select pg_backend_pid() as pid';
      const [inside] = await hotStatement<{ pid: number }>(tx, pid, []);
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx.db);
      expect(inside?.pid).toBe(rows[0]?.pid);
    });
  });
});
