/**
 * The log of a server that the school has left. `last-second` restores from the newest base of all servers, so the old
 * ones serve for nothing once this server has a whole one; and people who are erased now are still in them.
 */
import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { ObjectStore } from '#platform/files/object-store.ts';
import { isAhead } from '#protection/backups';
import type { WalSetup } from './setup.ts';

/** A server that is still in use adds a base each day, whatever else. */
export const FORMER_HOURS = 48;

const ROOT = /^(\d+)\//;

/** Kept with this server's own: it goes when this one is a former one. */
const seenName = (root: string, other: string): string => `${root}/former/${other}`;

/**
 * Removes what is there of servers to which nothing was added for two days, as far as this one, `root`, saw. To be called
 * while it has a whole base.
 */
export async function removeFormer(
  { store, spool, clock, log }: Pick<WalSetup, 'store' | 'spool' | 'clock' | 'log'>,
  root: string,
): Promise<void> {
  const byServer = Map.groupBy(await store.list(), (name) => ROOT.exec(name)?.[1] ?? root);
  byServer.delete(root);
  for (const [other, names] of byServer) {
    if (!(await isLeft(store, seenName(root, other), names, clock.now()))) continue;
    for (const name of names) await store.remove(name);
    await store.remove(seenName(root, other));
    byServer.delete(other);
    log.info({ event: 'wal.former-removed', count: names.length });
  }
  // What had arrived on this machine lies there readable.
  for (const other of await readdir(spool).catch(() => []))
    if (/^\d+$/.test(other) && other !== root && !byServer.has(other))
      await rm(join(spool, other), { recursive: true, force: true });
}

/** Compares with what was seen at the last look at which something had changed. */
async function isLeft(
  store: ObjectStore,
  mark: string,
  names: readonly string[],
  now: Temporal.Instant,
): Promise<boolean> {
  const found = createHash('sha256').update(names.join('\n')).digest('hex');
  const [seen, at] = (await store.has(mark)) ? (await text(store.read(mark))).split(' ') : [];
  // Looked at by a clock that was ahead: counting begins anew.
  if (seen === found && at !== undefined && !isAhead(Temporal.Instant.from(at), now))
    return Temporal.Instant.compare(Temporal.Instant.from(at).add({ hours: FORMER_HOURS }), now) <= 0;
  await store.write(mark, Buffer.from(`${found} ${now}`));
  return false;
}
