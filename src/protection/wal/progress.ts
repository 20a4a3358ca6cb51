/**
 * How far the shipping has come, told where it costs nothing: whoever ships writes it into the name of its own
 * connection, which every session of the same role can read, and which the database forgets with the connection.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Context } from '#platform/context.ts';
import { readBases } from './base.ts';
import { isSegment } from './segment.ts';
import type { WalSetup } from './setup.ts';

export const SHIPPER = 'pobimajomet wal';
export const SLOT = 'pobimajomet';
/** What the server says of a slot whose log it threw away: `max_slot_wal_keep_size` was reached. */
export const LOST = 'lost';

const GAP = 'gap';
const FULL = '!';

/** What whoever ships knows of it. */
export interface Telling {
  /** How far it has come: everything written before `at` is in the store. */
  readonly reached?: { readonly segment: string; readonly at: Temporal.Instant } | undefined;
  /** What is shipped cannot be used: the server threw log away before it was taken, and the base after that is not whole yet. */
  readonly hasGap?: boolean;
  /** Something waits for room on a disk. */
  readonly isFull?: boolean;
}

/** PostgreSQL cuts a name after 63 bytes, and the longest has as many. */
export async function tell(
  client: Pick<pg.ClientBase, 'query'>,
  { reached, hasGap = false, isFull = false }: Telling,
): Promise<void> {
  const far = reached ? [reached.segment, reached.at.toString({ smallestUnit: 'second' })] : [];
  const name = [SHIPPER, ...(hasGap ? [GAP] : far), ...(isFull ? [FULL] : [])].join(' ');
  await client.query("select set_config('application_name', $1, false)", [name]);
}

/** What the database itself knows, whether or not the store answers. */
export interface ShipperState {
  /** A slot is there, or somebody ships: without either, no log was ever shipped. */
  readonly isSetUp: boolean;
  /** A program is connected that ships. */
  readonly isRunning: boolean;
  /** The server threw log away that was not taken: until a new base is whole, nothing after it can be used. */
  readonly hasGap: boolean;
  /** A base, or the log, waits for room on a disk of the machine that ships. */
  readonly isFull: boolean;
  /** The last segment of the log of which the store has something, by the server's name for it. */
  readonly segment: string | undefined;
  /** Everything written before is in the store; undefined: nobody who ships has finished a turn. */
  readonly reachedAt: Temporal.Instant | undefined;
  /** Bytes of the log that the server keeps because they were not taken yet; undefined: it keeps none for the shipping. */
  readonly waitingBytes: number | undefined;
}

export interface ShippingProgress extends ShipperState {
  /** When the newest whole base was made; `unknown`: the store does not answer. */
  readonly base: Temporal.Instant | 'none' | 'unknown';
}

export async function shipperState(ctx: Pick<Context, 'db'>): Promise<ShipperState> {
  const { rows } = await sql<{ name: string | null; status: string | null; waiting: number | null; slot: boolean }>`
    select slot.slot_name is not null as slot, slot.wal_status as status,
      pg_wal_lsn_diff(pg_current_wal_lsn(), slot.restart_lsn)::float8 as waiting,
      (select application_name from pg_stat_activity where datname = current_database()
        and application_name like ${`${SHIPPER}%`} order by length(application_name) desc limit 1) as name
    from (select) one left join pg_replication_slots slot on slot.slot_name = ${SLOT}`.execute(ctx.db);
  const [found] = rows;
  const name = found?.name ?? undefined;
  const words = name?.slice(SHIPPER.length + 1).split(' ') ?? [];
  const [segment = '', at = ''] = words;
  return {
    isSetUp: found?.slot === true || name !== undefined,
    isRunning: name !== undefined,
    hasGap: found?.status === LOST || segment === GAP,
    isFull: words.includes(FULL),
    segment: isSegment(segment) ? segment : undefined,
    reachedAt: isSegment(segment) ? Temporal.Instant.from(at) : undefined,
    waitingBytes: found?.waiting ?? undefined,
  };
}

const PATIENCE_MS = 3_000;

export async function shippingProgress(
  ctx: Pick<Context, 'db'>,
  { store }: Pick<WalSetup, 'store'>,
): Promise<ShippingProgress> {
  const state = await shipperState(ctx);
  const { rows } = await sql<{ root: string }>`
    select system_identifier::text as root from pg_control_system()`.execute(ctx.db);
  return { ...state, base: await newestBase(store, rows[0]?.root ?? '') };
}

/** A store that is away keeps nobody waiting for its retries. */
async function newestBase(store: WalSetup['store'], root: string): Promise<ShippingProgress['base']> {
  const answered = new AbortController();
  const asked = readBases(store, root)
    .then((bases) => bases.at(-1)?.madeAt ?? 'none')
    .catch(() => 'unknown' as const);
  const silent = pause(PATIENCE_MS, 'unknown' as const, { signal: answered.signal }).catch(() => 'unknown' as const);
  const told = await Promise.race([asked, silent]);
  answered.abort();
  return told === 'none' || told === 'unknown' ? told : Temporal.Instant.from(told);
}
