/** A restore that is killed with `kill -9` between the steps of its change-over, and what then is still possible. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findPersonByEmail } from '#people/profiles';
import { actingAs, type Context } from '#platform/context.ts';
import { fileKey, type StoredFile, storeFile } from '#platform/files/stored-files.ts';
import { createLog } from '#platform/log/log.ts';
import { erasePerson } from '#privacy/erasure';
import { makeBackup } from '#protection/backups';
import { signInForTest } from '#tests/harness/people.ts';
import { readConfig } from '../config.ts';
import { openInstallation } from '../installation.ts';
import { restoreSchool } from './from-backup.ts';
import type { RestoreRequest } from './request.ts';
import { FOLDERS, UnfinishedRestore } from './traces.ts';

const silent = createLog('silent');
const DIE = fileURLToPath(new URL('../../tests/drills/restore-and-die.ts', import.meta.url));
let folder: string;
let file: StoredFile;

const settings = (name: string) => ({
  NODE_ENV: 'test',
  DATA_DIR: join(folder, name),
  LEDGER_URL: `file:${join(folder, 'ledger')}`,
  DRILL_KEY_FILE: join(folder, 'drill.key'),
});
const requestFor = (backup: string): RestoreRequest => ({
  file: join(folder, backup),
  keyFile: join(folder, 'drill.key'),
  overLive: false,
  withoutLedger: false,
});
const restore = (name: string, backup = 'backup.age') =>
  restoreSchool(readConfig(settings(name)), requestFor(backup), silent);
const open = (name: string) => openInstallation(readConfig(settings(name)), { demo: false, log: silent });

async function inSchool(name: string, work: (ctx: Context) => Promise<void>): Promise<void> {
  const { school, close } = await open(name);
  await work(actingAs(school.ctx, { kind: 'operator' })).finally(close);
}

async function killAt(step: string, name: string): Promise<void> {
  const given = JSON.stringify({ env: settings(name), request: requestFor('backup.age'), fatal: step });
  const child = spawn(process.execPath, ['--import', 'tsx', DIE, given], { stdio: 'inherit' });
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'killed-restore-'));
  const { school, close } = await open('first');
  const ctx = actingAs(school.ctx, { kind: 'operator' });
  const stays = await signInForTest(ctx, { email: 'stays@example.kz' });
  const erased = await signInForTest(ctx, { email: 'erased@example.kz' });
  const about = { bucket: 'certificates', name: 'certificate.pdf', mediaType: 'application/pdf' };
  file = await storeFile(ctx, { ...about, personId: stays.id }, Buffer.from('what was studied'));
  await storeFile(ctx, { ...about, personId: erased.id }, Buffer.from('what must not come back'));
  await makeBackup(ctx, school.backups, join(folder, 'backup.age'));
  await makeBackup(ctx, school.backups, join(folder, 'another.age'));
  await erasePerson(ctx, school.inventory, { personId: erased.id, requestedBy: 'person' });
  await close();
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each(['files in', 'keys in', 'database in'])(
  'opens no school of two halves, and comes to its end when it is run again (killed with the %s)',
  async (step) => {
    const name = step.replace(' ', '-');
    await killAt(step, name);
    await expect(open(name)).rejects.toThrow(UnfinishedRestore);

    expect(await restore(name)).toMatchObject({ files: 2, erased: 1, remaining: 0, cleared: true });
    await inSchool(name, async (ctx) => {
      expect(await findPersonByEmail(ctx, 'stays@example.kz')).toBeDefined();
      expect(await findPersonByEmail(ctx, 'erased@example.kz')).toBeUndefined();
      expect(await text(ctx.files.read(fileKey(file)))).toBe('what was studied');
    });
    const left = await readdir(join(folder, name), { recursive: true });
    expect(left.filter((path) => Object.values(FOLDERS).some((beginning) => path.startsWith(beginning)))).toEqual([]);
    expect(left.filter((path) => path.startsWith('files/certificates/'))).toEqual([`files/certificates/${file.id}`]);
    // What is there now is a school like any other.
    await expect(restore(name)).rejects.toMatchObject({ reason: 'live school' });
  },
  120_000,
);

it('takes no other backup for its own, and stays closed when the second attempt breaks off too', async () => {
  await killAt('database in', 'twice');
  await expect(restore('twice', 'another.age')).rejects.toMatchObject({ reason: 'live school' });
  await expect(open('twice')).rejects.toThrow(UnfinishedRestore);
  const breaking = restoreSchool(readConfig(settings('twice')), requestFor('backup.age'), silent, async () => {
    throw new Error('the power of this step went');
  });
  await expect(breaking).rejects.toMatchObject({ name: 'BrokenOff' });
  await expect(open('twice')).rejects.toThrow(UnfinishedRestore);
  expect(await restore('twice')).toMatchObject({ cleared: true });
  await inSchool('twice', async (ctx) => {
    expect(await findPersonByEmail(ctx, 'stays@example.kz')).toBeDefined();
  });
}, 120_000);

it('leaves nothing decrypted lying about after the next start', async () => {
  const lie = Object.values(FOLDERS).map((beginning) => join(folder, 'first', `${beginning}killed`));
  for (const path of lie) {
    await mkdir(join(path, 'files'), { recursive: true });
    await writeFile(join(path, 'files', 'sheet'), 'what was studied');
  }
  await inSchool('first', async () => {
    expect((await readdir(join(folder, 'first'))).filter((name) => name.endsWith('killed'))).toEqual([]);
  });
}, 60_000);
