/** A night whose clock leapt destroys nothing, and a run that is dated ahead is never the newest. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useSchool } from '#tests/harness/school.ts';
import { measurePromises } from '../../../promises/measure.ts';
import { lastRun, runRetention } from './index.ts';

const school = useSchool();

/** As the worker does it each night. */
async function night(): Promise<void> {
  await school.school.jobs.find(({ name }) => name === 'retention.run')?.run(school.ctx, {});
}
const expiry = async () => (await measurePromises(school.ctx, school.inventory)).find(({ id }) => id === 'keep.expiry');
async function isOpen(personId: string): Promise<boolean> {
  const { rows } = await sql`select from people where id = ${personId} and closed_at is null`.execute(school.ctx.db);
  return rows.length > 0;
}

describe('the nightly run', () => {
  it('destroys nothing in a night whose clock is years ahead, says why, and goes on when it is right again', async () => {
    const { ctx, clock, logLines } = school;
    const { id } = await school.person();
    // Nobody was here before: a new school runs.
    await night();
    const first = clock.now();
    expect(await lastRun(ctx)).toEqual(first);
    clock.advance({ hours: 24 * 365 * 3 });
    await night();
    expect(await isOpen(id)).toBe(true);
    expect(await lastRun(ctx)).toEqual(first);
    expect(logLines.filter((line) => line.includes('retention.refused'))).toHaveLength(1);
    const { rows } = await sql`select details from audit_events where action = 'retention.refused'`.execute(ctx.db);
    expect(rows).toEqual([{ details: { days: 1095 } }]);
    const broken = await expiry();
    expect(broken?.state).toBe('broken');
    expect(broken?.evidence).toContain('bin/school retention --after-pause');
    clock.set(first.add({ hours: 24 }));
    await night();
    expect(await lastRun(ctx)).toEqual(clock.now());
    expect((await expiry())?.state).toBe('kept');
  });

  it('goes on by itself after a pause of thirty-five days, and not after a longer one', async () => {
    const { ctx, clock } = school;
    const [before, pause] = [clock.now(), { hours: 24 * 35 }];
    clock.advance(pause);
    await night();
    expect(await lastRun(ctx)).toEqual(before.add(pause));
    clock.advance({ ...pause, seconds: 1 });
    await night();
    expect(await lastRun(ctx)).toEqual(before.add(pause));
    await runRetention(ctx, school.inventory);
    expect(await lastRun(ctx)).toEqual(clock.now());
  });

  it('that is dated ahead counts as none, and the promise says so', async () => {
    const { ctx, clock, inventory } = school;
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
