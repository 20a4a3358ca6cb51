/** A backup and a trial were made while the clock was three years ahead; then the clock was set right. */

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore } from '#platform/files/object-store.ts';
import { folderPlace } from '#platform/files/place.ts';
import { useSchool } from '#tests/harness/school.ts';
import {
  backupStanding,
  lastGoodDrill,
  listBackups,
  type MadeBackup,
  makeBackup,
  pruneBackups,
  runDrill,
} from './index.ts';

const school = useSchool();
const setup = () => school.school.backups;
const DAY = 24;
const AHEAD: Temporal.DurationLike = { hours: 3 * 365 * DAY };

/** The server ends a session that was cut a moment later, and with it the lock. */
const PATIENCE = { timeout: 20_000, interval: 100 };
async function backUp(): Promise<MadeBackup> {
  school.clock.advance({ minutes: 1 });
  return vi.waitFor(() => makeBackup(school.ctx, setup()), PATIENCE);
}
const tryNewest = () => vi.waitFor(() => runDrill(school.ctx, setup()), PATIENCE);
const faults = async () => (await backupStanding(school.ctx)).faults;

let future: MadeBackup;
beforeEach(async () => {
  // Whatever the test before left goes first.
  for (const name of await listBackups(setup().store)) await setup().store.remove(name);
  school.clock.advance({ hours: 4 * 365 * DAY });
  await pruneBackups(school.ctx, setup());
  const right = school.clock.now();
  school.clock.advance(AHEAD);
  future = await backUp();
  expect(await tryNewest()).toMatchObject({ fileName: future.name, failure: null });
  school.clock.set(right);
});

describe('a backup of a clock that was ahead', () => {
  it('is not tried for the newest, and names itself until it is removed', async () => {
    expect(await tryNewest()).toMatchObject({ failure: 'no backup' });
    const made = await backUp();
    expect(await tryNewest()).toMatchObject({ fileName: made.name, failure: null });
    expect(await backupStanding(school.ctx)).toMatchObject({ faults: ['dated_ahead'], ahead: [future.name] });
    expect((await lastGoodDrill(school.ctx))?.file_name).toBe(made.name);
    // Removed by hand, it is known to be gone after two looks.
    await rm(join(setup().place, future.name));
    await pruneBackups(school.ctx, setup());
    await pruneBackups(school.ctx, setup());
    expect(await faults()).toEqual([]);
  });

  it('hides neither thirty nights without a backup nor an attempt that failed', async () => {
    await backUp();
    await tryNewest();
    school.clock.advance({ hours: 30 * DAY });
    const nowhere = { ...setup(), store: openStore(folderPlace('/dev/null/nowhere')) };
    await expect(makeBackup(school.ctx, nowhere)).rejects.toThrow();
    expect(await faults()).toEqual(['backup_stale', 'attempt_failed', 'trial_late', 'dated_ahead']);
  });

  it('is removed 35 days after it was seen, and says so in the log when it is seen', async () => {
    school.logLines.length = 0;
    await pruneBackups(school.ctx, setup());
    expect(school.logLines.join('')).toContain('backup.ahead');
    school.logLines.length = 0;
    school.clock.advance({ hours: 35 * DAY - 2 });
    await pruneBackups(school.ctx, setup());
    expect(school.logLines.join('')).not.toContain('backup.ahead');
    expect(await listBackups(setup().store)).toEqual([future.name]);
    school.clock.advance({ hours: 2 });
    await pruneBackups(school.ctx, setup());
    expect(await listBackups(setup().store)).toEqual([]);
    expect(await faults()).not.toContain('dated_ahead');
  });

  it('is not new either when its day has come, nor is its trial', async () => {
    await pruneBackups(school.ctx, setup());
    const { goodAt } = await backupStanding(school.ctx);
    school.clock.advance(AHEAD);
    school.clock.advance({ minutes: 5 });
    expect(await backupStanding(school.ctx)).toMatchObject({ backupAt: null, goodAt });
    expect(await tryNewest()).toMatchObject({ failure: 'no backup' });
  });
});
