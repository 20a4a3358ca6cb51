/** A store of the log without room for a base: the log goes on, it is said, and heals by itself. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { systemClock } from '#platform/clock.ts';
import { openDatabase } from '#platform/database/database.ts';
import { DiskFull, freeBytes, RESERVE } from '#platform/disk.ts';
import { openStore } from '#platform/files/object-store.ts';
import { folderPlace } from '#platform/files/place.ts';
import { createLog } from '#platform/log/log.ts';
import { mount, whyNoSmallDisk } from '#tests/drills/full-disk.ts';
import { type DebianServer, startDebianServer } from '#tests/harness/debian-server.ts';
import { readBases } from './base.ts';
import { shippingFaults, shippingProgress, startShipping, type WalSetup } from './index.ts';

const PATIENCE = { timeout: 90_000, interval: 200 };
const DAY: Temporal.DurationLike = { hours: 25 };
let folder: string;
let server: DebianServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'no-room-test-'));
  server = await startDebianServer();
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A shipping whose clock can be set forward, and whose bases can be refused. */
async function shipper(spool: string) {
  const { db, close } = openDatabase({ connectionString: server.url }, { max: 1 });
  const ahead = { seconds: 0 };
  const room = { isFull: false, refused: 0 };
  const store = openStore(folderPlace(join(folder, 'log')));
  const recipient = await identityToRecipient(await generateX25519Identity());
  const setup: WalSetup = {
    connectionString: server.url,
    store,
    assertRoomForBase: async (bytes) => {
      if (!room.isFull) return;
      room.refused += 1;
      expect(bytes).toBeGreaterThan(0);
      throw new DiskFull();
    },
    place: 'file:/log',
    spool,
    keysDir: join(folder, 'keys'),
    recipients: async () => [recipient],
    pgBin: undefined,
    files: undefined,
    clock: { now: () => systemClock.now().add(ahead) },
    log: createLog('silent'),
  };
  const progress = () => shippingProgress({ db }, setup);
  const faults = async () => shippingFaults(await progress(), setup.clock.now());
  const bases = async () => readBases(store, (await store.list())[0]?.split('/')[0] ?? '');
  const isShippedSince = async (since: Temporal.Instant) => {
    const { reachedAt } = await progress();
    expect(reachedAt && Temporal.Instant.compare(reachedAt, since)).toBe(1);
  };
  const advance = (by: Temporal.DurationLike) => {
    ahead.seconds += Temporal.Duration.from(by).total('seconds');
  };
  return { setup, db, close, room, faults, bases, isShippedSince, advance };
}

it('ships on from the base before while the next has no room, and makes it once there is some', async () => {
  const { setup, db, close, room, faults, bases, isShippedSince, advance } = await shipper(join(folder, 'spool'));
  const shipping = startShipping(setup, 'check');
  try {
    await vi.waitFor(async () => expect(await bases()).toHaveLength(1), PATIENCE);
    await vi.waitFor(async () => expect(await faults()).toEqual([]), PATIENCE);
    room.isFull = true;
    advance(DAY);
    await vi.waitFor(async () => expect(await faults()).toEqual(['no_room']), PATIENCE);
    const since = setup.clock.now().add({ seconds: 1 });
    await sql`create table rows as select 1 as number`.execute(db);
    await vi.waitFor(() => isShippedSince(since), PATIENCE);
    // Not again with each turn: each try costs the server a checkpoint.
    expect(room.refused).toBe(1);
    expect(await bases()).toHaveLength(1);
    room.isFull = false;
    advance({ minutes: 10 });
    await vi.waitFor(async () => expect(await bases()).toHaveLength(2), PATIENCE);
    await vi.waitFor(async () => expect(await faults()).toEqual([]), PATIENCE);
  } finally {
    await shipping.stop();
    await close();
  }
}, 200_000);

it('takes nothing more in where the folder that the log arrives in has no room, and goes on once it has', async ({
  skip,
}) => {
  const impossible = await whyNoSmallDisk(folder);
  if (impossible) skip(impossible);
  const disk = join(folder, 'disk');
  await mount(disk, `${RESERVE + (64 << 20)}`);
  const { setup, close, faults, advance, isShippedSince } = await shipper(join(disk, 'wal'));
  await mkdir(setup.spool);
  const ballast = join(disk, 'ballast');
  const shipping = startShipping(setup, 'check');
  try {
    await vi.waitFor(async () => expect(await faults()).toEqual([]), PATIENCE);
    await writeFile(ballast, Buffer.alloc((await freeBytes(disk)) - RESERVE / 4));
    await vi.waitFor(async () => expect(await faults()).toContain('no_room'), PATIENCE);
    await rm(ballast);
    advance({ minutes: 10 });
    const since = setup.clock.now();
    await vi.waitFor(() => isShippedSince(since), PATIENCE);
    await vi.waitFor(async () => expect(await faults()).toEqual([]), PATIENCE);
  } finally {
    await shipping.stop();
    await close();
    await promisify(execFile)('umount', ['--lazy', disk]);
  }
}, 200_000);
