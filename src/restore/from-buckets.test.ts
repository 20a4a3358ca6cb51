/** A school with a PostgreSQL server, whose files, backups and ledger lie in buckets: lost, and restored from them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findPersonByEmail } from '#people/profiles';
import { actingAs, type Context } from '#platform/context.ts';
import { fileKey, storeFile } from '#platform/files/stored-files.ts';
import { createLog } from '#platform/log/log.ts';
import { erasePerson } from '#privacy/erasure';
import { makeBackup, runDrill } from '#protection/backups';
import { type DebianServer, startDebianServer } from '#tests/harness/debian-server.ts';
import { administer } from '#tests/harness/global-setup.ts';
import { signInForTest } from '#tests/harness/people.ts';
import { type S3Server, startS3Server } from '#tests/harness/s3-server.ts';
import type { School } from '../app.ts';
import { type Config, readConfig } from '../config.ts';
import { openInstallation } from '../installation.ts';
import { restoreSchool } from './from-backup.ts';

const silent = createLog('silent');
let folder: string;
let database: DebianServer;
let bucket: S3Server;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'restore-test-'));
  [database, bucket] = await Promise.all([startDebianServer(), startS3Server()]);
  await administer({ connectionString: database.url }, 'create database first');
});
afterAll(async () => {
  await Promise.all([database.stop(), bucket.close()]);
  await rm(folder, { recursive: true, force: true });
});

function configOf(name: string): Config {
  const url = new URL(database.url);
  url.pathname = `/${name}`;
  return readConfig({
    NODE_ENV: 'test',
    DATABASE_URL: url.href,
    DATA_DIR: join(folder, name),
    FILES_URL: `s3://files/${name}`,
    BACKUP_URL: 's3://kept/backups',
    LEDGER_URL: 's3://kept/ledger',
    S3_ENDPOINT: bucket.endpoint,
    S3_REGION: bucket.region,
    S3_ACCESS_KEY_ID: bucket.accessKeyId,
    S3_SECRET_ACCESS_KEY: bucket.secretAccessKey,
    SECRET_KEY: 'a secret key for tests, thirty-two characters and more',
    DRILL_KEY_FILE: join(folder, 'drill.key'),
  });
}

async function inSchool<T>(config: Config, work: (ctx: Context, school: School) => Promise<T>): Promise<T> {
  const { school, close } = await openInstallation(config, { demo: false, log: silent });
  try {
    return await work(actingAs(school.ctx, { kind: 'operator' }), school);
  } finally {
    await close();
  }
}

const objectsBelow = (prefix: string): string[] => [...bucket.objects.keys()].filter((key) => key.startsWith(prefix));

it('comes back whole on a server that has nothing of it, and without whoever was erased since', async () => {
  const about = { bucket: 'certificates', name: 'certificate.pdf', mediaType: 'application/pdf' };
  const file = await inSchool(configOf('first'), async (ctx, school) => {
    const stays = await signInForTest(ctx, { email: 'stays@example.kz' });
    const erased = await signInForTest(ctx, { email: 'erased@example.kz' });
    const kept = await storeFile(ctx, { ...about, personId: stays.id }, Buffer.from('what was studied'));
    await storeFile(ctx, { ...about, personId: erased.id }, Buffer.from('what must not come back'));
    await makeBackup(ctx, school.backups);
    expect(await runDrill(ctx, school.backups)).toMatchObject({ failure: null, files: 2 });
    const report = await erasePerson(ctx, school.inventory, { personId: erased.id, requestedBy: 'person' });
    expect(report.state).toBe('verified');
    return kept;
  });
  expect(objectsBelow('kept/backups/school-')).toHaveLength(1);
  expect(objectsBelow('kept/ledger/erasures/')).toHaveLength(1);
  expect(objectsBelow('files/first/')).toEqual([`files/first/${fileKey(file)}`]);

  const second = configOf('second');
  const request = { file: 'newest', keyFile: second.drillKeyFile, overLive: false, withoutLedger: false };
  const brokenOff = restoreSchool(second, request, silent, async (step) => {
    expect(objectsBelow('files/second/')).toEqual([`files/second/${fileKey(file)}`]);
    if (step === 'database in') throw new Error('the last step fails');
  });
  await expect(brokenOff).rejects.toMatchObject({ name: 'BrokenOff', left: undefined });
  expect(objectsBelow('files/second/')).toEqual([]);
  // Of another program in the same bucket.
  bucket.objects.set('files/second/backups/kept', Buffer.from('a backup'));
  expect(await restoreSchool(second, request, silent)).toMatchObject({ files: 2, erased: 1, remaining: 0 });
  await inSchool(second, async (ctx) => {
    expect(await findPersonByEmail(ctx, 'stays@example.kz')).toBeDefined();
    expect(await findPersonByEmail(ctx, 'erased@example.kz')).toBeUndefined();
    expect(await text(ctx.files.read(fileKey(file)))).toBe('what was studied');
  });
  expect(objectsBelow('files/second/').sort()).toEqual(['files/second/backups/kept', `files/second/${fileKey(file)}`]);
  await expect(restoreSchool(second, request, silent)).rejects.toMatchObject({ reason: 'live school' });
}, 120_000);
