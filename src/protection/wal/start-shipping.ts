/**
 * Ships the log of a PostgreSQL server while the school is in use: a base each day, and every few seconds what was
 * written since. One program ships at a time; another takes over when it ends. A fault is told in the log and tried
 * again: the server keeps what was not taken yet (its replication slot). Where it did not, a new base begins anew.
 */
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Clock } from '#platform/clock.ts';
import { programsFor, type Running } from '#platform/database/programs.ts';
import { traceOf } from '#platform/log/log.ts';
import { isAhead } from '#protection/backups';
import { BASE_HOURS, makeBase, readBases, removeOldBases, removeUnfinished } from './base.ts';
import { removeFormer } from './former.ts';
import { beginAnew, hasGapMark, isLogLost, removeGapMark } from './gap.ts';
import { mayReceive } from './log-store.ts';
import { SHIPPER, type Telling, tell } from './progress.ts';
import { guardRoom, receive, ShippingFailed } from './receive.ts';
import { isSegment } from './segment.ts';
import type { WalSetup } from './setup.ts';
import { fileShipper } from './ship-files.ts';
import { segmentShipper } from './ship-segments.ts';

/** What is lost with the server's disk is at most what was written in this time, and in the sending of it. */
export const SHIP_EVERY_MS = 2_000;
const RETRY_MS = 10_000;
/** A base that found no room is tried again, at the cost of a checkpoint of the server. */
const ROOM_AGAIN: Temporal.DurationLike = { minutes: 10 };
const SETTLED_MS = 1_000;
const LOCK = 7_402_028;
/** The store is looked through for the log of servers that the school has left, and for what a kill left. */
const LOOK_EVERY: Temporal.DurationLike = { hours: 1 };

interface Shipping {
  stop(): Promise<void>;
}

export function startShipping(setup: WalSetup, secretCheck: string): Shipping {
  const ending = new AbortController();
  const { signal } = ending;
  const rest = (milliseconds: number) => pause(milliseconds, undefined, { signal }).catch(() => undefined);
  const work = (async () => {
    while (!signal.aborted) {
      await shipOn(setup, secretCheck, signal, rest).catch((error: unknown) => {
        if (!signal.aborted) setup.log.error({ event: 'wal.failed', error: traceOf(error) });
      });
      await rest(RETRY_MS);
    }
  })();
  return {
    stop: async () => {
      ending.abort();
      await work;
    },
  };
}

/** Returns when another program ships, or `signal` says to end. */
async function shipOn(
  setup: WalSetup,
  secretCheck: string,
  signal: AbortSignal,
  rest: (milliseconds: number) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ connectionString: setup.connectionString, application_name: SHIPPER });
  client.on('error', () => undefined);
  await client.connect();
  let receiving: Running | undefined;
  try {
    const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [LOCK]);
    if (rows[0]?.locked !== true) return;
    const server = await lookAtServer(client);
    const programs = await programsFor(server.major, setup.pgBin);
    const spool = join(setup.spool, server.root);
    await mkdir(spool, { recursive: true, mode: 0o700 });
    const { root } = server;
    const target = { store: setup.store, root, recipients: await setup.recipients() };
    const newest = (await readBases(setup.store, root)).at(-1);
    let base = newest?.madeAt;
    let baseBytes = newest?.bytes ?? 0;
    if (await isLogLost(client, { spool, hasBase: base !== undefined })) {
      await beginAnew(client, { store: setup.store, root, spool, now: setup.clock.now() });
      setup.log.error({ event: 'wal.gap' });
    }
    let hasGap = await hasGapMark(setup.store, root);
    if (hasGap) await tell(client, { hasGap });
    const ship = segmentShipper({ folder: spool, ...target });
    while (!(await mayReceive(spool)) && !signal.aborted) {
      // What lies there is carried off, and that makes room.
      await unlessFull(ship);
      await tell(client, { hasGap, isFull: true });
      await rest(SHIP_EVERY_MS);
    }
    receiving = await receive(setup, programs, spool);
    guardRoom(receiving, spool);
    const files = setup.files && fileShipper(client, setup.files, target);
    await files?.shipAll();
    const ended = receiving.ended.then((status) => {
      throw new ShippingFailed('receiver ended', `${status}: ${receiving?.said()}`);
    });
    ended.catch(() => undefined);
    let lookedAt: Temporal.Instant | undefined;
    let refusedAt: Temporal.Instant | undefined;
    let reached: Telling['reached'];
    const turn = async (): Promise<void> => {
      const at = setup.clock.now();
      const isTaken = await unlessFull(async () => {
        const segment = await ship();
        await files?.shipNew(at);
        if (segment !== undefined && base !== undefined && !hasGap) reached = { segment, at };
      });
      const isFull = !isTaken || refusedAt !== undefined;
      await tell(client, { reached, hasGap, isFull });
    };
    while (!signal.aborted) {
      const isOwed = hasGap || isDue(base, { hours: BASE_HOURS }, setup.clock);
      if (isOwed && isDue(refusedAt, ROOM_AGAIN, setup.clock)) {
        const facts = { ...server.facts, ...(await positionOf(client)), madeAt: stamp(setup.clock), secretCheck };
        const turns = turning(turn);
        const shipped = async () => {
          await turns.end();
          await shipTo(client, spool, ship, ended);
        };
        // A slot that its last user still holds is refused at once, and nothing would arrive of what the base needs.
        await Promise.race([rest(SETTLED_MS), ended]);
        if (signal.aborted) break;
        const hadRoom = await unlessFull(async () => {
          await setup.assertRoomForBase(baseBytes);
          ({ madeAt: base, bytes: baseBytes } = await makeBase(setup, { root, programs, facts }, shipped));
          await removeGapMark(setup.store, root);
          hasGap = false;
        }).finally(() => turns.end().catch(() => undefined));
        refusedAt = hadRoom ? undefined : setup.clock.now();
        setup.log[hadRoom ? 'info' : 'error']({ event: hadRoom ? 'wal.base' : 'wal.no-room' });
        if (hadRoom) {
          await removeOldBases(setup.store, root);
          await files?.shipAll();
        }
      }
      await Promise.race([turn(), ended]);
      if (isDue(lookedAt, LOOK_EVERY, setup.clock)) {
        await removeFormer(setup, root);
        await removeUnfinished(setup.store, root, setup.clock.now());
        lookedAt = setup.clock.now();
      }
      await Promise.race([rest(SHIP_EVERY_MS), ended]);
    }
    // What was written up to the end goes too.
    await turn();
  } finally {
    receiving?.process.kill('SIGTERM');
    await receiving?.ended.catch(() => undefined);
    await client.end().catch(() => undefined);
  }
}

/** Whether there was room for it; what fails otherwise is thrown. */
async function unlessFull(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    return false;
  }
}

/** The base of a large server takes hours: what is written meanwhile is shipped on. `end` throws what a turn threw. */
function turning(turn: () => Promise<void>): { end(): Promise<void> } {
  const ending = new AbortController();
  const { signal } = ending;
  const work = (async () => {
    while (!signal.aborted) {
      await turn();
      await pause(SHIP_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  })();
  work.catch(() => undefined);
  return {
    end: () => {
      ending.abort();
      return work;
    },
  };
}

/** What was done last at a moment that has yet to come was done by a clock that was ahead: nobody knows how long ago. */
function isDue(last: Temporal.Instant | string | undefined, every: Temporal.DurationLike, clock: Clock): boolean {
  if (last === undefined) return true;
  const at = Temporal.Instant.from(last);
  return isAhead(at, clock.now()) || Temporal.Instant.compare(at.add(every), clock.now()) <= 0;
}

const stamp = (clock: Clock): string => clock.now().toString({ smallestUnit: 'second' });

async function lookAtServer(client: pg.Client) {
  const { rows } = await client.query<{
    root: string;
    version: number;
    bytes: number;
    database: string;
    user: string;
  }>(`select system_identifier::text as root, current_setting('server_version_num')::int as version,
       (select setting::int from pg_settings where name = 'wal_segment_size') as bytes,
       current_database() as database, current_user as user from pg_control_system()`);
  const [found] = rows;
  if (!found) throw new ShippingFailed('server unknown', 'it does not tell what it is');
  const { root, version, bytes, database, user } = found;
  const major = Math.floor(version / 10_000);
  return { root, major, facts: { major, segmentBytes: bytes, database, user } };
}

async function positionOf(client: pg.Client): Promise<{ firstSegment: string }> {
  const { rows } = await client.query<{ segment: string }>(
    'select pg_walfile_name(pg_current_wal_insert_lsn()) as segment',
  );
  return { firstSegment: rows[0]?.segment ?? '' };
}

/** Ships until the log that is there now is in the store: the server begins another segment, and this one is whole. */
async function shipTo(
  client: pg.Client,
  spool: string,
  ship: () => Promise<unknown>,
  ended: Promise<never>,
): Promise<void> {
  const { rows } = await client.query<{ segment: string }>('select pg_walfile_name(pg_switch_wal()) as segment');
  const segment = rows[0]?.segment ?? '';
  for (let turn = 0; turn < 300; turn += 1) {
    // Asked first: what arrives while the rest is shipped is not shipped yet.
    const received = await isReceived(spool, segment);
    await ship();
    if (received) return;
    await Promise.race([pause(200), ended]);
  }
  throw new ShippingFailed('base does not arrive', segment);
}

async function isReceived(spool: string, segment: string): Promise<boolean> {
  const names = (await readdir(spool)).filter(isSegment);
  return names.some((name) => name >= segment);
}
