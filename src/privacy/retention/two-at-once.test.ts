/** Two programs that let go of what is due at once do one run together. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { useSchool } from '#tests/harness/school.ts';
import { runRetention } from './index.ts';

const school = useSchool();

it('counts each row once, and says once in the audit trail that the run is over', async () => {
  const { ctx, clock, inventory } = school;
  await Promise.all(Array.from({ length: 3 }, () => school.person()));
  clock.advance({ hours: 24 * 398 });
  const [one, other] = await Promise.all([runRetention(ctx, inventory), runRetention(ctx, inventory)]);
  expect(one.runId).toBe(other.runId);
  const { rows } = await sql<{ object_id: string; rows: number; destroyed: number }>`
    select object_id, (details->>'rows')::int as rows,
      (select sum(destroyed)::int from retention_counts where run_id = object_id) as destroyed
    from audit_events where action = 'retention.run'`.execute(ctx.db);
  expect(rows).toEqual([{ object_id: one.runId, rows: expect.any(Number), destroyed: rows[0]?.rows }]);
  expect(rows[0]?.rows).toBeGreaterThan(0);
});
