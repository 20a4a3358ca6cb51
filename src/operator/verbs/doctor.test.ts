/** What the doctor says of the timetable: only a running worker looks at the clock, and one that is ahead stops it. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { useSchool } from '#tests/harness/school.ts';
import { readConfig } from '../../config.ts';
import { doctor } from './doctor.ts';

const school = useSchool();

async function timetable(lastExecution: Temporal.Instant) {
  await sql`insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
    values ('test.minutely', ${lastExecution}, ${lastExecution})
    on conflict (identifier) do update set last_execution = excluded.last_execution`.execute(school.ctx.db);
  const config = { ...readConfig({ NODE_ENV: 'test' }), dataDir: school.school.backups.dataDir };
  const { rows } = await doctor.run({ ctx: school.ctx, school: school.school, config, words: [], flags: {} });
  return rows?.find((row) => row['check'] === 'timetable');
}

it('knows a timetable that is kept, one that stands still, and one that waits for a day to come', async () => {
  const now = school.clock.now();
  expect(await timetable(now.subtract({ minutes: 1 }))).toMatchObject({ ok: true });
  expect(await timetable(now.subtract({ hours: 1 }))).toMatchObject({
    ok: false,
    finding: expect.stringMatching(/running\?$/),
  });
  const ahead = await timetable(now.add({ hours: 24 * 400 }));
  expect(ahead).toMatchObject({ ok: false, finding: expect.stringContaining('a clock was ahead') });
});
