import { describe, expect, it } from 'vitest';
import { resume } from '#platform/jobs/resume.ts';
import { tick } from '#platform/jobs/standstill.ts';
import { useSchool } from '#tests/harness/school.ts';
import { Failure, type Flags, WrongWords } from '../verb.ts';
import { retention } from './retention.ts';

const school = useSchool();
const run = (flags: Flags = {}) => retention.run({ ctx: school.ctx, school: school.school, words: [], flags } as never);

describe('retention', () => {
  it('waits for a look where the clock leapt, and says which day it has', async () => {
    await tick(school.ctx);
    await run();
    school.clock.advance({ hours: 24 * 40 });
    await expect(run()).rejects.toThrow(Failure);
    await expect(run()).rejects.toThrow('it is 2027-01-01 by this machine’s clock');
    await expect(run()).rejects.toThrow('bin/school resume');
    await resume(school.ctx);
    expect((await run()).lines?.[0]).toMatch(/^certificate /);
  });

  it('foresees a hundred years, and refuses in words what lies outside of them', async () => {
    school.clock.set(Temporal.Instant.from('2027-01-31T06:00:00Z'));
    const foresee = (day: string) => run({ 'dry-run': true, 'as-of': day });
    for (const day of ['2027-01-31', '2127-01-31']) expect((await foresee(day)).rows).toBeDefined();
    for (const day of ['9999-12-31', '2127-02-01', '2027-01-30', '-000001-01-01']) {
      await expect(foresee(day), day).rejects.toThrow(WrongWords);
      await expect(foresee(day), day).rejects.toThrow('a day from 2027-01-31 to 2127-01-31');
    }
    for (const day of ['tomorrow', '2027-02-30']) await expect(foresee(day), day).rejects.toThrow('such as 2027-01-31');
  });
});
