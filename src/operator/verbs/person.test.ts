import { describe, expect, it } from 'vitest';
import { recordConsents, verdictOf } from '#privacy/consents';
import { useSchool } from '#tests/harness/school.ts';
import { readConfig } from '../../config.ts';
import { Failure, type Flags, WrongWords } from '../verb.ts';
import { personRestrict } from './person.ts';

const school = useSchool();

function restrict(email: string, flags: Flags) {
  const config = readConfig({ NODE_ENV: 'test' });
  return personRestrict.run({ ctx: school.ctx, school: school.school, config, words: [email], flags } as never);
}

describe('person restrict', () => {
  it('stops every use, says what is restricted, and lifts it again', async () => {
    const { id, email } = await school.person();
    await recordConsents(school.ctx, { personId: id, given: ['study', 'abroad'], way: 'operator', locale: 'ru' });
    const { lines } = await restrict(email.toUpperCase(), { part: 'everything' });
    expect(lines?.[0]).toMatch(/^Restricted: everything, since 2026-11-22/);
    expect(await verdictOf(school.ctx, id, 'abroad')).toBe('restriction');
    await expect(restrict(email, { part: 'everything' })).rejects.toThrow(Failure);
    expect((await restrict(email, { part: 'everything', lift: true })).lines).toEqual(['Nothing is restricted']);
    expect(await verdictOf(school.ctx, id, 'abroad')).toBe('allowed');
    await expect(restrict(email, { part: 'study', lift: true })).rejects.toThrow('study is not restricted');
  });

  it('takes no part and no person it does not know', async () => {
    const { email } = await school.person();
    await expect(restrict(email, { part: 'passwords' })).rejects.toThrow(WrongWords);
    await expect(restrict('nobody@example.kz', { part: 'study' })).rejects.toThrow(Failure);
  });
});
