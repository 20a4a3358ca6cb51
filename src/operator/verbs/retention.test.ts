import { describe, expect, it } from 'vitest';
import { useSchool } from '#tests/harness/school.ts';
import { Failure, type Flags } from '../verb.ts';
import { retention } from './retention.ts';

const school = useSchool();
const run = (flags: Flags = {}) => retention.run({ ctx: school.ctx, school: school.school, words: [], flags } as never);

describe('retention', () => {
  it('asks to be told that the clock is right, where it did not run for long', async () => {
    await run();
    school.clock.advance({ hours: 24 * 40 });
    await expect(run()).rejects.toThrow(Failure);
    await expect(run()).rejects.toThrow('40 days ago, on 2026-11-22, if it is 2027-01-01 today');
    await expect(run()).rejects.toThrow('bin/school retention --after-pause');
    expect((await run({ 'after-pause': true })).lines?.[0]).toMatch(/^certificate /);
    expect((await run()).lines?.[0]).toMatch(/^certificate /);
  });
});
