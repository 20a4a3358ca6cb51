import fc from 'fast-check';
import { expect, it } from 'vitest';
import { batchSizes } from './batch-size.ts';

it('grows while there is time, shrinks when it is short, and never below one row', () => {
  const sizes = batchSizes({ first: 500, most: 20_000 });
  const first = sizes.next();
  sizes.took(5, first);
  const grown = sizes.next();
  expect(grown).toBeGreaterThan(first);
  sizes.took(60, grown);
  expect(sizes.next()).toBe(grown);
  sizes.took(74, grown);
  expect(sizes.next()).toBeLessThan(grown);
  for (let times = 0; times < 40; times += 1) sizes.brokenOff();
  expect(sizes.next()).toBe(1);
});

it('grows in spite of a wait that every batch has, however small', () => {
  const sizes = batchSizes({ first: 500, most: 20_000 });
  for (let times = 0; times < 100; times += 1) sizes.took(30 + sizes.next() / 1_000, sizes.next());
  expect(sizes.next()).toBeGreaterThan(10_000);
});

it('does not grow for the sake of a last batch that was small', () => {
  const sizes = batchSizes({ first: 500, most: 20_000 });
  const first = sizes.next();
  sizes.took(1, 3);
  expect(sizes.next()).toBe(first);
});

it('settles where batches take neither long nor are broken off, whatever a row costs', () => {
  const microseconds = fc.integer({ min: 1, max: 20_000 });
  fc.assert(
    fc.property(microseconds, (cost) => {
      const sizes = batchSizes({ first: 500, most: 20_000 });
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
