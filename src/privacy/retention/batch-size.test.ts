import fc from 'fast-check';
import { expect, it } from 'vitest';
import { batchSizes } from './batch-size.ts';

it('grows while there is time, shrinks when it is short, and never below one row', () => {
  const sizes = batchSizes();
  const first = sizes.next();
  sizes.took(5, first);
  expect(sizes.next()).toBe(first * 2);
  sizes.took(60, first * 2);
  expect(sizes.next()).toBe(first);
  for (let times = 0; times < 40; times += 1) sizes.brokenOff();
  expect(sizes.next()).toBe(1);
});

it('does not grow for the sake of a last batch that was small', () => {
  const sizes = batchSizes();
  const first = sizes.next();
  sizes.took(1, 3);
  expect(sizes.next()).toBe(first);
});

it('settles where batches take neither long nor are broken off, whatever a row costs', () => {
  const microseconds = fc.integer({ min: 1, max: 20_000 });
  fc.assert(
    fc.property(microseconds, (cost) => {
      const sizes = batchSizes();
      let last = 0;
      for (let times = 0; times < 100; times += 1) {
        last = (sizes.next() * cost) / 1_000;
        if (last > 75) sizes.brokenOff();
        else sizes.took(last, sizes.next());
      }
      expect(last).toBeLessThanOrEqual(75);
    }),
  );
});
