/** Which moments are believed, and what stands still where one is not. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { useSchool } from '#tests/harness/school.ts';
import { heedStandstill } from './heed-standstill.ts';
import { defineJob } from './jobs.ts';
import { resume } from './resume.ts';
import { findStandstill, noteRestore, tick } from './standstill.ts';

const school = useSchool();
const DAY = { hours: 24 };

async function believed(): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant }>`select ticked_at as at from timekeeping`.execute(school.ctx.db);
  return rows[0]?.at;
}
async function acts(action: string): Promise<number> {
  const { rows } = await sql`select from audit_events where action = ${action}`.execute(school.ctx.db);
  return rows.length;
}

it('a new school goes on; one that is on time moves, and thirty-five days are no leap', async () => {
  const { ctx, clock } = school;
  expect(await findStandstill(ctx)).toBeUndefined();
  await Promise.all([tick(ctx), tick(ctx)]);
  expect(await believed()).toEqual(clock.now());
  clock.advance({ hours: 24 * 35 });
  expect(await findStandstill(ctx)).toBeUndefined();
  await tick(ctx);
  expect(await believed()).toEqual(clock.now());
});

it('a longer leap is noticed once, leaves the believed moment where it is, and is over when the clock comes back', async () => {
  const { ctx, clock } = school;
  const last = clock.now();
  clock.advance({ hours: 24 * 35, seconds: 1 });
  for (let minute = 0; minute < 3; minute += 1) await tick(ctx);
  expect(await believed()).toEqual(last);
  expect(await findStandstill(ctx)).toEqual({ leap: { last, days: 35 } });
  expect(await acts('clock.doubted')).toBe(1);
  clock.set(last.add({ minutes: 5 }));
  expect(await findStandstill(ctx)).toBeUndefined();
  await tick(ctx);
  expect(await believed()).toEqual(clock.now());
  clock.advance({ hours: 24 * 400 });
  await tick(ctx);
  expect(await acts('clock.doubted')).toBe(2);
  clock.set(last.add({ minutes: 6 }));
  await tick(ctx);
});

it('a smaller leap that is taken back leaves no moment ahead, and two machines’ clocks do not turn it back', async () => {
  const { ctx, clock } = school;
  const now = clock.now();
  clock.advance({ hours: 24 * 20 });
  await tick(ctx);
  clock.set(now);
  await tick(ctx);
  expect(await believed()).toEqual(now);
  clock.set(now.subtract({ seconds: 20 }));
  await tick(ctx);
  expect(await believed()).toEqual(now);
});

it('a clock that is set only some time after the start is no leap, and one that stays behind is believed', async () => {
  const { ctx, clock } = school;
  const now = clock.now();
  const unset = Temporal.Instant.from('2000-01-01T00:00:00Z');
  for (const start of [now, now.add(DAY)]) {
    clock.set(unset);
    for (let minute = 0; minute < 3; minute += 1) {
      await tick(ctx);
      clock.advance({ minutes: 1 });
    }
    clock.set(start.add({ hours: 1 }));
    expect(await findStandstill(ctx)).toBeUndefined();
    await tick(ctx);
    expect(await believed()).toEqual(clock.now());
  }
  // What it is set to is a leap all the same, which is noticed.
  const before = await acts('clock.doubted');
  clock.set(unset);
  await tick(ctx);
  clock.set(now.add({ hours: 24 * 400 }));
  await tick(ctx);
  expect([await findStandstill(ctx), await acts('clock.doubted')]).toMatchObject([{ leap: {} }, before + 1]);
  // The first start was by a clock that was years ahead.
  clock.set(now.subtract({ hours: 24 * 400 }));
  const behind = clock.now();
  await tick(ctx);
  clock.advance(DAY);
  await tick(ctx);
  expect(await believed()).toEqual(behind.add(DAY));
  clock.advance({ hours: 24 * 400 });
  expect(await findStandstill(ctx)).toMatchObject({ leap: {} });
  clock.set(behind.add(DAY));
  await tick(ctx);
});

it('passes a job over, and tells the log of it once an hour', async () => {
  const { ctx, clock, logLines } = school;
  const ran: string[] = [];
  const job = (name: string) => defineJob({ name, payload: z.object({}), run: async () => void ran.push(name) });
  const jobs = [
    heedStandstill(job('test.any'), undefined),
    heedStandstill(job('test.clock'), 'clock'),
    heedStandstill(job('test.word'), 'word'),
  ];
  const runAll = async () => {
    ran.length = 0;
    for (const each of jobs) await each.run(ctx, {});
    return ran.join(' ');
  };
  const told = () => logLines.filter((line) => line.includes('job.stands-still') && line.includes('test.clock')).length;
  await tick(ctx);
  const last = await believed();
  expect(await runAll()).toBe('test.any test.clock test.word');
  clock.advance({ hours: 24 * 400 });
  expect(await runAll()).toBe('test.any');
  clock.advance({ minutes: 30 });
  await runAll();
  expect(told()).toBe(1);
  clock.advance({ minutes: 31 });
  await runAll();
  expect(told()).toBe(2);
  // The operator has looked: the clock was right.
  expect((await resume(ctx))?.leap?.last).toEqual(last);
  expect(await resume(ctx)).toBeUndefined();
  expect(await runAll()).toBe('test.any test.clock test.word');
  expect(await acts('standstill.ended')).toBe(1);

  const from = clock.now().subtract(DAY);
  await noteRestore(ctx, from);
  expect(await findStandstill(ctx)).toEqual({ restored: { from, at: clock.now() } });
  expect(await runAll()).toBe('test.any test.clock');
  // Time that goes by is no look, nor is another restore: then both spans are lost.
  clock.advance(DAY);
  await tick(ctx);
  await noteRestore(ctx, clock.now().subtract({ hours: 1 }));
  expect(await findStandstill(ctx)).toEqual({ restored: { from, at: clock.now() } });
  await resume(ctx);
  expect(await runAll()).toBe('test.any test.clock test.word');
});
