import { expect, it } from 'vitest';
import { useSchool } from '#tests/harness/school.ts';
import { liveThrough } from '../../../tests/drills/years/school-of-years.ts';

const school = useSchool();

// As long as the terms of five years, and the tax year after the year of a payment, take to end. bin/drill lives each night.
it('lets go of exactly what is due, month by month, through ten years', async () => {
  const { ctx, clock, inventory } = school;
  clock.set(Temporal.Instant.from('2026-12-31T07:00:00Z'));
  const lived = await liveThrough({ ctx, clock, inventory, years: 10, runs: 'monthly', newcomers: 12, seed: 327 });
  expect(lived.faults).toEqual([]);
  expect(lived.sorts).toBe(54);
  expect(lived.months).toBe(120);
  expect(lived.destroyed).toBeGreaterThan(1_000);
  expect(lived.sealed).toBeGreaterThan(0);
  expect(lived.told).toBeGreaterThan(10);
  expect(lived.toldLate).toBeGreaterThan(0);
  expect(lived.unsealed).toBeGreaterThan(0);
}, 300_000);
