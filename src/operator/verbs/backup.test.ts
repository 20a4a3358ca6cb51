import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { useSchool } from '#tests/harness/school.ts';
import { readConfig } from '../../config.ts';
import { Failure, type Flags } from '../verb.ts';
import { backup } from './backup.ts';

const school = useSchool();

type Setup = typeof school.school.backups;

function run(given: Partial<Setup> = {}, flags: Flags = {}) {
  const backups = { ...school.school.backups, ...given };
  const config = readConfig({ NODE_ENV: 'test' });
  return backup.run({ ctx: school.ctx, school: { ...school.school, backups }, config, words: [], flags });
}

describe('backup', () => {
  it.each([
    ['/mnt/backups', '/mnt/backups/'],
    ['s3://kept/', 's3://kept/'],
    ['s3://kept/school/', 's3://kept/school/'],
  ])('tells where in %s it is', async (place, before) => {
    const { json, lines } = await run({ place });
    const { path } = json as { path: string };
    expect(path.startsWith(before)).toBe(true);
    expect(path.slice(before.length)).toMatch(/^[\w.-]+$/);
    expect(lines?.[0]).toBe(`Written: ${path}`);
  });

  it('takes the word of a person that a former place holds none any more', async () => {
    await run({ noted: '/srv/former' });
    const { store } = school.school.backups;
    const told = await run({ store: { ...store, list: async () => [] } }, { 'removed-from': '/srv/former' });
    expect(told.lines).toEqual(['Noted as removed from /srv/former: 1']);
    await expect(run({}, { 'removed-from': '/srv/former' })).rejects.toThrow(Failure);
    await expect(run({}, { 'removed-from': school.school.backups.noted })).rejects.toThrow(Failure);
  });

  it('says by when a file that nothing removes has to go', async () => {
    const to = join(school.folder, 'before.tar.age');
    const { lines } = await run({}, { to });
    expect(lines).toContainEqual(
      expect.stringMatching(/^Nothing removes this file: remove it by 2026-12-27,.*35 days$/),
    );
    expect((await run()).lines?.join('\n')).not.toContain('Nothing removes');
  });

  it('says that another is under way, and of another failure nothing of the kind', async () => {
    const broken = Object.assign(new Error('the store is full'), { reason: 'full' });
    const store = { ...school.school.backups.store, write: () => Promise.reject(broken) };
    await expect(run({ store })).rejects.toBe(broken);
    const other = new pg.Client({ ...school.connection });
    await other.connect();
    try {
      await other.query('select pg_advisory_lock(7402027)');
      await expect(run()).rejects.toThrow(Failure);
    } finally {
      await other.end();
    }
  });
});
