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

/** `at`: everything written before is in the store. PostgreSQL cuts a name after 63 bytes; this one has 61. */
export async function tellProgress(
  client: Pick<pg.ClientBase, 'query'>,
  segment: string,
  at: Temporal.Instant,
): Promise<void> {
  const name = `${SHIPPER} ${segment} ${at.toString({ smallestUnit: 'second' })}`;
  await client.query("select set_config('application_name', $1, false)", [name]);
}

export interface ShippingProgress {
  /** A program is connected that ships. */
  readonly isRunning: boolean;
  /** The last segment of the log of which the store has something, by the server's name for it. */
  readonly segment: string | undefined;
  /** Everything written before is in the store; undefined: nobody who ships has finished a turn. */
  readonly reachedAt: Temporal.Instant | undefined;
  /** Bytes of the log that the server keeps because they were not taken yet; undefined: it keeps none for the shipping. */
  readonly waitingBytes: number | undefined;
  /** When the newest whole base was made; `unknown`: the store does not answer. */
  readonly base: Temporal.Instant | 'none' | 'unknown';
}

const PATIENCE_MS = 3_000;

export async function shippingProgress(ctx: Context, { store }: Pick<WalSetup, 'store'>): Promise<ShippingProgress> {
  const { rows } = await sql<{ root: string; name: string | null; waiting: number | null }>`
    select system_identifier::text as root,
      (select application_name from pg_stat_activity where datname = current_database()
        and application_name like ${`${SHIPPER}%`} order by length(application_name) desc limit 1) as name,
      (select pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)::float8 from pg_replication_slots
        where slot_name = ${SLOT}) as waiting
    from pg_control_system()`.execute(ctx.db);
  const [found] = rows;
  const [segment = '', at = ''] = found?.name?.slice(SHIPPER.length + 1).split(' ') ?? [];
  return {
    isRunning: found?.name !== null && found !== undefined,
    segment: isSegment(segment) ? segment : undefined,
    reachedAt: isSegment(segment) ? Temporal.Instant.from(at) : undefined,
    waitingBytes: found?.waiting ?? undefined,
    base: await newestBase(store, found?.root ?? ''),
  };
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
