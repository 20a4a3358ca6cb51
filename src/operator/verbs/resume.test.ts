/** A wrong clock does not know what day it is; who types it does. */
import { expect, it } from 'vitest';
import { noteRestore, tick } from '#platform/jobs/standstill.ts';
import { useSchool } from '#tests/harness/school.ts';
import { readConfig } from '../../config.ts';
import { WrongWords } from '../verb.ts';
import { doctor } from './doctor.ts';
import { resume } from './resume.ts';

const school = useSchool();
const run = (day: string) => resume.run({ ctx: school.ctx, school: school.school, words: [day], flags: {} } as never);

async function standstill() {
  const config = { ...readConfig({ NODE_ENV: 'test' }), dataDir: school.school.backups.dataDir };
  const { rows } = await doctor.run({ ctx: school.ctx, school: school.school, config, words: [], flags: {} });
  return rows?.find((row) => row['check'] === 'standstill');
}

it('lets go on what the doctor said stood still, and only on the day that it is', async () => {
  const { ctx, clock } = school;
  expect((await run('2026-11-22')).lines).toEqual(['Nothing stands still.']);
  await tick(ctx);
  expect(await standstill()).toMatchObject({ ok: true });
  clock.advance({ hours: 24 * 400 });
  expect(await standstill()).toMatchObject({ ok: false, finding: expect.stringContaining('400 days ahead') });
  await expect(run('today')).rejects.toThrow(WrongWords);
  await expect(run('2026-11-22')).rejects.toThrow('this machine has 2027-12-27 in Almaty');
  expect(await standstill()).toMatchObject({ ok: false, finding: expect.stringContaining('bin/school resume') });
  expect((await run('2027-12-27')).lines?.at(-1)).toContain('it goes on');
  expect(await standstill()).toMatchObject({ ok: true });
  await noteRestore(ctx, clock.now().subtract({ hours: 7 }));
  expect(await standstill()).toMatchObject({ ok: false, finding: expect.stringContaining('consents taken back') });
  await run('2027-12-27');
  expect(await standstill()).toMatchObject({ ok: true });
});
