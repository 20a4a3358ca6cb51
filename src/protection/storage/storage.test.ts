import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useSchool } from '#tests/harness/school.ts';
import { storageIsClosed } from '../../../promises/measures/storage.ts';
import { lookAtStorage } from './index.ts';

const school = useSchool();
const measured = () => storageIsClosed({ ctx: school.ctx, inventory: school.inventory });

it('is closed to others, and nothing goes to the database open', async () => {
  const found = await lookAtStorage(school.ctx);
  expect(found.looked).toBeGreaterThan(0);
  expect(found.open).toEqual([]);
  expect(['socket', 'machine']).toContain(found.database);
  expect(await measured()).toMatchObject({ holds: true });
});

it('is found open when others may enter a folder or read a key', async () => {
  const [dataDir = ''] = school.ctx.folders;
  const key = join(dataDir, 'keys', 'secret');
  await mkdir(join(dataDir, 'keys'), { recursive: true, mode: 0o700 });
  await writeFile(key, 'a key', { mode: 0o600 });
  expect(await measured()).toMatchObject({ holds: true });
  await chmod(key, 0o644);
  expect((await lookAtStorage(school.ctx)).open).toEqual([key]);
  await chmod(key, 0o600);
  await chmod(dataDir, 0o755);
  const found = await measured();
  expect(found).toMatchObject({ holds: false });
  expect(found?.finding.en).toContain('open to others: 1');
  await chmod(dataDir, 0o700);
});
