import { expect, it } from 'vitest';
import { useSchool } from '#tests/harness/school.ts';
import { liveThrough } from '../../../tests/drills/school-of-years.ts';

const school = useSchool();

// bin/drill lives ten years, so that the terms of five years reach their ends too.
it('lets go of exactly what is due, day by day, through two years', async () => {
  const { ctx, clock, inventory } = school;
  clock.set(Temporal.Instant.from('2026-12-31T07:00:00Z'));
  const lived = await liveThrough({ ctx, clock, inventory, years: 2, newcomers: 12, seed: 327 });
  expect(lived.faults).toEqual([]);
  expect(lived.months).toBe(24);
  expect(lived.destroyed).toBeGreaterThan(100);
  expect(lived.sealed).toBeGreaterThan(0);
  expect(lived.told).toBeGreaterThan(10);
  expect(lived.toldLate).toBeGreaterThan(0);
}, 300_000);
