import { describe, expect, it } from 'vitest';
import { useSchool } from '#tests/harness/school.ts';
import { actingAs } from '../context.ts';
import { eachApart, SomeFailed } from './each-apart.ts';

const school = useSchool();

describe('each apart', () => {
  it('goes on behind a failure, and fails at the end', async () => {
    const done: number[] = [];
    const work = async (item: number) => {
      if (item % 2 === 1) throw new TypeError('quotes Әсел');
      done.push(item);
    };
    const system = actingAs(school.ctx, { kind: 'system', job: 'test.each' });
    await expect(eachApart(system, [1, 2, 3, 4], work)).rejects.toMatchObject({ name: 'SomeFailed', count: 2 });
    expect(done).toEqual([2, 4]);
    const lines = school.logLines.filter((line) => line.includes('item.failed'));
    expect(lines.map((line) => line.includes('TypeError') && line.includes('test.each'))).toEqual([true, true]);
    expect(lines.join()).not.toContain('Әсел');
  });

  it('counts the failures of its parts, and logs each once', async () => {
    school.logLines.length = 0;
    const parts = [[1, 2], [3]];
    const nested = eachApart(school.ctx, parts, (part) =>
      eachApart(school.ctx, part, () => Promise.reject(new Error())),
    );
    await expect(nested).rejects.toEqual(new SomeFailed(3));
    expect(school.logLines.filter((line) => line.includes('item.failed'))).toHaveLength(3);
  });

  it('is silent when nothing failed', async () => {
    await expect(eachApart(school.ctx, [1, 2], async () => undefined)).resolves.toBeUndefined();
  });
});
