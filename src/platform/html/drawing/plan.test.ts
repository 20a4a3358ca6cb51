import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlineOf } from './outline.ts';
import { planPathData } from './plan.ts';
import { area, overlaps } from './rect.ts';
import { seededRandom } from './seeded-random.ts';

const size = fc.record({
  width: fc.integer({ min: 120, max: 600 }),
  height: fc.integer({ min: 84, max: 400 }),
  rooms: fc.integer({ min: 1, max: 20 }),
});

describe('a plan', () => {
  it('is the same for the same seed, and another for another', () => {
    const cover = { width: 360, height: 216, rooms: 9 };
    expect(planPathData('referrals', cover)).toEqual(planPathData('referrals', cover));
    expect(planPathData('referrals', cover).walls).not.toBe(planPathData('agency', cover).walls);
  });

  it('divides the floor without gaps or overlaps, and every room can be reached from the entrance', () => {
    fc.assert(
      fc.property(fc.string(), size, (seed, wanted) => {
        // The rooms listed are those walked to: if one could not be reached, the floor would not be covered.
        const { rooms } = planPathData(seed, wanted);
        const left = Math.min(...rooms.map(({ x }) => x));
        const floor = (wanted.width - left * 2) * (wanted.height - left * 2);
        expect(rooms.reduce((sum, room) => sum + area(room), 0)).toBeCloseTo(floor, 3);
        const pairs = rooms.flatMap((room, index) => rooms.slice(index + 1).map((other) => [room, other] as const));
        expect(pairs.filter(([one, other]) => overlaps(one, other))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('has a door for every room and the numbers of SVG paths only', () => {
    fc.assert(
      fc.property(fc.string(), size, (seed, wanted) => {
        const plan = planPathData(seed, wanted);
        expect(plan.doors.match(/A/g)).toHaveLength(plan.rooms.length);
        const { walls, doors, windows, furniture, route, key, dimensions } = plan;
        for (const path of [walls, doors, windows, furniture, route, key, dimensions]) {
          expect(path).not.toMatch(/NaN|Infinity|undefined|e-/);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('gives the usual sizes as many rooms as were asked for', () => {
    for (const seed of 'abcdefghijklmnopqrst') {
      expect(planPathData(seed, { width: 360, height: 216, rooms: 9 }).rooms).toHaveLength(9);
      expect(planPathData(seed, { width: 240, height: 120, rooms: 12 }).rooms.length).toBeGreaterThanOrEqual(11);
    }
  });

  it('sweeps each door about its hinge: the arc ends a leaf away from where the leaf stands', () => {
    const { doors } = planPathData('hinges', { width: 360, height: 216, rooms: 9 });
    for (const [, x, y, command, tip, radius, endX, endY] of doors.matchAll(
      /M([\d.]+) ([\d.]+)([HV])([\d.]+)A([\d.]+) \5 0 0 [01] ([\d.]+) ([\d.]+)/g,
    )) {
      const leaf = Math.abs(Number(tip) - Number(command === 'H' ? x : y));
      const shut = Math.hypot(Number(endX) - Number(x), Number(endY) - Number(y));
      expect(leaf).toBeCloseTo(Number(radius), 1);
      expect(shut).toBeCloseTo(Number(radius), 1);
    }
  });
});

describe('an outline', () => {
  it('joins rectangles that touch into one line', () => {
    const wall = outlineOf([
      { x: 0, y: 0, width: 10, height: 2 },
      { x: 4, y: 2, width: 2, height: 8 },
    ]);
    expect(wall.match(/M/g)).toHaveLength(1);
    expect(wall.match(/[HV]/g)).toHaveLength(7);
  });

  it('gives a ring two lines, an outer and an inner', () => {
    const ring = outlineOf([
      { x: 0, y: 0, width: 10, height: 1 },
      { x: 0, y: 9, width: 10, height: 1 },
      { x: 0, y: 0, width: 1, height: 10 },
      { x: 9, y: 0, width: 1, height: 10 },
    ]);
    expect(ring.match(/z/g)).toHaveLength(2);
  });
});

describe('a seeded random number', () => {
  it('lies evenly between 0 and 1', () => {
    const random = seededRandom('even');
    const counts = Array.from({ length: 10 }, () => 0);
    for (let draw = 0; draw < 10_000; draw += 1) {
      const tenth = Math.floor(random() * 10);
      counts[tenth] = (counts[tenth] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
