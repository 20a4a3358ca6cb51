import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { timetable } from '../src/timetable.ts';
import { type PolicyPromise, promises } from './index.ts';

const root = join(import.meta.dirname, '..');
const all: readonly PolicyPromise[] = promises;

describe('the circle of promise, code, test and evidence', () => {
  it('names only files that exist', () => {
    const named = all.flatMap(({ id, keptBy }) =>
      [...(keptBy?.code ?? []), ...(keptBy?.test ?? [])].map((path) => ({ id, path })),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter(({ path }) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('measures nothing that no code keeps and no test proves', () => {
    const unproved = all.filter(
      ({ evidence, keptBy }) => evidence && !(keptBy && keptBy.code.length > 0 && keptBy.test.length > 0),
    );
    expect(unproved.map(({ id }) => id)).toEqual([]);
  });

  it('names tests as tests, and code as code', () => {
    const isTest = (path: string) => /[.]test[.]tsx?$/.test(path);
    for (const { id, keptBy } of all) {
      expect(keptBy?.test.every(isTest) ?? true, id).toBe(true);
      expect(keptBy?.code.some(isTest) ?? false, id).toBe(false);
    }
  });

  it('gives every recurring job a promise that it keeps', () => {
    const ids = new Set<string>(all.map(({ id }) => id));
    expect(timetable.filter(({ keeps }) => !ids.has(keeps))).toEqual([]);
  });

  it('counts statistics before the retention of the same night takes what they are counted from', () => {
    const timeOf = (name: string) => {
      const [minute, hour] =
        timetable
          .find(({ job }) => job === name)
          ?.cron.split(' ')
          .map(Number) ?? [];
      return (hour ?? Number.NaN) * 60 + (minute ?? Number.NaN);
    };
    // The school's day begins at 19:00 UTC.
    expect(timeOf('statistics.release')).toBeGreaterThan(19 * 60);
    expect(timeOf('statistics.release')).toBeLessThan(timeOf('retention.run'));
  });
});
