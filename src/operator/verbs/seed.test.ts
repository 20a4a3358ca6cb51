import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { registerInstallation } from '#platform/installation.ts';
import { useSchool } from '#tests/harness/school.ts';
import { readConfig } from '../../config.ts';
import { Failure, type Flags, WrongWords } from '../verb.ts';
import { seed } from './seed.ts';

const school = useSchool();

function run(flags: Flags) {
  const config = readConfig({ NODE_ENV: 'test' });
  return seed.run({ ctx: school.ctx, school: school.school, config, words: [], flags });
}

describe('seed', () => {
  it('adds nobody invented to a school that was begun as a real one', async () => {
    await registerInstallation(school.ctx, false);
    await expect(run({})).rejects.toThrow(Failure);
    await expect(run({ scale: '10' })).rejects.toThrow(Failure);
    const { rows } = await sql`select id from people union all select id from programmes`.execute(school.ctx.db);
    expect(rows).toEqual([]);
  });

  it.each(['0', 'many', '1.5', '1000001'])('takes %s for no number of learners', async (scale) => {
    await expect(run({ scale })).rejects.toThrow(WrongWords);
  });
});
