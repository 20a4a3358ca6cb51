/** A server that threw its log away before it was taken, and the log that begins anew by itself. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { systemClock } from '#platform/clock.ts';
import { openDatabase } from '#platform/database/database.ts';
import { openStore } from '#platform/files/object-store.ts';
import { folderPlace } from '#platform/files/place.ts';
import { createLog } from '#platform/log/log.ts';
import { type DebianServer, startDebianServer } from '#tests/harness/debian-server.ts';
import { readBases } from './base.ts';
import { shippingFaults, shippingProgress, startShipping, type WalSetup } from './index.ts';
import { recoverServer } from './recover.ts';

const PATIENCE = { timeout: 90_000, interval: 200 };
let folder: string;
let server: DebianServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gap-test-'));
  server = await startDebianServer();
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

it('begins anew when the server threw log away, and says so until the new base is whole', async () => {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const { db, close } = openDatabase({ connectionString: server.url }, { max: 1 });
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const store = openStore(folderPlace(join(folder, 'log')));
  const setup: WalSetup = {
    connectionString: server.url,
    store,
    assertRoomForBase: async () => undefined,
    place: 'file:/log',
    spool: join(folder, 'spool'),
    keysDir: join(folder, 'keys'),
    recipients: async () => [recipient],
    pgBin: undefined,
    files: undefined,
    clock: systemClock,
    log: createLog('silent'),
  };
  const bases = async () => (await store.list()).filter((name) => /\/bases\/.*\.json$/.test(name));
  const faults = async () => shippingFaults(await shippingProgress({ db }, setup), systemClock.now());
  const shipped = () => vi.waitFor(async () => expect(await faults()).toEqual([]), PATIENCE);
  const recover = (name: string) =>
    recoverServer(store, {
      folder: join(folder, name),
      identities: [identity],
      pgBin: undefined,
      now: systemClock.now(),
    });
  try {
    await client.query('create table rows (number int)');
    let shipping = startShipping(setup, 'check');
    await vi.waitFor(async () => expect(await bases()).toHaveLength(1), PATIENCE);
    await shipped();
    await shipping.stop();

    // Nobody takes the log, and the server keeps no more of it than it was told.
    await client.query("alter system set max_slot_wal_keep_size = '16MB'");
    await client.query('select pg_reload_conf()');
    for (let number = 1; number <= 6; number += 1) {
      await client.query('insert into rows values ($1)', [number]);
      await client.query('select pg_switch_wal()');
    }
    await client.query('checkpoint');
    expect(await faults()).toContain('gap');

    // Until a base is whole nothing of it may be used.
    let isStoreFull = true;
    let refused = 0;
    const write: typeof store.write = async (name, source) => {
      if (!isStoreFull || !name.includes('/bases/')) return store.write(name, source);
      refused += 1;
      throw new Error('full');
    };
    shipping = startShipping({ ...setup, store: { ...store, write } }, 'check');
    const marked = async () => (await store.list()).filter((name) => name.endsWith('/gap'));
    await vi.waitFor(async () => expect(await marked()).toHaveLength(1), PATIENCE);
    await vi.waitFor(() => expect(refused).toBe(1), PATIENCE);
    await expect(recover('too-early')).rejects.toMatchObject({ refusal: 'incomplete' });
    expect(await bases()).toHaveLength(1);
    isStoreFull = false;
    await vi.waitFor(async () => expect(await bases()).toHaveLength(2), PATIENCE);
    await client.query('insert into rows values (7)');
    const written = systemClock.now().add({ seconds: 1 });
    await vi.waitFor(async () => {
      const { reachedAt } = await shippingProgress({ db }, setup);
      expect(reachedAt && Temporal.Instant.compare(reachedAt, written)).toBe(1);
    }, PATIENCE);
    expect(await faults()).toEqual([]);
    expect(await marked()).toEqual([]);
    await shipping.stop();

    const recovered = await recover('recovered');
    const again = new pg.Client({ ...recovered.connection });
    try {
      await again.connect();
      const { rows } = await again.query<{ number: number }>('select number from rows order by 1');
      expect(rows.map((row) => row.number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    } finally {
      await again.end();
      await recovered.stop();
    }
  } finally {
    await client.end();
    await close();
  }
}, 400_000);

it('makes a base at once beside one that is dated in the future, and takes that for the newer', async () => {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const store = openStore(folderPlace(join(folder, 'ahead')));
  const setup: WalSetup = {
    connectionString: server.url,
    store,
    assertRoomForBase: async () => undefined,
    place: 'file:/ahead',
    spool: join(folder, 'spool-ahead'),
    keysDir: join(folder, 'keys'),
    recipients: async () => [recipient],
    pgBin: undefined,
    files: undefined,
    clock: { now: () => systemClock.now().add({ hours: 24 * 800 }) },
    log: createLog('silent'),
  };
  const bases = async () => (await store.list()).filter((name) => /\/bases\/.*\.json$/.test(name));
  const wrong = startShipping(setup, 'check');
  await vi.waitFor(async () => expect(await bases()).toHaveLength(1), PATIENCE);
  await wrong.stop();
  const right = startShipping({ ...setup, clock: systemClock }, 'check');
  try {
    await vi.waitFor(async () => expect(await bases()).toHaveLength(2), PATIENCE);
  } finally {
    await right.stop();
  }
  const [first, last] = await readBases(store, (await bases())[0]?.split('/')[0] ?? '');
  expect(first && last && first.madeAt > last.madeAt).toBe(true);
}, 200_000);
