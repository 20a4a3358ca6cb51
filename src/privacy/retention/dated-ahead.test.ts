/** A run that is dated ahead is never the newest. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useSchool } from '#tests/harness/school.ts';
import { measurePromises } from '../../../promises/measure.ts';
import { lastRun, runRetention } from './index.ts';

const school = useSchool();

const expiry = async () => (await measurePromises(school.ctx, school.inventory)).find(({ id }) => id === 'keep.expiry');

describe('a run', () => {
  it('that is dated ahead counts as none, and the promise says so', async () => {
    const { ctx, clock, inventory } = school;
    await runRetention(ctx, inventory);
    const before = clock.now();
    clock.advance({ hours: 24 * 365 });
    await runRetention(ctx, inventory);
    clock.set(before.add({ hours: 2 }));
    expect(await lastRun(ctx)).toEqual(before);
    const { state, evidence } = (await expiry()) ?? {};
    expect(state).toBe('kept');
    expect(evidence).toContain('Runs dated in the future: 1.');
    clock.advance({ hours: 25 });
    expect((await expiry())?.state).toBe('late');
    await sql`delete from retention_counts where run_id in (select id from retention_runs where finished_at < ${clock.now()})`.execute(
      ctx.db,
    );
    await sql`delete from retention_runs where finished_at < ${clock.now()}`.execute(ctx.db);
    expect((await expiry())?.state).toBe('broken');
  });
});
