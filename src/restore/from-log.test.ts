/** A PostgreSQL server that is killed and lost with its data, and the school of its last seconds on another. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { actingAs, type Context } from '#platform/context.ts';
import { openStore } from '#platform/files/object-store.ts';
import { folderPlace } from '#platform/files/place.ts';
import { fileKey, storeFile } from '#platform/files/stored-files.ts';
import { createLog } from '#platform/log/log.ts';
import { shippingProgress } from '#protection/wal';
import { type DebianServer, startDebianServer } from '#tests/harness/debian-server.ts';
import { administer } from '#tests/harness/global-setup.ts';
import { signInForTest } from '#tests/harness/people.ts';
import { type Config, readConfig } from '../config.ts';
import { openInstallation } from '../installation.ts';
import { restoreLastSecond } from './from-log.ts';
import { markChangeOver } from './traces.ts';

const silent = createLog('silent');
/** Seconds that may be lost: what was written since the last turn of shipping, and the turn itself on a busy machine. */
const SECONDS = 10;
let folder: string;
let [lost, other]: DebianServer[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'last-second-'));
  [lost, other] = await Promise.all([startDebianServer(), startDebianServer()]);
});
afterAll(async () => {
  await other?.stop();
  await rm(folder, { recursive: true, force: true });
});

function configOf(name: string, server: DebianServer | undefined): Config {
  const url = new URL(server?.url ?? '');
  url.pathname = '/school';
  return readConfig({
    NODE_ENV: 'test',
    DATABASE_URL: url.href,
    DATA_DIR: join(folder, name),
    WAL_URL: `file:${join(folder, 'log')}`,
    LEDGER_URL: `file:${join(folder, 'ledger')}`,
    BACKUP_URL: `file:${join(folder, 'backups')}`,
    DRILL_KEY_FILE: join(folder, 'drill.key'),
  });
}

/** Writes rows one after the other until the server is gone. Returns when each was acknowledged, by its number. */
async function writeUntilLost(ctx: Context, rows: number[]): Promise<void> {
  for (;;) {
    const number = rows.length + 1;
    const written = await sql`insert into audit_events (id, at, action, actor_kind, details)
      values (${ctx.ids.uuid()}, now(), 'test.row', 'system', ${JSON.stringify({ number })})`
      .execute(ctx.db)
      .then(
        () => true,
        () => false,
      );
    if (!written) return;
    rows.push(Date.now());
  }
}

it('loses seconds at most, and no more than the end', async () => {
  await administer({ connectionString: lost?.url ?? '' }, 'create database school');
  const config = configOf('first', lost);
  const { school, close } = await openInstallation(config, { demo: false, log: silent });
  const ctx = actingAs(school.ctx, { kind: 'operator' });
  const worker = await school.startWorker();
  const person = await signInForTest(ctx, { email: 'stays@example.kz' });
  const store = openStore(folderPlace(join(folder, 'log')));
  await vi.waitFor(async () => expect((await store.list()).some((name) => name.endsWith('.json'))).toBe(true), 60_000);
  const about = { bucket: 'certificates', personId: person.id, name: 'certificate.pdf', mediaType: 'application/pdf' };
  const file = await storeFile(ctx, about, Buffer.from('after the base'));

  const rows: number[] = [];
  const writing = writeUntilLost(ctx, rows);
  // Some of them are in the store by now.
  const shipped = (await store.list()).length;
  await vi.waitFor(async () => expect((await store.list()).length).toBeGreaterThan(shipped + 2), 60_000);
  await vi.waitFor(async () => expect((await store.list()).some((name) => name.includes(file.id))).toBe(true), 60_000);
  // What the office is told: somebody ships, and only seconds are at risk.
  const told = await shippingProgress(ctx, { store });
  expect(told).toMatchObject({ isRunning: true, segment: expect.stringMatching(/^[0-9A-F]{24}$/) });
  expect((Date.now() - (told.reachedAt?.epochMilliseconds ?? 0)) / 1_000).toBeLessThan(SECONDS);
  expect(told.base).toBeInstanceOf(Temporal.Instant);
  await lost?.lose();
  const lostAt = Date.now();
  await writing;
  await worker.stop();
  await close();
  await rm(config.dataDir, { recursive: true, force: true });

  await administer({ connectionString: other?.url ?? '' }, 'create database school');
  const second = configOf('second', other);
  const request = { keyFile: second.drillKeyFile, overLive: false, withoutLedger: false };
  const restored = await restoreLastSecond(second, request, silent);
  expect(restored).toMatchObject({ files: 1 });
  // The school of the last moment that arrived, and not of this one.
  const ofMoment = Temporal.Instant.from(restored.madeAt).epochMilliseconds;
  expect(ofMoment).toBeLessThanOrEqual(lostAt);
  expect(lostAt - ofMoment).toBeLessThan(SECONDS * 1_000);
  const again = await openInstallation(second, { beside: true, log: silent });
  try {
    const found = await sql<{ number: number }>`select (details->>'number')::int as number
      from audit_events where action = 'test.row' order by 1`.execute(again.school.ctx.db);
    const numbers = found.rows.map((row) => row.number);
    // The beginning without a hole, and all of it but the last seconds.
    expect(numbers).toEqual(numbers.map((_, position) => position + 1));
    expect(numbers.length).toBeGreaterThan(0);
    const firstLost = rows[numbers.length] ?? lostAt;
    expect((lostAt - firstLost) / 1_000).toBeLessThan(SECONDS);
    expect(await text(again.school.ctx.files.read(fileKey(file)))).toBe('after the base');
  } finally {
    await again.close();
  }
  await expect(restoreLastSecond(second, request, silent)).rejects.toMatchObject({ reason: 'live school' });
  // Killed once the database was in: the same restore goes on, and needs no flag.
  await markChangeOver(second.dataDir, restored.madeAt);
  expect(await restoreLastSecond(second, request, silent)).toMatchObject({ madeAt: restored.madeAt, files: 1 });
  expect((await readdir(second.dataDir)).filter((name) => /^(recovery|restore)-/.test(name))).toEqual([]);
}, 400_000);
