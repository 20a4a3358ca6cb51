/** While a clock that leapt is not believed no backup goes, not even before the next one is made. */
import { expect, it, vi } from 'vitest';
import { resume } from '#platform/jobs/resume.ts';
import { tick } from '#platform/jobs/standstill.ts';
import { useSchool } from '#tests/harness/school.ts';
import { listBackups } from './index.ts';

const school = useSchool();

/** As the night and the button in the office do it. The server ends a session that was cut a moment later. */
async function backUp(): Promise<void> {
  const job = school.school.jobs.find(({ name }) => name === 'backups.make');
  await vi.waitFor(() => job?.run(school.ctx, {}), { timeout: 20_000, interval: 100 });
}
const kept = () => listBackups(school.school.backups.store);

it('keeps the backups of before a leap until the clock is right or somebody has looked', async () => {
  const { ctx, clock } = school;
  await tick(ctx);
  await backUp();
  const before = await kept();
  expect(before).toHaveLength(1);

  clock.advance({ hours: 24 * 40 });
  await backUp();
  expect(await kept()).toEqual(expect.arrayContaining(before));
  expect(await kept()).toHaveLength(2);

  await resume(ctx);
  await backUp();
  expect(await kept()).not.toContain(before[0]);
});
