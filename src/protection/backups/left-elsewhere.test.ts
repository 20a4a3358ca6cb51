/** Backups in a place that the school no longer uses. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { tables } from '#platform/database/database.ts';
import { openStore } from '#platform/files/object-store.ts';
import { folderPlace, notePlace } from '#platform/files/place.ts';
import { useSchool } from '#tests/harness/school.ts';
import { type BackupSetup, backupStanding, makeBackup, pruneBackups, tellRemoved } from './index.ts';
import type { BackupsDb } from './schema.ts';

const school = useSchool();
const DAY = 24;

async function place(): Promise<BackupSetup> {
  const folder = await mkdtemp(join(tmpdir(), 'place-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const at = folderPlace(folder);
  return { ...school.school.backups, store: openStore(at), place: folder, folder, noted: notePlace(at) };
}

async function backUp(setup: BackupSetup): Promise<string> {
  school.clock.advance({ minutes: 1 });
  return (await vi.waitFor(() => makeBackup(school.ctx, setup), { timeout: 20_000, interval: 100 })).name;
}

const rowOf = (name: string) =>
  tables<BackupsDb>(school.ctx)
    .selectFrom('backup_runs')
    .select(['place', 'removed_at'])
    .where('file_name', '=', name)
    .executeTakeFirstOrThrow();
const elsewhere = async () => (await backupStanding(school.ctx)).elsewhere;

describe('a backup in a former place', () => {
  it('is not told as removed at its term, and is named until its place is back', async () => {
    const [former, now] = [await place(), await place()];
    const left = await backUp(former);
    expect(await elsewhere()).toEqual([]);
    const later = await backUp(now);
    expect(await elsewhere()).toEqual([former.noted]);
    school.clock.advance({ hours: 40 * DAY });
    expect(await pruneBackups(school.ctx, now)).toBe(1);
    expect((await rowOf(later)).removed_at).not.toBeNull();
    expect((await rowOf(left)).removed_at).toBeNull();
    expect(await former.store.list()).toEqual([left]);
    expect((await backupStanding(school.ctx)).faults).toContain('left_elsewhere');
    expect(await pruneBackups(school.ctx, former)).toBe(1);
    expect(await former.store.list()).toEqual([]);
    expect((await rowOf(left)).removed_at).not.toBeNull();
    expect(await elsewhere()).toEqual([]);
  });

  it('is not told as removed either when its copy is removed where it was copied to', async () => {
    const [former, now] = [await place(), await place()];
    const left = await backUp(former);
    await cp(join(former.place, left), join(now.place, left));
    school.clock.advance({ hours: 40 * DAY });
    await pruneBackups(school.ctx, now);
    expect(await now.store.list()).toEqual([]);
    expect((await rowOf(left)).removed_at).toBeNull();
    expect(await tellRemoved(school.ctx, now, former.noted)).toEqual({ removed: 1, moved: 0 });
  });

  it('is done with once a person says that it was removed there; what was moved here stays kept', async () => {
    const [former, now] = [await place(), await place()];
    const [moved, removed] = [await backUp(former), await backUp(former)];
    await cp(join(former.place, moved), join(now.place, moved));
    await backUp(now);
    await expect(tellRemoved(school.ctx, now, now.noted)).rejects.toThrow('in use');
    await expect(tellRemoved(school.ctx, now, '/no/such/place')).rejects.toThrow('backup');
    expect(await tellRemoved(school.ctx, now, former.noted)).toEqual({ removed: 1, moved: 1 });
    expect(await rowOf(moved)).toEqual({ place: now.noted, removed_at: null });
    expect((await rowOf(removed)).removed_at).not.toBeNull();
    expect(await elsewhere()).toEqual([]);
  });
});
