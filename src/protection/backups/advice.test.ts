import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useSchool } from '#tests/harness/school.ts';
import { type BackupAdvice, backupAdvice } from './index.ts';

const school = useSchool();
const store = (told: () => Promise<boolean>) => ({ keepsVersions: told });

it('tells backups on the disk of the school from those on another, though neither folder is there yet', async () => {
  const { dataDir } = school.school.backups;
  const given = { dataDir, places: [], folder: join(dataDir, '..', 'not-yet', 'backups') };
  const none: BackupAdvice = { disk: 'other', versioned: [] };
  expect(await backupAdvice(given)).toEqual({ ...none, disk: 'same' });
  expect(await backupAdvice({ ...given, folder: '/dev/shm/not-yet' })).toEqual(none);
  expect(await backupAdvice({ ...given, folder: undefined })).toEqual(none);
});

it('names the stores that keep what is removed; one that does not answer is named elsewhere', async () => {
  const places = [
    { name: 's3://files/', store: store(async () => true) },
    { name: '/srv/backups', store: store(async () => false) },
    { name: 's3://away/', store: store(() => Promise.reject(new Error('away'))) },
  ];
  const { dataDir } = school.school.backups;
  expect(await backupAdvice({ dataDir, places, folder: undefined })).toMatchObject({ versioned: ['s3://files/'] });
});
