/** How far the shipping has come, for the doctor. */
import pg from 'pg';
import { readBases } from './base.ts';
import { partOf } from './segment.ts';
import type { WalSetup } from './setup.ts';

export interface ShippingState {
  /** When the newest whole base was made; undefined: there is none yet. */
  readonly base: string | undefined;
  /** Bytes of the log that the server has written and the store has not; undefined: nothing is in the store. */
  readonly behind: number | undefined;
}

export async function shippingState({ connectionString, store }: Pick<WalSetup, 'connectionString' | 'store'>) {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ root: string; segment: string; position: number; segmentBytes: number }>(
      `select system_identifier::text as root, file_name as segment, file_offset as position,
         (select setting::int from pg_settings where name = 'wal_segment_size') as "segmentBytes"
       from pg_control_system(), pg_walfile_name_offset(pg_current_wal_flush_lsn())`,
    );
    const [now] = rows;
    if (!now) return { base: undefined, behind: undefined } satisfies ShippingState;
    const base = (await readBases(store, now.root)).at(-1)?.madeAt;
    const start = `${now.root}/wal/`;
    const parts = (await store.list(`${now.root}/wal`)).flatMap((name) => partOf(name.slice(start.length)) ?? []);
    const reached = parts.map((part) => number(part.segment, now.segmentBytes) + part.end);
    const written = number(now.segment, now.segmentBytes) + now.position;
    const behind = reached.length === 0 ? undefined : Math.max(0, written - Math.max(...reached));
    return { base, behind } satisfies ShippingState;
  } finally {
    await client.end();
  }
}

/** Where a segment begins in the log, in bytes. */
function number(segment: string, segmentBytes: number): number {
  const [log, position] = [segment.slice(8, 16), segment.slice(16)].map((text) => Number.parseInt(text, 16));
  return (log ?? 0) * 2 ** 32 + (position ?? 0) * segmentBytes;
}
